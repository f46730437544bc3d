import type { TieRule } from "./award-rules";

/** A case that may win: its points (a panel's total, or votes) and what the tie rules look at. */
export type Ranked = {
  nominationId: string;
  points: number;
  /** How many people speak for it, and from how many teams. */
  voices: number;
  teams: number;
  /** The month in which this nominee last won the award, "2025-11-01"; null for never. */
  lastWon: string | null;
};

export type Ranking = {
  /** Best first. Only cases that nothing sets apart, the lot included, share a place. */
  order: { nominationId: string; points: number; place: number }[];
  /** What put the first before the second, when both have the same points; null when points alone did, or nothing can. */
  decidedBy: TieRule | null;
};

/**
 * Puts cases in order: most points first; level ones by the tie rules, one after the other, and at last by lot.
 * @param tie what decides between level cases, in order; the lot comes last whether it is named or not
 * @param lots a number for each case, drawn once by whoever calls; the lower one goes first
 */
export function rankCases(
  cases: readonly Ranked[],
  tie: readonly TieRule[],
  lots: ReadonlyMap<string, number>,
): Ranking {
  const rules: TieRule[] = [...tie.filter((rule) => rule !== "lot"), "lot"];
  const settles = (a: Ranked, b: Ranked) => rules.find((rule) => compare(rule, a, b, lots) !== 0) ?? null;
  const inOrder = (a: Ranked, b: Ranked) => {
    const rule = settles(a, b);
    return b.points - a.points || (rule ? compare(rule, a, b, lots) : 0);
  };
  const sorted = [...cases].sort((a, b) => inOrder(a, b) || (a.nominationId < b.nominationId ? -1 : 1));
  const [first, second] = sorted;
  const order: Ranking["order"] = [];
  for (const [i, one] of sorted.entries()) {
    const before = sorted[i - 1];
    const shared = before && inOrder(before, one) === 0 ? order[i - 1]?.place : undefined;
    order.push({ nominationId: one.nominationId, points: one.points, place: shared ?? i + 1 });
  }
  return {
    order,
    decidedBy: first && second && first.points === second.points ? settles(first, second) : null,
  };
}

/** Below zero when `a` goes before `b` by this rule alone, zero when it does not tell them apart. */
function compare(rule: TieRule, a: Ranked, b: Ranked, lots: ReadonlyMap<string, number>): number {
  switch (rule) {
    case "teams":
      return b.teams - a.teams;
    case "voices":
      return b.voices - a.voices;
    case "wait":
      // Who never won waited longest. Months as "2025-11-01" sort as words.
      return (a.lastWon ?? "").localeCompare(b.lastWon ?? "");
    case "lot":
      return (lots.get(a.nominationId) ?? 0) - (lots.get(b.nominationId) ?? 0);
  }
}
