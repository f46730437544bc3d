import { actorOfDisplay } from "@/lib/auth/displays";
import { readPicture } from "@/lib/pictures/store";
import { route } from "@/lib/route";

type Context = { params: Promise<{ id: string; width: string }> };

/**
 * A picture at one of its widths. The address names the content, so it may be kept for ever, by this browser alone.
 * The office screen, which does not sign in, adds its token as `?screen=`.
 */
export const GET = route<Context>(async (actor, request, { params }) => {
  const { id, width } = await params;
  const token = new URL(request.url).searchParams.get("screen");
  const asker = token ? await actorOfDisplay(token) : actor;
  const picture = await readPicture(asker, id, Number(width) || 0);
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      "content-type": picture.contentType,
      "cache-control": "private, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'",
    },
  });
});
