import { inArray } from "drizzle-orm";
import { getDb } from "@/db/client";
import { storedFiles } from "@/db/schema";
import { removeObjects } from "./keep";
import { objectStore } from "./objects";

/**
 * Removes objects that were written before `time` and that no row names: what is left when a transaction failed after its
 * objects were written, or when the storage was away while rows went.
 * @returns how many
 */
export async function sweepObjects(time: Date): Promise<number> {
  const objects = objectStore();
  if (!objects) return 0;
  let removed = 0;
  for (const folder of ["pictures", "files"]) {
    let after: string | null = null;
    do {
      const page = await objects.list(folder, after);
      const old = page.objects.filter(({ writtenAt }) => writtenAt < time).map(({ key }) => key);
      const named = new Set(await namedOf(old));
      const orphans = old.filter((key) => !named.has(key));
      await removeObjects(orphans);
      removed += orphans.length;
      after = page.next;
    } while (after);
  }
  return removed;
}

async function namedOf(keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await getDb()
    .select({ key: storedFiles.key })
    .from(storedFiles)
    .where(inArray(storedFiles.key, keys));
  return rows.map(({ key }) => key);
}
