import { randomFrom, seedFrom } from "@/lib/seeded";
import { oneInOf, type Verdict } from "../rules/words";
import {
  alarmHeight,
  alarmsOf,
  BASELINE_ROUNDS,
  chartOf,
  LOWEST_ALARM,
  SCORE_SCALE,
  SHARE_SCALE,
} from "./cusum";
import type { Triple } from "./shrinkage";

/** A unit's published number in one round, with its parent's of the same round. */
export type RoundNumber = {
  roundId: string;
  roundName: string;
  counts: Triple;
  /** Points for scores, percent for shares. */
  value: number;
  /** The parent's published counts; null where it shows no number. */
  parent: Triple | null;
  /** What the tally tested, for departments and everything larger. */
  test: { sinceRoundId: string; p: number; verdict: "up" | "down" | "none" } | null;
};

/** One figure of a unit over its rounds, oldest first; rounds without a number are not among them. */
export type Figure = { questionId: string; scale: "score" | "share"; numbers: readonly RoundNumber[] };

/** What the newest number of a figure says against earlier ones. */
export type Change =
  | { verdict: "up" | "down"; since: RoundNumber; oneIn: number }
  | { verdict: "none"; since: RoundNumber }
  | { verdict: "unknown"; why: "no_number" | "baseline" };

export type FigureChanges = {
  newest: Change;
  /** Real shifts by the round that told them. */
  shifts: ReadonlyMap<string, Exclude<Verdict, "none" | "unknown">>;
};

/**
 * Teams are watched by running sums against their first rounds. All figures of the page are charts that can raise a false
 * alarm, so they are judged together.
 * @returns changes by question
 */
export function watchTeam(figures: readonly Figure[]): Map<string, FigureChanges> {
  const usable = figures.map((figure) => ({
    ...figure,
    numbers: figure.numbers.filter(({ parent }) => parent !== null),
  }));
  const charts = usable.filter(({ numbers }) => numbers.length > BASELINE_ROUNDS).length;
  return new Map(usable.map((figure) => [figure.questionId, watch(figure, charts)]));
}

/** Departments and everything larger were tested at the tally; here the odds of the page's tests are put together. */
export function readTests(figures: readonly Figure[]): Map<string, FigureChanges> {
  const testsIn = (roundId: string) =>
    figures.filter(({ numbers }) => numbers.some((one) => one.roundId === roundId && one.test)).length;
  return new Map(
    figures.map(({ questionId, numbers }) => {
      const shifts = new Map(
        numbers.flatMap(({ roundId, test }) =>
          test && test.verdict !== "none" ? [[roundId, test.verdict] as const] : [],
        ),
      );
      return [questionId, { newest: changeOf(numbers, testsIn(numbers.at(-1)?.roundId ?? "")), shifts }];
    }),
  );
}

function watch({ scale, numbers }: Figure, charts: number): FigureChanges {
  const chartScale = scale === "score" ? SCORE_SCALE : SHARE_SCALE;
  const chart = chartOf(
    numbers.map(({ counts, parent }) => ({ counts, parent: figureOf(parent ?? counts, chartScale.weights) })),
    chartScale,
  );
  if (!chart) return { newest: { verdict: "unknown", why: "baseline" }, shifts: new Map() };
  const watched = numbers.slice(BASELINE_ROUNDS);
  const mayAlarm = alarmsOf(chart.z, LOWEST_ALARM).some(Boolean);
  // Seeded by the chart itself, so that the same figures get the same verdict wherever they stand.
  const random = randomFrom(seedFrom(JSON.stringify([chart, charts])));
  const height = mayAlarm ? alarmHeight(chart, chartScale, charts, random) : null;
  const alarms = height ? alarmsOf(chart.z, height.h) : watched.map(() => null);
  const shifts = new Map(
    watched.flatMap(({ roundId }, i) => {
      const alarm = alarms[i];
      return alarm ? [[roundId, alarm.direction] as const] : [];
    }),
  );
  const last = alarms.at(-1);
  if (last && height) {
    const since = numbers[BASELINE_ROUNDS + last.from - 1] as RoundNumber;
    return { newest: { verdict: last.direction, since, oneIn: height.oneIn }, shifts };
  }
  return { newest: { verdict: "none", since: numbers.at(-2) as RoundNumber }, shifts };
}

function changeOf(numbers: readonly RoundNumber[], tests: number): Change {
  const test = numbers.at(-1)?.test;
  const since = numbers.find(({ roundId }) => roundId === test?.sinceRoundId);
  if (!test || !since) return { verdict: "unknown", why: "no_number" };
  if (test.verdict === "none") return { verdict: "none", since };
  return { verdict: test.verdict, since, oneIn: oneInOf(test.p, tests) };
}

/** Score or share of one, -1..1. */
function figureOf(counts: Triple, weights: Triple): number {
  const n = counts[0] + counts[1] + counts[2];
  return (counts[0] * weights[0] + counts[1] * weights[1] + counts[2] * weights[2]) / n;
}
