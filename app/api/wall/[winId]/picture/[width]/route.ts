import { getStoryPicture } from "@/features/wall/queries/win";
import { pictureAnswer } from "@/lib/pictures/answer";
import { acceptedFormats } from "@/lib/pictures/formats";
import { readPictureBytes } from "@/lib/pictures/read";
import { route } from "@/lib/route";

type Context = { params: Promise<{ winId: string; width: string }> };

/** The picture that came with a winner's story, for whoever may see the frame, and only while it hangs. */
export const GET = route<Context>(async (actor, request, { params }) => {
  const { winId, width } = await params;
  const { pictureId } = await getStoryPicture(actor, winId);
  const formats = acceptedFormats(request.headers.get("accept") ?? "");
  return pictureAnswer(await readPictureBytes(pictureId, Number(width) || 0, formats), { isForAll: false });
});
