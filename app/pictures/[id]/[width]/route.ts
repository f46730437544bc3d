import { readPicture } from "@/lib/images";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string; width: string }> };

/** A picture at one of its widths. The address names the content, so it may be kept for ever, by this browser alone. */
export const GET = route<Context>(async (actor, _request, { params }) => {
  const { id, width } = await params;
  const picture = await readPicture(actor, id, Number(width) || 0);
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      "content-type": picture.contentType,
      "cache-control": "private, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'",
    },
  });
});
