/** Bytes of a request's body, or null when there were more than `most`; `size` is what came either way. */
export type Body = { bytes: Uint8Array | null; size: number };

const DRAINED_AT_MOST = 100 * 1024 * 1024;

/**
 * Reads a body into memory up to a limit. What comes after it is read and thrown away, because a browser whose upload is
 * cut off shows a broken connection instead of our sentence; beyond a hundred megabytes nobody waits for one.
 */
export async function readBody(request: Request, most: number): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(request)) {
    size += chunk.byteLength;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (size > most + DRAINED_AT_MOST) break;
  }
  return { bytes: size <= most ? new Uint8Array(Buffer.concat(chunks)) : null, size };
}

/** The body chunk by chunk; nothing for a request without one. */
export async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) yield part.value;
}
