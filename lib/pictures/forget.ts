import { inArray, type SQL, sql } from "drizzle-orm";
import { pictureSizes, pictures } from "@/db/schema";
import { dropFiles } from "../storage/keep";
import { transaction } from "../transaction";

const AT_ONCE = 200;

/**
 * Throws pictures away that nothing holds: nobody's portrait, no case, no frame, no draft, no import that could be undone.
 * @param which of them, about `p`
 * @returns how many
 */
export async function forgetPictures(which: SQL): Promise<number> {
  return transaction(async (tx) => {
    const rows = await tx.execute<{ id: string; original: string | null }>(sql`
      select p.id, p.original_key as original from pictures p
      where (${which})
        and not exists (select 1 from people where picture_id = p.id)
        and not exists (select 1 from nominations where picture_id = p.id)
        and not exists (select 1 from wins where picture_id = p.id)
        and not exists (select 1 from import_pictures where picture_id = p.id)
        and not exists (select 1 from import_changes where before ->> 'picture_id' = p.id)
        and not exists (select 1 from nomination_drafts d
          where d.person_id = p.owner_id and d.draft ->> 'pictureId' = p.id)
      limit ${AT_ONCE} for update of p skip locked`);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const sizes = await tx
      .delete(pictureSizes)
      .where(inArray(pictureSizes.pictureId, ids))
      .returning({ key: pictureSizes.fileKey });
    await tx.delete(pictures).where(inArray(pictures.id, ids));
    await dropFiles(tx, [...sizes.map(({ key }) => key), ...rows.flatMap(({ original }) => original ?? [])]);
    return rows.length;
  });
}
