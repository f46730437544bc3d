import { KAPPA_CAP, kappaOf, pooledShares, shrunkScore, type Triple } from "../statistics/shrinkage";

/**
 * Scores to put siblings in order by: each drawn towards what all of them say together, the more the fewer answered it.
 * For the order alone; what is shown stays the plain score.
 * @param siblings published counts, favourable, neutral, unfavourable
 * @returns one score a sibling in points, or null where they are too alike for any order
 */
export function rankingScores(siblings: readonly Triple[]): number[] | null {
  const kappa = kappaOf(siblings);
  if (kappa >= KAPPA_CAP) return null;
  const parent = pooledShares(siblings);
  return siblings.map((counts) => shrunkScore(counts, parent, kappa).mean);
}
