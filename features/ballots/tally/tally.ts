import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { rounds } from "@/db/schema";
import { publishRound, readAsked } from "@/features/results/gate/publish";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import * as hpke from "@/lib/hpke";
import { openProgress, type Progress } from "@/lib/progress";
import { destroyRoundKeys, listRoundKeys, readSealingKeys } from "@/lib/round-keys";
import { transaction } from "@/lib/transaction";
import { countBallots, emptyBox, readBox, type SealedBallot } from "../box";
import { readPublicUnits, readQuestions } from "../promise";
import { type Place, receiptMessage, sealContext } from "../rules/envelope";
import { fingerprintOf, unitHash } from "../rules/manifest";
import { type BallotAnswers, decodeBallot } from "../rules/paper";
import { Count, countIssued } from "./count";
import { drawParts, type Kept, keepAnswers, keepComments, keepReceipts, wordsOf } from "./keep";

const ONLY_THE_PORTAL = "Rounds are counted by the portal itself.";
const KEY_LOST =
  "The key of this round was lost, so no answer in it can be opened by anybody. Nothing was counted; please ask again.";
/** Ballots whose words are held in memory at once. */
const IN_ONE_PART = 20_000;
const FOREIGN_DAYS = 100;

type Ways = {
  /** Fewer in one part, so that a test need not cast as many. */
  inOnePart?: number;
};

/** A folder that is not mounted looks like a lost key: nothing is burnt before somebody could have looked. */
const PATIENCE_HOURS = 24;
const KEY_MISSING =
  "The key of this round is not in SEAL_DIR. It is counted once the folder is there again; after a day the round is void.";

type Round = typeof rounds.$inferSelect;
type Opener = (ballot: SealedBallot) => BallotAnswers | null;

/**
 * Counts a closed round, once: in one transaction it opens the box, lets the gate decide what may be shown, writes
 * counts, cells, comments and the board, and burns the sealed ballots and the list of who picked one up. Then, and only
 * then, it destroys the keys. Safe to run again after a crash at any point.
 * @throws AppError forbidden for anybody but the portal, not_found, conflict while the round is open, gone while its key
 * is missing and may yet come back
 */
export async function tallyRound(
  actor: Actor,
  { roundId }: { roundId: string },
  { inOnePart = IN_ONE_PART }: Ways = {},
): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  const keys = await readSealingKeys(roundId);
  const progress = openProgress(`tally:${roundId}`, 2 * (await countBallots(getDb(), roundId)));
  try {
    await transaction(async (tx) => {
      const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId)).for("update");
      if (!round) throw new AppError("not_found", "There is no such round.");
      if (round.state === "open" || round.state === "cutting") {
        throw new AppError("conflict", "This round is still open.");
      }
      if (round.state !== "closed") return;
      if (keys) await count(tx, actor, round, { keys, progress, inOnePart });
      else if (isBeyondHope(round)) await voidRound(tx, actor, round);
      else throw new AppError("gone", KEY_MISSING);
    });
  } finally {
    await progress.end();
  }
  await destroyRoundKeys(roundId);
}

/**
 * Destroys the keys of every round that is over: at each start, in case a crash came between. A round that this database
 * has never heard of may be open in another one that shares the folder, so its keys wait until it surely is over.
 */
export async function destroySpentKeys(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  const longAgo = Date.now() - FOREIGN_DAYS * 86_400_000;
  for (const { roundId, writtenAt } of await listRoundKeys()) {
    const [round] = await getDb().select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId));
    const isSpent = round
      ? round.state === "published" || round.state === "void"
      : writtenAt.getTime() < longAgo;
    if (isSpent) await destroyRoundKeys(roundId);
  }
}

type Work = { keys: hpke.SealingKeys; progress: Progress; inOnePart: number };

