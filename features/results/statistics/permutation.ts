/** How often each answer was given: `histogram[value]`, values from 0 up. */
export type Histogram = readonly number[];

/** Up to this many answers together the odds are counted exactly, above they are sampled. */
const EXACT_UP_TO = 60;
const SAMPLES = 9999;
/** So many splits at least as far apart are enough to know that the difference is common. */
const FAR_ENOUGH = 100;

/**
 * Whether two groups answered differently: the two-sided permutation test on the difference of their means. If both were
 * one group, every split of all answers into groups of these sizes would be as likely; p is the share of splits whose
 * means differ at least as much. Counted exactly over histograms for small groups; otherwise from splits drawn by `random`
 * until 100 differ as much (p = 100/B) or 9,999 are drawn (p = (b + 1)/10,000, so never below .0001).
 * Sources: Fisher, "The Design of Experiments" (1935), section 21; Besag & Clifford, "Sequential Monte Carlo p-values",
 * Biometrika 78 (1991).
 * @param random numbers from 0 to 1, seeded so that a repeated tally finds the same
 * @returns p, 0..1; 1 when one of the groups is empty
 */
export function permutationTest(one: Histogram, other: Histogram, random: () => number): number {
  const pooled = Array.from({ length: Math.max(one.length, other.length) }, (_, value) => {
    return (one[value] ?? 0) + (other[value] ?? 0);
  });
  const all = countOf(pooled);
  // The smaller group determines the other, and its sum alone the difference of the means.
  const group = countOf(one) <= countOf(other) ? one : other;
  const size = countOf(group);
  if (size === 0) return 1;
  const centre = size * sumOf(pooled);
  const away = (sum: number) => Math.abs(all * sum - centre);
  const observed = away(sumOf(group));
  const isAsFar = (sum: number) => away(sum) >= observed;
  return all <= EXACT_UP_TO
    ? exactChance(pooled, size, isAsFar)
    : sampledChance(pooled, size, isAsFar, random);
}

export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

function sumOf(histogram: Histogram): number {
  return histogram.reduce((sum, count, value) => sum + count * value, 0);
}

/** Counts the splits by the size and sum of the group, one value of the scale after the other. */
function exactChance(pooled: Histogram, size: number, isAsFar: (sum: number) => boolean): number {
  const sums = size * (pooled.length - 1) + 1;
  let ways = Array.from({ length: size + 1 }, () => new Float64Array(sums));
  (ways[0] as Float64Array)[0] = 1;
  for (const [value, count] of pooled.entries()) {
    const next = Array.from({ length: size + 1 }, () => new Float64Array(sums));
    let choose = 1;
    for (let taken = 0; taken <= Math.min(count, size); taken += 1) {
      for (let before = 0; before + taken <= size; before += 1) {
        const from = ways[before] as Float64Array;
        const into = next[before + taken] as Float64Array;
        const shift = taken * value;
        for (let sum = 0; sum + shift < sums; sum += 1) {
          into[sum + shift] = (into[sum + shift] as number) + (from[sum] as number) * choose;
        }
      }
      choose = (choose * (count - taken)) / (taken + 1);
    }
    ways = next;
  }
  const ends = [...(ways[size] ?? [])];
  const total = ends.reduce((all, n) => all + n, 0);
  return ends.reduce((far, n, sum) => (n > 0 && isAsFar(sum) ? far + n : far), 0) / total;
}

function sampledChance(
  pooled: Histogram,
  size: number,
  isAsFar: (sum: number) => boolean,
  random: () => number,
): number {
  const all = countOf(pooled);
  const logs = logFactorials(all);
  let far = 0;
  for (let drawn = 1; drawn <= SAMPLES; drawn += 1) {
    let left = all;
    let wanted = size;
    let sum = 0;
    for (const [value, count] of pooled.entries()) {
      const taken = drawHypergeometric(left, count, wanted, logs, random());
      sum += taken * value;
      left -= count;
      wanted -= taken;
    }
    if (isAsFar(sum)) far += 1;
    if (far === FAR_ENOUGH) return far / drawn;
  }
  return (far + 1) / (SAMPLES + 1);
}

/**
 * How many of `marked` among `all` come up in `draws` without putting back: the inverse of the distribution, searched from
 * its mode outwards, so that it takes about as many steps as its standard deviation.
 * @param u from 0 to 1
 */
function drawHypergeometric(
  all: number,
  marked: number,
  draws: number,
  logs: Float64Array,
  u: number,
): number {
  const least = Math.max(0, draws + marked - all);
  const most = Math.min(marked, draws);
  if (least === most) return least;
  const log = (n: number) => logs[n] as number;
  const logChoose = (n: number, k: number) => log(n) - log(k) - log(n - k);
  const mode = Math.min(most, Math.max(least, Math.floor(((draws + 1) * (marked + 1)) / (all + 2))));
  const peak = Math.exp(
    logChoose(marked, mode) + logChoose(all - marked, draws - mode) - logChoose(all, draws),
  );
  // The chance of one more is the chance of this many times this; of one fewer, divided by the one before.
  const rise = (k: number) => ((marked - k) * (draws - k)) / ((k + 1) * (all - marked - draws + k + 1));
  let rest = u - peak;
  let up = mode;
  let down = mode;
  let upChance = peak;
  let downChance = peak;
  while (rest > 0 && (up < most || down > least)) {
    if (up < most) {
      upChance *= rise(up);
      up += 1;
      rest -= upChance;
      if (rest <= 0) return up;
    }
    if (down > least) {
      down -= 1;
      downChance /= rise(down);
      rest -= downChance;
      if (rest <= 0) return down;
    }
  }
  return mode;
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1);
  for (let n = 2; n <= upTo; n += 1) logs[n] = (logs[n - 1] as number) + Math.log(n);
  return logs;
}
