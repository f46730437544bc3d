/** The highest score against one criterion. */
export const BEST = 5;

/**
 * The middle of scores: the one in the middle once they are sorted, or half way between the two there. One judge who
 * scores far from all others moves it little.
 * @throws RangeError for no score at all
 */
export function median(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError("no scores, no middle");
  return (low + high) / 2;
}

/** What the judges gave one case, criterion by criterion. */
export type Score = {
  /** Each criterion's scores, lowest first. */
  perCriterion: { scores: number[]; middle: number }[];
  /** The middles added up; halves are possible. */
  total: number;
};

/**
 * A case's score: the middle of each criterion, added up.
 * @param sheets one row a judge, in it one score from 1 to 5 a criterion
 * @returns null while nobody scored it
 */
export function scoreCase(sheets: readonly (readonly number[])[]): Score | null {
  const [first] = sheets;
  if (!first) return null;
  const perCriterion = first.map((_, i) => {
    const scores = sheets.map((sheet) => sheet[i] ?? Number.NaN).sort((a, b) => a - b);
    return { scores, middle: median(scores) };
  });
  return { perCriterion, total: perCriterion.reduce((sum, { middle }) => sum + middle, 0) };
}