async function count(tx: Db, actor: Actor, round: Round, { keys, progress, inOnePart }: Work) {
  const asked = await readAsked(tx, round.id);
  const places = await readPlaces(tx, round);
  const open = opener(keys, places, await readQuestions(tx, round.id));
  const issued = await countIssued(tx, round.id);

  const first = new Count(asked);
  await readBox(tx, round.id, (ballot) => first.add(ballot, open(ballot)), progress.report);
  const voided = first.stuffed(issued);
  const counted = first.result(issued, voided);
  const published = await publishRound(tx, round, counted);
  await keepAnswers(tx, round.id, asked, counted, published);

  const worded = asked.flatMap(({ key, kind }) => (kind === "comment" ? [key] : []));
  const { parts, partOfWords, partOfReceipt } = drawParts(first.withWords, inOnePart);
  const positions = new Map<string, number>();
  let onBoard = 0;
  for (let part = 0; part < parts; part += 1) {
    const kept: Kept = { comments: [], receipts: [] };
    const keep = (ballot: SealedBallot) => {
      if (voided.has(ballot.unitId)) return;
      const receipt = receiptOf(ballot, places);
      const isListed = partOfReceipt(receipt) === part;
      const keys = worded.filter((key) => partOfWords(ballot, key) === part);
      const content = isListed || keys.length > 0 ? open(ballot) : null;
      if (!content) return;
      kept.comments.push(...wordsOf(ballot, content, keys));
      if (isListed) kept.receipts.push(receipt);
    };
    await readBox(tx, round.id, keep, (read) => progress.report(first.all + Math.ceil(read / parts)));
    await keepComments(tx, round.id, asked, kept.comments, published, positions);
    await keepReceipts(tx, round.id, kept.receipts);
    onBoard += kept.receipts.length;
  }
  await emptyBox(tx, round.id);
  const counts = { issued: sum(issued), cast: first.all, counted: onBoard };
  await tx
    .update(rounds)
    .set({ state: "published", publishedAt: now(), ...counts })
    .where(eq(rounds.id, round.id));
  await record(tx, actor, "round published", `round:${round.id}`, counts);
}

/** Where each box stands in the round's promise: what a ballot's seal is bound to. */
async function readPlaces(tx: Db, round: Round): Promise<Map<string, Place>> {
  const manifestHash = await fingerprintOf(round.manifest ?? "");
  const units = await readPublicUnits(tx, round.id);
  return new Map(
    await Promise.all(
      units.map(
        async (unit): Promise<[string, Place]> => [unit.id, { manifestHash, unitHash: await unitHash(unit) }],
      ),
    ),
  );
}

function opener(
  keys: hpke.SealingKeys,
  places: ReadonlyMap<string, Place>,
  questions: Parameters<typeof decodeBallot>[1],
): Opener {
  return ({ unitId, publicKey, version, sealed }) => {
    const place = places.get(unitId);
    if (!place) return null;
    try {
      return decodeBallot(hpke.open(keys, sealed, sealContext({ place, publicKey, version })), questions);
    } catch {
      // Spoiled: it was put into the table past the box. It counts as cast and says nothing.
      return null;
    }
  };
}

function receiptOf(
  { unitId, publicKey, version, sealed }: SealedBallot,
  places: ReadonlyMap<string, Place>,
): Buffer {
  const place = places.get(unitId);
  if (!place) throw new Error("a ballot that was opened has a place");
  return createHash("sha256").update(receiptMessage({ place, publicKey, version }, sealed)).digest();
}

function isBeyondHope({ closedAt, closesAt }: Round): boolean {
  return now().getTime() - (closedAt ?? closesAt).getTime() > PATIENCE_HOURS * 3_600_000;
}

async function voidRound(tx: Db, actor: Actor, { id }: Round): Promise<void> {
  await emptyBox(tx, id);
  await tx.update(rounds).set({ state: "void", closeReason: KEY_LOST }).where(eq(rounds.id, id));
  await record(tx, actor, "round voided", `round:${id}`);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, n) => all + n, 0);
}
