import { requirePerson } from "@/lib/actor";
import { readBody } from "@/lib/body";
import { tooHeavy } from "@/lib/pictures/encode";
import { focalOf } from "@/lib/pictures/focal";
import { PICTURE_BYTES_AT_MOST } from "@/lib/pictures/limits";
import { sendPicture } from "@/lib/pictures/upload";
import { route } from "@/lib/route";
import { inTurn } from "@/lib/upload-turns";

/** Takes a picture: the body is the file as it is, `?focal=x,y,zoom` where to cut it. Answers `{pictureId}`. */
export const POST = route(async (actor, request) =>
  inTurn(requirePerson(actor).personId, async () => {
    const focal = focalOf(request);
    const { bytes, size } = await readBody(request, PICTURE_BYTES_AT_MOST);
    if (!bytes) throw tooHeavy(size);
    return Response.json({ pictureId: await sendPicture(actor, { bytes, focal }) });
  }),
);
