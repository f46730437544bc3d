/** Fewer rounds than this make no trend. */
export const TREND_ROUNDS = 5;

export type TrendLine = {
  /** Points (or percent) a round, Theil-Sen. */
  slope: number;
  /** Mann-Kendall's S: pairs that rise minus pairs that fall. */
  s: number;
  /** The exact chance of an |S| this large without any trend. */
  p: number;
};

/**
 * Whether values over rounds rise or fall: the Theil-Sen slope (median of the slopes of all pairs) and the exact two-sided
 * Mann-Kendall test. Without a trend each order of the values is as likely, so S is the number of pairs that differ minus
 * twice the inversions, whose counts are the coefficients of the q-multinomial (ties included).
 * Sources: Sen, JASA 63 (1968); Mann, Econometrica 13 (1945); MacMahon for the inversions of a multiset.
 * @param points rounds as `x` (1, 2, 3 ...; a round without a number leaves its place empty) and their values as `y`
 * @returns null below TREND_ROUNDS points
 */
export function trendOf(points: readonly { x: number; y: number }[]): TrendLine | null {
  if (points.length < TREND_ROUNDS) return null;
  const inTime = [...points].sort((a, b) => a.x - b.x);
  const pairs = inTime.flatMap((a, i) => inTime.slice(i + 1).map((b) => ({ dx: b.x - a.x, dy: b.y - a.y })));
  const s = pairs.reduce((sum, { dy }) => sum + Math.sign(dy), 0);
  return {
    slope: median(pairs.map(({ dx, dy }) => dy / dx)),
    s,
    p: chanceOf(
      s,
      inTime.map(({ y }) => y),
    ),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function chanceOf(s: number, values: readonly number[]): number {
  const ties = [...new Set(values)].map((value) => values.filter((other) => other === value).length);
  const chances = inversionChances(ties);
  const differing = chances.length - 1;
  return chances.reduce(
    (sum, chance, inversions) => (Math.abs(differing - 2 * inversions) >= Math.abs(s) ? sum + chance : sum),
    0,
  );
}

/** The chances of 0, 1, 2 ... inversions among all orders of groups of equal values, joined one group after the other. */
function inversionChances(groups: readonly number[]): number[] {
  let [chances, placed] = [[1], 0];
  for (const size of groups) {
    chances = multiply(chances, mergeChances(placed, size));
    placed += size;
  }
  return chances;
}

/** Inversions between `a` lower and `b` higher values in a row: the normed q-binomial, by which kind comes last. */
function mergeChances(a: number, b: number): number[] {
  // One entry a number of lower values so far; each step of the outer loop adds one higher value.
  let rows: number[][] = Array.from({ length: a + 1 }, () => [1]);
  for (let higher = 1; higher <= b; higher += 1) {
    const next: number[][] = [[1]];
    for (let lower = 1; lower <= a; lower += 1) {
      const sums = new Array<number>(lower * higher + 1).fill(0);
      const add = (chances: readonly number[] = [], weight: number, shift: number) => {
        for (const [i, chance] of chances.entries())
          sums[i + shift] = (sums[i + shift] ?? 0) + chance * weight;
      };
      add(rows[lower], higher / (lower + higher), 0);
      add(next[lower - 1], lower / (lower + higher), higher);
      next.push(sums);
    }
    rows = next;
  }
  return rows[a] ?? [1];
}

function multiply(a: readonly number[], b: readonly number[]): number[] {
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) product[i + j] = (product[i + j] ?? 0) + x * y;
  }
  return product;
}
