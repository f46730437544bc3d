import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cycles, peerVotes } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Vote } from "../input";
import { canRunAwards, tiesToContender, whyNotTakePart } from "../policy";
import { readBonds, readCases } from "../queries/read-cases";
import { readStanding } from "../queries/taking-part";
import { contendersOf, stands, whyNotVote } from "../rules/votes";
import { lockCycle } from "./cycles";

const A_WEEK = 7 * 86_400_000;

/**
 * Gives one's vote to somebody on the shortlist, instead of an earlier one. The audit keeps nothing of it, not even that
 * somebody voted: names go with the count.
 * @throws AppError not_signed_in, not_found (also for a case for oneself or one's table), forbidden (not one's award, own
 * case, own reporting line), gone (taken back, or they left), closed
 */
export async function castVote(actor: Actor, { cycleId, nominationId }: Vote): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { rules } = await lockOpenVote(tx, cycleId);
    const contenders = contendersOf(await readCases(tx, { cycleId }));
    const chosen = contenders.find(({ cases }) => cases.some(({ id }) => id === nominationId));
    const ties = chosen && tiesToContender(await readBonds(tx, personId), chosen);
    if (!chosen || ties?.isTheirs || !chosen.cases.some(({ isShortlisted }) => isShortlisted))
      throw new AppError("not_found", "There is no such story in this vote. Nothing was changed.");
    const standing = chosen.cases.find(stands);
    if (!standing) throw new AppError("gone", "They can no longer be voted for. Choose another story.");
    const sentence =
      whyNotTakePart("vote", rules, await readStanding(tx, personId, rules)) ?? (ties && whyNotVote(ties));
    authorize(actor, !sentence, sentence ?? undefined);
    await tx
      .insert(peerVotes)
      .values({ cycleId, personId, nominationId: standing.id })
      .onConflictDoUpdate({
        target: [peerVotes.cycleId, peerVotes.personId],
        set: { nominationId: standing.id },
      });
  });
}

/** Takes one's vote back, as if it had never been given. @throws AppError not_signed_in, not_found, closed */
export async function takeVoteBack(actor: Actor, { cycleId }: { cycleId: string }): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    await lockOpenVote(tx, cycleId);
    const mine = and(eq(peerVotes.cycleId, cycleId), eq(peerVotes.personId, personId));
    const [gone] = await tx.delete(peerVotes).where(mine).returning({ cycleId: peerVotes.cycleId });
    if (!gone) throw new AppError("not_found", "You have no vote here. Nothing was changed.");
  });
}

/**
 * Gives a vote that nobody took part in another week; the announcement moves with it.
 * @throws AppError not_signed_in, forbidden, not_found, closed
 */
export async function extendVote(actor: Actor, { cycleId }: { cycleId: string }): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state !== "judging" || cycle.voters !== 0)
      throw new AppError("closed", "Only a vote that ended without a single vote gets another week.");
    const decideBy = new Date(now().getTime() + A_WEEK);
    const announceAt = new Date(decideBy.getTime() + cycle.announceAt.getTime() - cycle.decideBy.getTime());
    await tx.update(cycles).set({ voters: null, decideBy, announceAt }).where(eq(cycles.id, cycleId));
    await record(tx, actor, "vote extended", `cycle:${cycleId}`, { until: decideBy.toISOString() });
  });
}

/** The cycle of a vote that takes votes now, held until the transaction ends, so that no count begins in between. */
async function lockOpenVote(tx: Db, cycleId: string) {
  const cycle = await lockCycle(tx, cycleId, "share");
  if (cycle.rules.decidedBy !== "peers")
    throw new AppError("not_found", "There is no such vote. Nothing was changed.");
  const isOpen = cycle.state === "judging" && cycle.voters === null && cycle.decideBy > now();
  if (!isOpen) throw new AppError("closed", "This vote is not open. Nothing was changed.");
  return cycle;
}
