import { randomBytes } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { storedFiles } from "@/db/schema";
import { now } from "../clock";
import { AppError, withoutWords } from "../errors";
import { enqueue } from "../jobs";
import { log } from "../log";
import { objectStore } from "./objects";

/** Bytes that wait for their row: already in the object storage, or (`bytes`) still to be written into the database. */
export type HeldFile = { key: string; contentType: string; size: number; bytes: Uint8Array | null };

/**
 * Puts bytes where they are kept, before any transaction: with object storage they are written there now, so that a row
 * never names what is not there. Without a row they are swept after a day.
 * @throws AppError unavailable when the storage does not answer
 */
export async function holdFile(
  folder: "pictures" | "files",
  contentType: string,
  bytes: Uint8Array,
): Promise<HeldFile> {
  const key = `${folder}/${randomBytes(16).toString("hex")}`;
  const objects = objectStore();
  if (objects) await ask(() => objects.put(key, bytes, contentType));
  return { key, contentType, size: bytes.byteLength, bytes: objects ? null : bytes };
}

/** Writes the rows of held bytes. */
export async function storeFiles(tx: Db, held: readonly HeldFile[]): Promise<void> {
  if (held.length === 0) return;
  await tx.insert(storedFiles).values(held.map((file) => ({ ...file, storedAt: now() })));
}

/** Bytes by their key, wherever they lie; undefined when there are none. @throws AppError unavailable */
export async function readFile(key: string): Promise<{ contentType: string; bytes: Uint8Array } | undefined> {
  const [file] = await getDb()
    .select({ contentType: storedFiles.contentType, bytes: storedFiles.bytes })
    .from(storedFiles)
    .where(eq(storedFiles.key, key));
  if (!file) return undefined;
  const bytes = file.bytes ?? (await readObject(key));
  return bytes ? { contentType: file.contentType, bytes } : undefined;
}

/** The bytes of a file whose row says that they lie outside the database. @throws AppError unavailable */
export async function readObject(key: string): Promise<Uint8Array | null> {
  const objects = objectStore();
  if (!objects) log.error({ key }, "a file lies in object storage, which is not set");
  return objects ? ask(() => objects.get(key)) : null;
}

/**
 * Forgets files that nothing names any more: their rows in the caller's transaction, their objects once it has committed.
 */
export async function dropFiles(tx: Db, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const away = await tx
    .delete(storedFiles)
    .where(inArray(storedFiles.key, [...keys]))
    .returning({ key: storedFiles.key });
  if (objectStore()) await enqueue(tx, "remove-objects", { keys: away.map(({ key }) => key).join(" ") });
}

/** Removes objects whose rows are gone. @throws AppError unavailable: then the job comes again */
export async function removeObjects(keys: readonly string[]): Promise<void> {
  const objects = objectStore();
  if (objects) for (const key of keys) await ask(() => objects.remove(key));
}

async function ask<T>(storage: () => Promise<T>): Promise<T> {
  try {
    return await storage();
  } catch (error) {
    log.error({ err: withoutWords(error) }, "the object storage does not answer");
    throw new AppError(
      "unavailable",
      "The place where pictures and files are kept does not answer. Nothing was changed; please try again soon.",
    );
  }
}
