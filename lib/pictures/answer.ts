import type { ServedPicture } from "./read";

/**
 * A picture as an answer. What everybody inside may see is named by an address that never means another picture, and
 * may be kept for ever by this browser alone; anything else is not kept at all.
 */
export function pictureAnswer(
  { contentType, bytes }: ServedPicture,
  { isForAll }: { isForAll: boolean },
): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": contentType,
      "cache-control": isForAll ? "private, max-age=31536000, immutable" : "private, no-store",
      vary: "Accept",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
  });
}
