import { eq, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { issuances, rounds } from "@/db/schema";
import { answerComments, answers } from "@/db/schema/answers";
import { type OpenedBallot, publishPulse } from "@/features/results/gate/publish-pulse";
import { publishServiceRound } from "@/features/results/gate/publish-services";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import * as hpke from "@/lib/hpke";
import { destroyRoundKeys, listRoundKeys, type RoundKeys, readRoundKeys } from "@/lib/round-keys";
import { shuffled } from "@/lib/shuffle";
import { transaction } from "@/lib/transaction";
import { emptyBox, type SealedBallot } from "./box";
import { type BallotQuestion, decodeBallot, sealContext } from "./rules";

const ONLY_THE_PORTAL = "Rounds are counted by the portal itself.";
const KEY_LOST =
  "The key of this round was lost, so no answer in it can be opened by anybody. Nothing was counted; please ask again.";

type Round = typeof rounds.$inferSelect;

/**
 * Counts a closed round, once: in one transaction it opens the box, lets the gate decide what may be shown, writes
 * answers and cells, and deletes the sealed ballots and the list of who picked one up. Then it destroys the keys.
 * Safe to run again after a crash at any point.
 * @throws AppError forbidden for anybody but the portal, not_found, conflict while the round is open
 */
export async function tallyRound(actor: Actor, { roundId }: { roundId: string }): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  const keys = await readRoundKeys(roundId);
  await transaction(async (tx) => {
    const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId)).for("update");
    if (!round) throw new AppError("not_found", "There is no such round.");
    if (round.state === "open") throw new AppError("conflict", "This round is still open.");
    if (round.state !== "closed") return;
    if (round.kind === "service")
      await finish(tx, actor, round, { cast: await publishServiceRound(tx, roundId) });
    else if (keys) await finish(tx, actor, round, await countPulse(tx, round, keys));
    else await voidRound(tx, actor, round);
  });
  await destroyRoundKeys(roundId);
}

/** Destroys the keys of every round that is over, and of rounds that never opened: at each start, in case a crash came between. */
export async function destroySpentKeys(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  const anHourAgo = Date.now() - 3_600_000;
  for (const { roundId, writtenAt } of await listRoundKeys()) {
    const [round] = await getDb().select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId));
    const isSpent = round
      ? round.state === "published" || round.state === "void"
      : writtenAt.getTime() < anHourAgo;
    if (isSpent) await destroyRoundKeys(roundId);
  }
}

async function countPulse(tx: Db, round: Round, keys: RoundKeys): Promise<{ issued: number; cast: number }> {
  const questions = await readQuestions(tx, round.id);
  const opened: OpenedBallot[] = [];
  let cast = 0;
  await emptyBox(tx, round.id, (sealed) => {
    cast += 1;
    const ballot = openBallot(keys, sealed, questions);
    if (ballot) opened.push(ballot);
  });
  const issued = await countIssued(tx, round.id);
  const trusted = withoutStuffedUnits(opened, issued);
  const blocks = await publishPulse(tx, round, trusted);
  await storeAnswers(tx, round.id, questions, trusted, blocks);
  await tx.delete(issuances).where(eq(issuances.roundId, round.id));
  return { issued: [...issued.values()].reduce((sum, n) => sum + n, 0), cast };
}

function openBallot(
  keys: RoundKeys,
  ballot: SealedBallot,
  questions: readonly BallotQuestion[],
): OpenedBallot | null {
  const { roundId, unitId, tokenHash, sealed } = ballot;
  const context = sealContext(roundId, unitId, new Uint8Array(tokenHash));
  const content = decodeBallot(hpke.open(keys.sealing, sealed, context), questions);
  return content && { unitId, ...content };
}

/** More ballots in a unit's box than were handed out there: none of them can be trusted. The round goes on without it. */
function withoutStuffedUnits(
  ballots: readonly OpenedBallot[],
  issued: ReadonlyMap<string, number>,
): OpenedBallot[] {
  const cast = new Map<string, number>();
  for (const { unitId } of ballots) cast.set(unitId, (cast.get(unitId) ?? 0) + 1);
  return ballots.filter(({ unitId }) => (cast.get(unitId) ?? 0) <= (issued.get(unitId) ?? 0));
}

/**
 * Answers lie under their published block, each question shuffled by itself and comments apart, so no two values of one
 * person stand in the same place. What no published unit holds is not kept.
 */
async function storeAnswers(
  tx: Db,
  roundId: string,
  questions: readonly BallotQuestion[],
  ballots: readonly OpenedBallot[],
  blocks: ReadonlyMap<string, string | null>,
): Promise<void> {
  const held = ballots.flatMap(({ unitId, ...ballot }) => {
    const blockId = blocks.get(unitId);
    return blockId ? [{ blockId, ...ballot }] : [];
  });
  for (const { id: questionId } of questions) {
    const values = held.flatMap(({ blockId, answers: given }) => {
      const value = given[questionId];
      return value === undefined ? [] : [{ roundId, blockId, questionId, value }];
    });
    await insertAll(shuffled(values), (rows) => tx.insert(answers).values(rows));
  }
  const comments = held
    .filter(({ comment }) => comment !== "")
    .map(({ blockId, comment }) => ({ roundId, blockId, body: comment }));
  await insertAll(shuffled(comments), (rows) => tx.insert(answerComments).values(rows));
}

async function insertAll<T>(rows: readonly T[], insert: (some: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) await insert(rows.slice(from, from + 5000));
}

async function readQuestions(tx: Db, roundId: string): Promise<BallotQuestion[]> {
  const rows = await tx.execute(sql`
    select question_id as id, kind, text from round_questions where round_id = ${roundId} order by position`);
  return rows as unknown as BallotQuestion[];
}

async function countIssued(tx: Db, roundId: string): Promise<Map<string, number>> {
  const rows = await tx.execute(sql`
    select r.answers_in as unit, count(*)::int as n
    from issuances i join round_roster r using (round_id, person_id) where i.round_id = ${roundId} group by 1`);
  return new Map(rows.map(({ unit, n }) => [String(unit), Number(n)]));
}

async function finish(
  tx: Db,
  actor: Actor,
  { id }: Round,
  counts: { issued?: number; cast: number },
): Promise<void> {
  await tx
    .update(rounds)
    .set({ state: "published", publishedAt: now(), ...counts })
    .where(eq(rounds.id, id));
  await record(tx, actor, "round published", `round:${id}`, counts);
}

async function voidRound(tx: Db, actor: Actor, { id }: Round): Promise<void> {
  await emptyBox(tx, id, () => {});
  await tx.delete(issuances).where(eq(issuances.roundId, id));
  await tx.update(rounds).set({ state: "void", closeReason: KEY_LOST }).where(eq(rounds.id, id));
  await record(tx, actor, "round voided", `round:${id}`);
}
