import { requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { focalOf } from "@/lib/pictures/focal";
import { cropPicture } from "@/lib/pictures/upload";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

/** Cuts a picture of one's own anew at `?focal=x,y,zoom`. Answers `{pictureId}`, another one if the old one hangs. */
export const POST = route<Context>(async (actor, request, { params }) => {
  requirePerson(actor);
  const { id } = await params;
  const focal = focalOf(request);
  if (!focal) throw new AppError("invalid", "Say where to cut the picture.");
  return Response.json({ pictureId: await cropPicture(actor, { pictureId: id, focal }) });
});
