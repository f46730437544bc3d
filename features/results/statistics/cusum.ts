import type { Triple } from "./shrinkage";

/** Counted rounds that make a team's frozen baseline; the rounds after them are watched. */
export const BASELINE_ROUNDS = 4;
/** The lowest sum that raises an alarm, in standard errors. */
export const LOWEST_ALARM = 4;
/** By luck alone a page of charts may raise an alarm no more often than once in so many rounds. */
export const ROUNDS_PER_FALSE_ALARM = 50;

/** What an answer of each category adds to a figure, and what is known before any answer, as answers. */
export type Scale = { weights: Triple; prior: Triple };
/** 1, 0, -1; the prior is that of the score's interval (see `scoreOf`). */
export const SCORE_SCALE: Scale = { weights: [1, 0, -1], prior: [0.75, 1.5, 0.75] };
/** 1, 0, 0; the prior leaves every share as likely as another (Bayes and Laplace). */
export const SHARE_SCALE: Scale = { weights: [1, 0, 0], prior: [1, 0.5, 0.5] };

/** One published round of a team: its counts and its parent's figure, as a share of 1 (-1..1 for scores). */
export type ChartRound = { counts: Triple; parent: number };
export type Chart = {
  /** The baseline's posterior: its counts with the scale's prior. */
  baseline: Triple;
  /** Answers in a usual round that is watched. */
  n: number;
  /** One z a watched round, the first after the baseline first. */
  z: number[];
};
export type Alarm = {
  direction: "up" | "down";
  /** The watched round before which it began, 0 for the first. */
  from: number;
};

/**
 * A team's figures as distances from what its parent lets expect, in standard errors. The first four rounds are the frozen
 * baseline; with theta its posterior mean, expected = figure(theta) + parent now - parent in the baseline, and
 * SE = sqrt(variance of one answer under theta / n).
 * @param rounds published rounds with a number, oldest first; hidden ones are not among them
 * @returns null while there is no round after the baseline
 */
export function chartOf(rounds: readonly ChartRound[], scale: Scale): Chart | null {
  const [first, watched] = [rounds.slice(0, BASELINE_ROUNDS), rounds.slice(BASELINE_ROUNDS)];
  if (watched.length === 0) return null;
  const sum = (i: 0 | 1 | 2) => first.reduce((all, { counts }) => all + counts[i], 0);
  const baseline: Triple = [sum(0) + scale.prior[0], sum(1) + scale.prior[1], sum(2) + scale.prior[2]];
  const { mean, variance } = momentsOf(baseline, scale);
  const parent = first.reduce((all, round) => all + round.parent, 0) / first.length;
  const sizes = watched.map(({ counts }) => sizeOf(counts)).sort((a, b) => a - b);
  return {
    baseline,
    n: sizes[Math.floor(sizes.length / 2)] ?? 0,
    z: watched.map(({ counts, parent: now }) => {
      const expected = mean + now - parent;
      return (momentsOf(counts, scale).mean - expected) / Math.sqrt(variance / sizeOf(counts));
    }),
  };
}

/**
 * The running sums of both one-sided charts: S = max(0, S - z - 1/2) for falls, max(0, S + z - 1/2) for rises.
 * Source: Page, "Continuous inspection schemes", Biometrika 41 (1954); Montgomery, "Statistical Quality Control", chapter 9.
 */
export function runningSums(z: readonly number[]): { falls: number[]; rises: number[] } {
  return { falls: sumsOf(z.map((one) => -one)), rises: sumsOf(z) };
}

/**
 * The alarms of both charts, one entry a watched round: where a sum reaches `h`. After an alarm both sums start again from
 * 0, so that one shift is told once.
 */
export function alarmsOf(z: readonly number[], h: number): (Alarm | null)[] {
  const charts = { down: { sum: 0, from: 0 }, up: { sum: 0, from: 0 } };
  return z.map((one, i) => {
    let alarm: Alarm | null = null;
    for (const [direction, step] of [
      ["down", -one],
      ["up", one],
    ] as const) {
      const chart = charts[direction];
      if (chart.sum === 0) chart.from = i;
      chart.sum = next(chart.sum, step);
      if (chart.sum >= h) alarm = { direction, from: chart.from };
    }
    if (alarm) for (const chart of Object.values(charts)) chart.sum = 0;
    return alarm;
  });
}

