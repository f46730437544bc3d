import { eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { nominationDrafts } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import type { Draft } from "../input";

/**
 * Keeps a case for later, in place of what was kept before: one each, and nobody else ever reads it. Nothing about it is
 * recorded, so that nobody can see who thinks of putting up whom.
 * @throws AppError not_signed_in
 */
export async function saveDraft(actor: Actor, draft: Draft): Promise<void> {
  const { personId } = requirePerson(actor);
  const kept = { draft: { ...draft }, savedAt: now() };
  await transaction(async (tx) => {
    await tx
      .insert(nominationDrafts)
      .values({ personId, ...kept })
      .onConflictDoUpdate({ target: nominationDrafts.personId, set: kept });
  });
}

/** Lets a kept case go. Safe to repeat. @throws AppError not_signed_in */
export async function dropDraft(actor: Actor): Promise<void> {
  const { personId } = requirePerson(actor);
  await getDb().delete(nominationDrafts).where(eq(nominationDrafts.personId, personId));
}
