import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cycles, nominations, peerVotes } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError, isAppError } from "@/lib/errors";
import { shuffled } from "@/lib/shuffle";
import { transaction } from "@/lib/transaction";
import { canRunAwards } from "../policy";
import { readCases, readWonMonths } from "../queries/read-cases";
import { readVotes } from "../queries/vote";
import { type Ranking, rankCases } from "../rules/ranking";
import { citationOf } from "../rules/story";
import { countVoices } from "../rules/voices";
import { contendersOf, stands } from "../rules/votes";
import type { Case } from "../types";
import { type Crowning, crown } from "./crown";
import { lockCycle } from "./cycles";
import { eachDue } from "./due";

/**
 * Counts a vote whose time is over and crowns whoever has most votes: totals are kept, who voted for whom is deleted in
 * the same transaction. Votes for a case that was taken back, or whose nominee left, count for nobody; the vote of
 * somebody who left since counts as it was given.
 * @returns the win, or null when nobody voted or nobody who got votes can win: then the people team decides what next
 * @throws AppError not_signed_in, forbidden, not_found, conflict (the vote still runs), closed (counted already)
 */
export async function countVotes(
  actor: Actor,
  { cycleId }: { cycleId: string },
): Promise<{ winId: string | null }> {
  authorize(actor, canRunAwards(actor));
  return transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.rules.decidedBy !== "peers") throw new AppError("not_found", "There is no such vote.");
    if (cycle.state !== "judging" || cycle.voters !== null)
      throw new AppError("closed", "These votes were counted already.");
    if (cycle.decideBy > now())
      throw new AppError("conflict", "The vote still runs. It is counted when its time is over.");
    return { winId: await count(tx, actor, cycle) };
  });
}

/** Counts every vote whose time is over. For the schedule; safe to repeat. @throws AppError forbidden */
export async function countDueVotes(actor: Actor): Promise<void> {
  const due = and(
    eq(cycles.state, "judging"),
    sql`${cycles.rules} ->> 'decidedBy' = 'peers'`,
    isNull(cycles.voters),
    lte(cycles.decideBy, now()),
  );
  await eachDue(actor, due, (tx, cycle) => count(tx, actor, cycle));
}

async function count(tx: Db, actor: Actor, cycle: Crowning["cycle"]): Promise<string | null> {
  const standing = (await readCases(tx, { cycleId: cycle.id })).filter(stands);
  const ids = standing.map(({ id }) => id);
  const voters = await countAndForget(tx, cycle.id, ids);
  await tx.update(cycles).set({ voters }).where(eq(cycles.id, cycle.id));
  await record(tx, actor, "votes counted", `cycle:${cycle.id}`, { voted: voters > 0 });
  return crownFirst(tx, actor, { ...cycle, voters }, standing);
}

/** Totals into the cases, names out of the table. @returns how many votes count */
async function countAndForget(tx: Db, cycleId: string, caseIds: string[]): Promise<number> {
  if (caseIds.length > 0) {
    await tx
      .update(nominations)
      .set({
        votes: sql`(select count(*) from ${peerVotes} where ${peerVotes.nominationId} = ${nominations.id})`,
      })
      .where(inArray(nominations.id, caseIds));
  }
  await tx.delete(peerVotes).where(eq(peerVotes.cycleId, cycleId));
  return [...(await readVotes(tx, cycleId)).values()].reduce((sum, votes) => sum + votes, 0);
}

/** Crowns the first of the count whom nothing holds back. Who got no vote cannot win. */
async function crownFirst(
  tx: Db,
  actor: Actor,
  cycle: Crowning["cycle"],
  standing: readonly Case[],
): Promise<string | null> {
  const { order, decidedBy } = await rank(tx, cycle, standing);
  const stories = new Map(standing.map(({ id, story }) => [id, story]));
  for (const [i, { nominationId }] of order.entries()) {
    const citation = citationOf(stories.get(nominationId) ?? "");
    const tieRule = i === 0 ? decidedBy : null;
    try {
      const crowned = { cycle, nominationId, citation, ranking: order, tieRule, reason: "" };
      return (await crown(tx, actor, crowned)).winId;
    } catch (error) {
      // Crown refuses before it writes anything: the next one has its turn.
      if (!isAppError(error) || error.code !== "conflict") throw error;
    }
  }
  return null;
}

async function rank(tx: Db, cycle: Crowning["cycle"], standing: readonly Case[]): Promise<Ranking> {
  const votes = await readVotes(tx, cycle.id);
  const ranked = [];
  for (const { cases } of contendersOf(standing)) {
    const points = cases.reduce((sum, { id }) => sum + (votes.get(id) ?? 0), 0);
    if (points === 0) continue;
    const [first] = cases;
    const { voices, teams } = countVoices(cases.flatMap((one) => one.voices));
    const [lastWon = null] = await readWonMonths(tx, cycle.awardId, first.nominee, { alsoAsked: true });
    ranked.push({ nominationId: first.id, points, voices, teams, lastWon });
  }
  return rankCases(ranked, cycle.rules.tie, await drawLots(tx, ranked));
}

/** A place in a draw for each, kept with the story. */
async function drawLots(tx: Db, ranked: readonly { nominationId: string }[]): Promise<Map<string, number>> {
  const drawn = shuffled(ranked);
  for (const [i, { nominationId }] of drawn.entries()) {
    await tx
      .update(nominations)
      .set({ lot: i + 1 })
      .where(eq(nominations.id, nominationId));
  }
  return new Map(drawn.map(({ nominationId }, i) => [nominationId, i + 1]));
}
