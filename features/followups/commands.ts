import { eq } from "drizzle-orm";
import type { z } from "zod";
import { getDb } from "@/db/client";
import { followUps, people } from "@/db/schema";
import { getPlace } from "@/features/results/queries/standing";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { MoveFollowUp, PromiseFollowUp } from "./input";
import { canMoveFollowUp } from "./policy";
import { canMove } from "./rules";

/**
 * Promises something to a unit's people: what they said, what will be done, by whom, until when, and how they will know.
 * @throws AppError not_signed_in, not_found (not theirs to see), forbidden, invalid
 */
export async function promiseFollowUp(
  actor: Actor,
  input: z.output<typeof PromiseFollowUp>,
): Promise<{ followUpId: string }> {
  const { personId } = requirePerson(actor);
  const { mayAct } = await getPlace(actor, input.unitId);
  authorize(actor, mayAct, "A follow-up is promised by the lead, the line above or the people team.");
  if (input.dueOn < now().toISOString().slice(0, 10)) {
    throw new AppError("invalid", "The day is over already.", { dueOn: "Choose today or a later day." });
  }
  return transaction(async (tx) => {
    const [owner] = await tx
      .select({ leftAt: people.leftAt })
      .from(people)
      .where(eq(people.id, input.ownerId));
    if (!owner || (owner.leftAt && owner.leftAt <= now())) {
      throw new AppError("invalid", "This person is not here.", { ownerId: "Choose somebody who is here." });
    }
    const [written] = await tx
      .insert(followUps)
      .values({
        ...input,
        roundId: input.roundId || null,
        stage: "on_the_table",
        createdBy: personId,
        createdAt: now(),
      })
      .returning({ id: followUps.id });
    if (!written) throw new Error("no follow-up was written");
    await record(tx, actor, "follow-up promised", `follow-up:${written.id}`, { unitId: input.unitId });
    return { followUpId: written.id };
  });
}

/**
 * Moves a follow-up to another stage. Served takes a sentence on what came of it and is the end.
 * @throws AppError not_signed_in, not_found, forbidden, invalid, conflict
 */
export async function moveFollowUp(
  actor: Actor,
  input: z.output<typeof MoveFollowUp>,
): Promise<{ followUpId: string }> {
  requirePerson(actor);
  const { followUpId, stage } = input;
  const outcome = input.outcome?.trim() || null;
  if (stage === "served" && !outcome) {
    const sentence = "Say what came of it, also when nothing moved.";
    throw new AppError("invalid", sentence, { outcome: sentence });
  }
  await requireMover(actor, followUpId);
  return transaction(async (tx) => {
    const [before] = await tx.select().from(followUps).where(eq(followUps.id, followUpId)).for("update");
    if (!before) throw missing();
    if (!canMove(before.stage, stage))
      throw new AppError("conflict", "It is there already, or served for good.");
    const served = stage === "served" ? { servedAt: now(), outcome } : {};
    await tx
      .update(followUps)
      .set({ stage, ...served })
      .where(eq(followUps.id, followUpId));
    await record(tx, actor, "follow-up moved", `follow-up:${followUpId}`, { from: before.stage, to: stage });
    return { followUpId };
  });
}

/** An owner from another unit may move their own promise without seeing that unit's health. */
async function requireMover(actor: Actor, followUpId: string): Promise<void> {
  const [promise] = await getDb()
    .select({ unitId: followUps.unitId, ownerId: followUps.ownerId })
    .from(followUps)
    .where(eq(followUps.id, followUpId));
  if (!promise) throw missing();
  if (canMoveFollowUp(actor, false, promise.ownerId)) return;
  const { mayAct } = await getPlace(actor, promise.unitId);
  authorize(
    actor,
    canMoveFollowUp(actor, mayAct, promise.ownerId),
    "This follow-up is somebody else's to move.",
  );
}

function missing(): AppError {
  return new AppError("not_found", "There is no such follow-up.");
}
