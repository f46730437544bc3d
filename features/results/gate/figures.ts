import type { Estimate } from "../statistics/score";
import { scoreOf, shareOf } from "../statistics/score";

export type QuestionKind = "nps" | "agree" | "passed_on";
export type Counts = { favourable: number; neutral: number; unfavourable: number };
export type Band = "low" | "middle" | "high";

/** What a published cell shows. See db/schema/results for the same rules as constraints. */
export type Figure =
  | ({ state: "exact"; n: number; stats: Estimate } & Counts)
  | { state: "exact"; n: number; words: "nearly_all" | "hardly_any" }
  | { state: "band"; band: Band }
  | { state: "lid" };

export const NO_COUNTS: Counts = { favourable: 0, neutral: 0, unfavourable: 0 };

/** Puts one answer in its category: 9-10 / 7-8 / 0-6 of ten, 4-5 / 3 / 1-2 of five, not passed on / passed on. */
export function categoryOf(kind: QuestionKind, value: number): keyof Counts {
  if (kind === "passed_on") return value === 0 ? "favourable" : "unfavourable";
  const [good, middling] = kind === "nps" ? [9, 7] : [4, 3];
  if (value >= good) return "favourable";
  return value >= middling ? "neutral" : "unfavourable";
}

/** Counts in words where fewer than two people stand outside the largest category, else with their interval. */
export function exactFigure(kind: QuestionKind, counts: Counts): Figure {
  const n = counts.favourable + counts.neutral + counts.unfavourable;
  const largest = Math.max(counts.favourable, counts.neutral, counts.unfavourable);
  if (n - largest < 2) {
    return { state: "exact", n, words: counts.favourable === largest ? "nearly_all" : "hardly_any" };
  }
  return { state: "exact", n, ...counts, stats: estimate(kind, counts) };
}

/** A third of the scale: of -100..100 for scores, of 0..100 for shares. Shown without n, interval or change. */
export function bandFigure(kind: QuestionKind, counts: Counts): Figure {
  const { value } = estimate(kind, counts);
  const along = kind === "nps" ? (value + 100) / 2 : value;
  return { state: "band", band: along < 100 / 3 ? "low" : along > 200 / 3 ? "high" : "middle" };
}

/** The figure of a unit in this state. */
export function figureOf(state: "exact" | "band" | "lid", kind: QuestionKind, counts: Counts): Figure {
  if (state === "exact") return exactFigure(kind, counts);
  return state === "band" ? bandFigure(kind, counts) : { state: "lid" };
}

/** Score in points, share that agrees in percent, or (for passed_on) the bounce rate in percent. */
function estimate(kind: QuestionKind, { favourable, neutral, unfavourable }: Counts): Estimate {
  const n = favourable + neutral + unfavourable;
  if (kind === "nps") return scoreOf(favourable, unfavourable, n);
  return shareOf(kind === "agree" ? favourable : unfavourable, n);
}
