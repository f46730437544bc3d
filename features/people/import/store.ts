import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { importPieces } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { watchEncoding } from "../rules/decode";
import { FILE_BYTES_AT_MOST } from "../rules/read-file";

const PIECE_BYTES = 1024 * 1024;

/**
 * Keeps a file piece by piece as it comes in, and finds out how its letters are written.
 * @returns its size in bytes and its encoding
 * @throws AppError too_large, once all of it has come: a browser whose upload is cut off shows a broken connection
 */
export async function storeFile(
  draftId: string,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ size: number; encoding: string }> {
  const watch = watchEncoding();
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let size = 0;
  let position = 0;
  const flush = async () => {
    if (heldBytes === 0) return;
    await getDb()
      .insert(importPieces)
      .values({ draftId, position, bytes: Buffer.concat(held) });
    position += 1;
    held = [];
    heldBytes = 0;
  };
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > FILE_BYTES_AT_MOST) continue;
    for (let from = 0; from < chunk.byteLength; from += PIECE_BYTES) {
      const part = chunk.subarray(from, from + PIECE_BYTES);
      watch.see(part);
      held.push(part);
      heldBytes += part.byteLength;
      if (heldBytes >= PIECE_BYTES) await flush();
    }
  }
  if (size > FILE_BYTES_AT_MOST) {
    throw new AppError("too_large", `${name} has more than 50 MB. Leave out the columns we do not need.`);
  }
  await flush();
  return { size, encoding: watch.encoding() };
}

/** A kept file's bytes, one piece in memory at a time. */
export async function* storedPieces(
  draftId: string,
  tell: (bytes: number) => Promise<void> = async () => {},
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for (let position = 0; ; position += 1) {
    const [piece] = await getDb()
      .select({ bytes: importPieces.bytes })
      .from(importPieces)
      .where(sql`${importPieces.draftId} = ${draftId} and ${importPieces.position} = ${position}`);
    if (!piece) return;
    yield piece.bytes;
    size += piece.bytes.byteLength;
    await tell(size);
  }
}
