import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shifts } from "@/db/schema";
import { randomFrom, seedFrom } from "@/lib/seeded";
import { discoveries } from "../statistics/benjamini-hochberg";
import { countOf, type Histogram, permutationTest } from "../statistics/permutation";
import type { QuestionKind } from "./figures";
import type { Round } from "./rosters";

/** At most this share of the shifts that a round announces is luck. */
const FALSE_DISCOVERIES = 0.1;

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

/** The newest earlier round of each large unit and question that published a number, with its raw answers. */
async function readBefore(tx: Db, { id, kind, opensAt }: Round): Promise<Before[]> {
  const rows = await tx.execute(sql`
    with recursive last as (
      select distinct on (c.service_id, c.unit_id, c.question_id)
        c.service_id, c.unit_id, c.question_id, c.round_id
      from cells c join rounds r on r.id = c.round_id
      where r.kind = ${kind} and r.state = 'published' and r.opens_at < ${opensAt.toISOString()}::timestamptz
        and c.stats is not null
        and c.unit_id in (select unit_id from round_units where round_id = ${id} and kind <> 'team')
      order by c.service_id, c.unit_id, c.question_id, r.opens_at desc
    ), inside as (
      select distinct round_id, unit_id as top, unit_id from last
      union all
      select i.round_id, i.top, u.unit_id
      from inside i
      join round_units t on t.round_id = i.round_id and t.unit_id = i.top
      join round_units u on u.round_id = i.round_id and u.parent_id = i.unit_id
      -- A service's tree is flat: everybody, and right below it each unit with its own people alone.
      where ${kind} = 'pulse' or t.parent_id is null
    ), counts as (
      select l.service_id, l.unit_id, l.question_id, l.round_id, a.value, sum(a.n)::int as n
      from last l
      join inside i on i.round_id = l.round_id and i.top = l.unit_id
      join answers a on a.round_id = l.round_id and a.block_id = i.unit_id and a.question_id = l.question_id
        and a.service_id is not distinct from l.service_id
      group by 1, 2, 3, 4, 5
    )
    select service_id as "serviceId", unit_id as "unitId", question_id as "questionId", round_id as "roundId",
      json_agg(json_build_array(value, n)) as counts
    from counts group by 1, 2, 3, 4`);
  return (rows as unknown as (Omit<Before, "histogram"> & { counts: [number, number][] })[]).map(
    ({ counts, ...place }) => ({ ...place, histogram: histogramOf(counts) }),
  );
}

function histogramOf(counts: readonly [value: number, n: number][]): Histogram {
  const histogram = new Array<number>(11).fill(0);
  for (const [value, n] of counts) histogram[value] = n;
  return histogram;
}

function nameOf({ serviceId, unitId, questionId }: Place): string {
  return `${serviceId ?? "pulse"} ${unitId} ${questionId}`;
}