const HEIGHTS = Array.from({ length: 17 }, (_, i) => LOWEST_ALARM + i / 2);
const SIMULATED_ROUNDS = 24_000;
const ROUNDS_AT_LEAST = 8;

/**
 * How high a sum must climb on this page, and how rarely luck climbs there. Many teams are drawn that never change, each
 * with a true distribution that the baseline allows (Dirichlet of its posterior), and answer twenty rounds; their alarms in
 * both directions are counted. The height is 4, or the first of 4.5, 5 ... at which all `charts` of the page together raise
 * a false alarm no more often than once in 100 rounds.
 * @param charts how many charts the reader of the page looks at
 * @param random numbers from 0 to 1, seeded so that a page says the same twice
 * @returns `oneIn`: rounds from one false alarm to the next; null when no height is enough
 */
export function alarmHeight(
  { baseline, n, z }: Chart,
  scale: Scale,
  charts: number,
  random: () => number,
): { h: number; oneIn: number } | null {
  const rounds = Math.max(ROUNDS_AT_LEAST, z.length);
  const teams = Math.ceil(SIMULATED_ROUNDS / rounds);
  const alarms = simulateAlarms({ baseline, n, scale, rounds, teams }, random);
  for (const [i, h] of HEIGHTS.entries()) {
    // A count of none is as good as one: so many rounds cannot tell less.
    const each = Math.max(1, alarms[i] ?? 0) / (teams * rounds);
    const page = 1 - (1 - each) ** charts;
    if (page <= 1 / ROUNDS_PER_FALSE_ALARM) return { h, oneIn: 1 / page };
  }
  return null;
}

type Simulation = { baseline: Triple; n: number; scale: Scale; rounds: number; teams: number };

/** False alarms in all simulated rounds, one count a height. */
function simulateAlarms({ baseline, n, scale, rounds, teams }: Simulation, random: () => number): number[] {
  const { mean, variance } = momentsOf(baseline, scale);
  const error = Math.sqrt(variance / n);
  const { weights } = scale;
  const alarms = HEIGHTS.map(() => 0);
  for (let team = 0; team < teams; team += 1) {
    const shares = baseline.map((shape) => drawGamma(shape, random));
    const all = shares.reduce((sum, share) => sum + share, 0);
    const favourable = (shares[0] ?? 0) / all;
    const neutral = favourable + (shares[1] ?? 0) / all;
    const falls = HEIGHTS.map(() => 0);
    const rises = HEIGHTS.map(() => 0);
    for (let round = 0; round < rounds; round += 1) {
      let sum = 0;
      for (let person = 0; person < n; person += 1) {
        const u = random();
        sum += u < favourable ? weights[0] : u < neutral ? weights[1] : weights[2];
      }
      const z = (sum / n - mean) / error;
      for (const [i, h] of HEIGHTS.entries()) {
        const down = next(falls[i] ?? 0, -z);
        const up = next(rises[i] ?? 0, z);
        const isAlarm = down >= h || up >= h;
        if (isAlarm) alarms[i] = (alarms[i] ?? 0) + 1;
        falls[i] = isAlarm ? 0 : down;
        rises[i] = isAlarm ? 0 : up;
      }
    }
  }
  return alarms;
}

function next(sum: number, step: number): number {
  return Math.max(0, sum + step - 0.5);
}

function sumsOf(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum = next(sum, step);
    return sum;
  });
}

function sizeOf(counts: Triple): number {
  return counts[0] + counts[1] + counts[2];
}

/** Mean and variance of one answer. */
function momentsOf(counts: Triple, { weights }: Scale): { mean: number; variance: number } {
  const share = (i: 0 | 1 | 2) => counts[i] / sizeOf(counts);
  const mean = share(0) * weights[0] + share(1) * weights[1] + share(2) * weights[2];
  const square = share(0) * weights[0] ** 2 + share(1) * weights[1] ** 2 + share(2) * weights[2] ** 2;
  return { mean, variance: square - mean ** 2 };
}

/** A gamma variate of scale 1 (Marsaglia & Tsang, ACM TOMS 26, 2000); shapes below 1 by the usual power. */
function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
