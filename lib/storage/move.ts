import { eq, isNotNull, isNull } from "drizzle-orm";
import { getDb } from "@/db/client";
import { storedFiles } from "@/db/schema";
import { removeObjects } from "./keep";
import { objectStore } from "./objects";

const AT_ONCE = 20;

/**
 * Moves the bytes of all files into the object storage that is set, or back into the database. Each file is in its new place
 * before it leaves the old one, so that the portal may serve on meanwhile and a move that was cut off is simply begun again.
 * @param to where they go
 * @returns how many were moved
 * @throws Error when no storage is set, or when it does not answer
 */
export async function moveFiles(to: "storage" | "database"): Promise<number> {
  const objects = objectStore();
  if (!objects) throw new Error("No S3-compatible storage is set.");
  const isElsewhere = to === "storage" ? isNotNull(storedFiles.bytes) : isNull(storedFiles.bytes);
  let moved = 0;
  for (;;) {
    const rows = await getDb()
      .select()
      .from(storedFiles)
      .where(isElsewhere)
      .orderBy(storedFiles.key)
      .limit(AT_ONCE);
    if (rows.length === 0) return moved;
    for (const { key, contentType, bytes } of rows) {
      if (bytes) await objects.put(key, bytes, contentType);
      const fetched = bytes ? null : await objects.get(key);
      if (!bytes && !fetched) throw new Error(`The storage has lost ${key}; nothing of it was changed.`);
      await getDb().update(storedFiles).set({ bytes: fetched }).where(eq(storedFiles.key, key));
      if (fetched) await removeObjects([key]);
      moved += 1;
    }
  }
}
