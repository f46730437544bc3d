import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { encodePicture } from "@/lib/pictures/encode";
import { holdPicture, storePicture } from "@/lib/pictures/store";
import { transaction } from "@/lib/transaction";
import type { About } from "../input";
import { canEditPerson } from "../policy";

/** Writes the line that stands under one's name. @throws AppError not_signed_in, forbidden */
export async function writeAbout(actor: Actor, { personId, about }: About): Promise<void> {
  authorize(actor, canEditPerson(actor, personId), "Only they can write this line.");
  await transaction(async (tx) => {
    await tx.update(people).set({ about }).where(eq(people.id, personId));
    await record(tx, actor, "about changed", `person:${personId}`);
  });
}

/**
 * Hangs a new picture of oneself, re-encoded before the transaction.
 * @param bytes the file as it came; at most 15 MB
 * @returns the picture's id
 * @throws AppError not_signed_in, too_large, invalid
 */
export async function changePicture(actor: Actor, { bytes }: { bytes: Uint8Array }): Promise<string> {
  const { personId } = requirePerson(actor);
  const held = await holdPicture(await encodePicture(bytes));
  return transaction(async (tx) => {
    const pictureId = await storePicture(tx, held);
    await tx.update(people).set({ pictureId }).where(eq(people.id, personId));
    await record(tx, actor, "picture changed", `person:${personId}`);
    return pictureId;
  });
}
