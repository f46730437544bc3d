import { changePicture } from "@/features/people/commands/profile";
import { requirePerson } from "@/lib/actor";
import { readBody } from "@/lib/body";
import { AppError } from "@/lib/errors";
import { PICTURE_BYTES_AT_MOST } from "@/lib/pictures/limits";
import { route } from "@/lib/route";

/** Hangs a new picture of oneself: the body is the file as it is. Answers `{pictureId}`. */
export const POST = route(async (actor, request) => {
  requirePerson(actor);
  const { bytes, size } = await readBody(request, PICTURE_BYTES_AT_MOST);
  if (!bytes) {
    const megabytes = Math.round(size / 1024 / 1024);
    throw new AppError("too_large", `This picture has ${megabytes} MB; 15 MB is the most we take.`);
  }
  return Response.json({ pictureId: await changePicture(actor, { bytes }) });
});
