import { actorOfScreen } from "@/lib/auth/display-cookie";
import { pictureAnswer } from "@/lib/pictures/answer";
import { readPicture } from "@/lib/pictures/read";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string; width: string }> };

/** A picture that hangs on the wall, for an office screen. It keeps its copies itself, and deletes them when it is taken down. */
export const GET = route<Context>(async (_actor, _request, { params }) => {
  const { id, width } = await params;
  const picture = await readPicture(await actorOfScreen(), id, Number(width) || 0, [
    "image/webp",
    "image/jpeg",
  ]);
  return pictureAnswer(picture, { isForAll: false });
});
