import { createHmac, randomBytes } from "node:crypto";
import type { Db } from "@/db/client";
import { board, publishedComments } from "@/db/schema";
import { answers } from "@/db/schema/answers";
import type { Asked, Counted, Published } from "@/features/results/gate/publish";
import { shuffled } from "@/lib/shuffle";
import type { SealedBallot } from "../box";
import type { BallotAnswers } from "../rules/paper";

/**
 * Answers are kept as counts under their published block, each question by itself; what no published unit holds is not
 * kept. The order of the rows is the order of blocks and values, so it says nothing.
 */
export async function keepAnswers(
  tx: Db,
  roundId: string,
  asked: readonly Asked[],
  { values }: Counted,
  { blocks }: Published,
): Promise<void> {
  for (const { key, questionId, serviceId } of asked) {
    const sums = new Map<string, number[]>();
    for (const [unitId, blockId] of blocks.get(key) ?? []) {
      const histogram = values.get(unitId)?.get(key);
      if (blockId && histogram) sums.set(blockId, add(sums.get(blockId), histogram));
    }
    const rows = [...sums]
      .sort()
      .flatMap(([blockId, histogram]) =>
        histogram.flatMap((n, value) =>
          n > 0 ? [{ roundId, serviceId, blockId, questionId, value, n }] : [],
        ),
      );
    await insertAll(rows, (some) => tx.insert(answers).values(some));
  }
}

/** What is read of a round's box on its second turn: comments and receipts. */
export type Kept = { comments: { key: string; unitId: string; body: string }[]; receipts: Buffer[] };

/**
 * Sorts a box into parts, so that each can be held in memory however large the box is. Every comment's part is drawn at
 * random, by a secret that is forgotten at the end; receipts go by their own order. So neither which part a comment was
 * written with nor which receipts were written beside it says whose it is.
 */
export function drawParts(ballots: number, inOnePart: number) {
  const parts = Math.max(1, Math.ceil(ballots / inOnePart));
  const secret = randomBytes(32);
  const partOfWords = ({ publicKey }: SealedBallot, key: string) =>
    createHmac("sha256", secret).update(publicKey).update(key).digest().readUInt32BE(0) % parts;
  const partOfReceipt = (receipt: Buffer) => Math.floor((receipt.readUInt32BE(0) / 2 ** 32) * parts);
  return { parts, partOfWords, partOfReceipt };
}

/** Numbers comments where they are read, over all parts. */
export type Positions = Map<string, number>;

/** Publishes the comments of one part, shuffled, in a table of their own: beside no number, no time, no key. */
export async function keepComments(
  tx: Db,
  roundId: string,
  asked: readonly Asked[],
  comments: Kept["comments"],
  { places }: Published,
  positions: Positions,
): Promise<void> {
  const serviceOf = new Map(asked.map(({ key, serviceId }) => [key, serviceId]));
  const rows = shuffled(comments).flatMap(({ key, unitId, body }) => {
    const readAt = places.get(key)?.get(unitId);
    if (!readAt) return [];
    const position = (positions.get(`${key} ${readAt}`) ?? 0) + 1;
    positions.set(`${key} ${readAt}`, position);
    return [{ roundId, serviceId: serviceOf.get(key) ?? null, unitId: readAt, position, body }];
  });
  await insertAll(rows, (some) => tx.insert(publishedComments).values(some));
}

/** The public board: one hash for each ballot that counts, in the order of the hashes. */
export async function keepReceipts(tx: Db, roundId: string, receipts: readonly Buffer[]): Promise<void> {
  const rows = [...receipts].sort(Buffer.compare).map((hash) => ({ roundId, hash }));
  await insertAll(rows, (some) => tx.insert(board).values(some));
}

/** What a ballot says in words to these questions. */
export function wordsOf(
  { unitId }: SealedBallot,
  { comments }: BallotAnswers,
  keys: readonly string[],
): Kept["comments"] {
  return keys.flatMap((key) => {
    const body = comments[key];
    return body ? [{ key, unitId, body }] : [];
  });
}

function add(a: readonly number[] | undefined, b: readonly number[]): number[] {
  return b.map((n, i) => n + (a?.[i] ?? 0));
}

// A statement takes 65,535 parameters at most.
const ROWS = 5000;

async function insertAll<T>(rows: readonly T[], insert: (some: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) await insert(rows.slice(from, from + ROWS));
}
