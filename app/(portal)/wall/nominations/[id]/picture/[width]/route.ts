import { readCasePicture } from "@/features/awards/queries/case-files";
import { pictureAnswer } from "@/lib/pictures/answer";
import { acceptedFormats } from "@/lib/pictures/formats";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string; width: string }> };

/** The picture of a case at a width, for whoever may read the case. */
export const GET = route<Context>(async (actor, request, { params }) => {
  const { id, width } = await params;
  const formats = acceptedFormats(request.headers.get("accept") ?? "");
  const pixels = /^[1-9]\d{1,3}$/.test(width) ? Number(width) : 0;
  const picture = await readCasePicture(actor, id, pixels, formats);
  return pictureAnswer(picture, { isForAll: false });
});
