import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shifts } from "@/db/schema";
import { answers } from "@/db/schema/answers";
import { randomFrom, seedFrom } from "@/lib/seeded";
import { discoveries } from "../statistics/benjamini-hochberg";
import { countOf, type Histogram, permutationTest } from "../statistics/permutation";
import { addUp } from "./add-up";
import type { QuestionKind } from "./figures";
import { type Round, readTree } from "./rosters";

/** At most this share of the shifts that a round announces is luck. */
const FALSE_DISCOVERIES = 0.1;
const VALUES = 11;

/** How often each answer was given in a unit with everything below it. */
export type Raw = {
  unitId: string;
  questionId: string;
  serviceId: string | null;
  kind: QuestionKind;
  histogram: Histogram;
};

type Before = Pick<Raw, "unitId" | "questionId" | "serviceId" | "histogram"> & { roundId: string };

/** Each figure has one key: service (or none), unit, question. */
type Place = Pick<Raw, "unitId" | "questionId" | "serviceId">;

/**
 * Tests departments and everything larger for a shift since the last published round in which the same figure was a
 * number. Leaving out units of a published set only joins blocks, so every block of these cells has k people in both rounds.
 * @param raw answers of the units that show a number in this round; hidden units, bands and words are not among them
 */
export async function publishShifts(tx: Db, round: Round, raw: readonly Raw[]): Promise<void> {
  const before = new Map((await readBefore(tx, round)).map((one) => [nameOf(one), one]));
  const tests = raw.flatMap((now) => {
    const last = before.get(nameOf(now));
    if (!last) return [];
    const random = randomFrom(seedFrom(`${round.id} ${nameOf(now)}`));
    const p = permutationTest(last.histogram, now.histogram, random);
    return [{ now, last, p: Number(p.toPrecision(2)) }];
  });
  const found = discoveries(
    tests.map(({ p }) => p),
    FALSE_DISCOVERIES,
  );
  const rows = tests.map(({ now: { unitId, questionId, serviceId, kind, histogram }, last, p }, i) => ({
    roundId: round.id,
    sinceRoundId: last.roundId,
    unitId,
    questionId,
    serviceId,
    p,
    verdict: found[i] ? directionOf(kind, last.histogram, histogram) : ("none" as const),
  }));
  for (let from = 0; from < rows.length; from += 5000) {
    await tx.insert(shifts).values(rows.slice(from, from + 5000));
  }
}

/** Up is better: higher answers, or fewer times of being passed on. */
function directionOf(kind: QuestionKind, before: Histogram, now: Histogram): "up" | "down" {
  const rose = meanOf(now) > meanOf(before);
  return rose === (kind !== "passed_on") ? "up" : "down";
}

function meanOf(histogram: Histogram): number {
  return histogram.reduce((sum, n, value) => sum + n * value, 0) / countOf(histogram);
}

/** Where each large unit's figure was a number for the last time, with the raw answers of then. */
async function readBefore(tx: Db, round: Round): Promise<Before[]> {
  const last = await readLast(tx, round);
  const before: Before[] = [];
  // One round at a time: drivers take turns, so each of the last rounds has some of them.
  for (const roundId of new Set(last.map((place) => place.roundId))) {
    const places = last.filter((place) => place.roundId === roundId);
    const units = await readTree(tx, { id: roundId, kind: round.kind });
    const blocks = await readBlocks(tx, roundId, [...new Set(places.map(({ questionId }) => questionId))]);
    for (const [tree, own] of blocks) {
      const sums = addUp(units, own);
      for (const place of places) {
        if (treeOf(place) !== tree) continue;
        before.push({ ...place, histogram: sums.get(place.unitId) ?? [] });
      }
    }
  }
  return before;
}

async function readLast(tx: Db, { id, kind, opensAt }: Round): Promise<Omit<Before, "histogram">[]> {
  const rows = await tx.execute(sql`
    select distinct on (c.service_id, c.unit_id, c.question_id) c.service_id as "serviceId",
      c.unit_id as "unitId", c.question_id as "questionId", c.round_id as "roundId"
    from cells c join rounds r on r.id = c.round_id
    where r.kind = ${kind} and r.state = 'published' and r.opens_at < ${opensAt.toISOString()}::timestamptz
      and c.stats is not null
      and c.unit_id in (select unit_id from round_units where round_id = ${id} and kind <> 'team')
    order by c.service_id, c.unit_id, c.question_id, r.opens_at desc`);
  return rows as unknown as Omit<Before, "histogram">[];
}

/** A round's answers by tree and question, then by block. */
async function readBlocks(
  tx: Db,
  roundId: string,
  questionIds: readonly string[],
): Promise<Map<string, Map<string, number[]>>> {
  const rows = await tx
    .select()
    .from(answers)
    .where(and(eq(answers.roundId, roundId), inArray(answers.questionId, [...questionIds])));
  const trees = new Map<string, Map<string, number[]>>();
  for (const { blockId, value, n, ...place } of rows) {
    const tree = trees.get(treeOf(place)) ?? new Map<string, number[]>();
    trees.set(treeOf(place), tree);
    const histogram = tree.get(blockId) ?? new Array<number>(VALUES).fill(0);
    tree.set(blockId, histogram);
    histogram[value] = n;
  }
  return trees;
}

function treeOf({ serviceId, questionId }: Pick<Raw, "serviceId" | "questionId">): string {
  return `${serviceId ?? "pulse"} ${questionId}`;
}

function nameOf({ serviceId, unitId, questionId }: Place): string {
  return `${treeOf({ serviceId, questionId })} ${unitId}`;
}
