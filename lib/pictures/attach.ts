import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pictures } from "@/db/schema";
import { AppError } from "../errors";

/**
 * Lets something hold a picture that its owner sent, inside the caller's transaction; from then on it is kept.
 * @param visibleTo "inside": everybody signed in may load its address. "case": nobody but its owner may, and a feature's
 *   own query hands it out by readPictureBytes. One that everybody sees already stays so.
 * @throws AppError not_found when it is not theirs, or was thrown away
 */
export async function attachPicture(
  tx: Db,
  { pictureId, ownerId, visibleTo }: { pictureId: string; ownerId: string; visibleTo: "inside" | "case" },
): Promise<void> {
  const wider = sql<
    "inside" | "case"
  >`case when ${pictures.visibleTo} = 'inside' then 'inside' else ${visibleTo} end`;
  const [attached] = await tx
    .update(pictures)
    .set({ visibleTo: wider })
    .where(and(eq(pictures.id, pictureId), eq(pictures.ownerId, ownerId)))
    .returning({ id: pictures.id });
  if (!attached) {
    throw new AppError(
      "not_found",
      "The picture is no longer here: one that belongs to nothing is thrown away after a day. Choose it again.",
    );
  }
}

/**
 * Takes a picture out of everybody's sight that hangs nowhere any more, inside the caller's transaction, once the row that
 * held it says so: from then on its address is its owner's alone. Somebody's portrait, or one in another frame, stays.
 */
export async function takePictureBack(tx: Db, pictureId: string): Promise<void> {
  await tx.execute(sql`
    update pictures p
    set visible_to = case when exists (select 1 from nominations where picture_id = p.id) then 'case' else 'owner' end
    where p.id = ${pictureId} and p.owner_id is not null
      and not exists (select 1 from people where picture_id = p.id)
      and not exists (select 1 from wins where picture_id = p.id and show_picture and consent = 'given')`);
}
