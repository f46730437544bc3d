import { pictureAnswer } from "@/lib/pictures/answer";
import { acceptedFormats, formatOfEnding } from "@/lib/pictures/formats";
import { readPicture } from "@/lib/pictures/read";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string; width: string }> };

/**
 * A picture at one of its widths, in the smallest format that the browser takes; `/640.jpg` asks for one format (mails,
 * shared links). The office screen, which does not sign in, has a door of its own below /kiosk: no key stands in an address.
 */
export const GET = route<Context>(async (actor, request, { params }) => {
  const { id, width } = await params;
  const [, pixels, ending] = /^([1-9]\d{1,3})(?:\.(jpg|webp|avif))?$/.exec(width) ?? [];
  const formats = ending ? [formatOfEnding(ending)] : acceptedFormats(request.headers.get("accept") ?? "");
  const picture = await readPicture(actor, id, Number(pixels ?? 0), formats);
  return pictureAnswer(picture, picture);
});
