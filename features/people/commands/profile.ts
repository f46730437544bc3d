import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { attachPicture } from "@/lib/pictures/attach";
import { transaction } from "@/lib/transaction";
import type { About, OwnPicture } from "../input";
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
 * Hangs a picture of oneself that was sent before; everybody signed in sees it from now on.
 * @throws AppError not_signed_in; not_found when it is not theirs or was thrown away
 */
export async function hangPicture(actor: Actor, { pictureId }: OwnPicture): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    await attachPicture(tx, { pictureId, ownerId: personId, visibleTo: "inside" });
    await tx.update(people).set({ pictureId }).where(eq(people.id, personId));
    await record(tx, actor, "picture changed", `person:${personId}`);
  });
}

/** Takes the picture of oneself down; one's initials stand in its frame then. @throws AppError not_signed_in */
export async function takePictureDown(actor: Actor): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    await tx.update(people).set({ pictureId: null }).where(eq(people.id, personId));
    await record(tx, actor, "picture taken down", `person:${personId}`);
  });
}
