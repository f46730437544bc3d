import { sharePainting } from "@/components/wall/share-picture";
import { getShare } from "@/features/wall/queries/win";
import { paint } from "@/lib/pictures/paint";
import { route } from "@/lib/route";

type Context = { params: Promise<{ winId: string }> };

/** A frame as a picture to share, for whoever may see it, while it hangs; it is painted anew each time. */
export const GET = route<Context>(async (actor, _request, { params }) => {
  const { frame, portrait } = await getShare(actor, (await params).winId);
  const picture = await paint(sharePainting(frame, portrait));
  return new Response(Buffer.from(picture), {
    headers: {
      "content-type": "image/png",
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
});
