import type { Db } from "@/db/client";
import { impacts } from "@/db/schema";
import { relativeWeights } from "../statistics/relative-weights";
import { type GateUnit, inPostOrder, isSmall, smallest, totalsOf, withoutBadBlocks } from "./blocks";
import { MomentSums } from "./moments";

/** So many people have to answer everything before drivers are ranked; with fewer the three strongest are named. */
export const RANKED_FROM = 100;
export const TOP_THREE_FROM = 60;
const TOP = 3;

/** A driver's place in a unit's list: its part of what all explain, or among the three strongest, in no order (null). */
export type Impact = { unitId: string; key: string; weight: number | null };

type Unit = Omit<GateUnit, "own">;

/**
 * Which drivers the score hangs together with, where enough people answered everything, by the block rule with these
 * thresholds: nobody can subtract the list of fewer than sixty people, or the ranking of fewer than a hundred.
 * @param exact units that show exact figures; no others are looked at
 * @param moments sums of each box, the score's key first
 */
export function impactsOf(
  units: readonly Unit[],
  exact: ReadonlySet<string>,
  moments: ReadonlyMap<string, MomentSums>,
): Impact[] {
  const gateUnits = units.map((unit) => ({ ...unit, own: [moments.get(unit.id)?.count ?? 0] }));
  const named = withEnough(gateUnits, exact, TOP_THREE_FROM);
  const ranked = withEnough(gateUnits, named, RANKED_FROM);
  return [...sumUp(units, moments)]
    .filter(([id]) => named.has(id))
    .flatMap(([unitId, sums]) => {
      const weights = weigh(sums);
      return (ranked.has(unitId) ? weights : topThree(weights)).map((impact) => ({ unitId, ...impact }));
    });
}

/** Writes them once, between close and publication. Rows of one unit are in the order of their keys, which says nothing. */
export async function writeImpacts(
  tx: Db,
  roundId: string,
  all: readonly Impact[],
  asked: readonly { key: string; questionId: string }[],
): Promise<void> {
  const questionOf = new Map(asked.map(({ key, questionId }) => [key, questionId]));
  const rows = all.map(({ unitId, key, weight }) => ({
    roundId,
    unitId,
    questionId: questionOf.get(key) ?? key,
    weight,
  }));
  for (let from = 0; from < rows.length; from += 5000) {
    await tx.insert(impacts).values(rows.slice(from, from + 5000));
  }
}

function withEnough(
  units: readonly GateUnit[],
  among: ReadonlySet<string>,
  people: number,
): ReadonlySet<string> {
  const totals = totalsOf(units);
  const wanted = units.map(({ id }) => id).filter((id) => among.has(id) && smallest(totals, id) >= people);
  return withoutBadBlocks(units, new Set(wanted), (block) => isSmall(block, people));
}

/** Sums of every unit with everything below it. */
function sumUp(units: readonly Unit[], moments: ReadonlyMap<string, MomentSums>): Map<string, MomentSums> {
  const sums = new Map<string, MomentSums>();
  const addTo = (id: string, more: MomentSums) => {
    const known = sums.get(id) ?? new MomentSums(more.keys);
    known.merge(more);
    sums.set(id, known);
  };
  for (const { id, parentId } of inPostOrder(units)) {
    const own = moments.get(id);
    if (own) addTo(id, own);
    const sum = sums.get(id);
    if (sum && parentId !== null) addTo(parentId, sum);
  }
  return sums;
}

/** Each driver's part of what all of them explain, to three digits; 0 where they explain nothing. */
function weigh(sums: MomentSums): { key: string; weight: number }[] {
  const [withScore = [], ...rows] = sums.correlations();
  const weights = relativeWeights(
    rows.map((row) => row.slice(1)),
    withScore.slice(1),
  );
  const explained = weights.reduce((sum, weight) => sum + weight, 0);
  const keys = sums.keys.slice(1);
  return keys
    .map((key, i) => ({ key, weight: explained > 0 ? round((weights[i] ?? 0) / explained) : 0 }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Three of three would say nothing, so there have to be four. */
function topThree(weights: readonly { key: string; weight: number }[]): { key: string; weight: null }[] {
  if (weights.length <= TOP) return [];
  const strongest = new Set(
    [...weights]
      .sort((a, b) => b.weight - a.weight)
      .slice(0, TOP)
      .map(({ key }) => key),
  );
  return weights.filter(({ key }) => strongest.has(key)).map(({ key }) => ({ key, weight: null }));
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
