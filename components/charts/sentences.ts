import { VERDICT_WORDS } from "@/features/results/rules/words";
import type { TrendPoint } from "./shapes";
import { spoken } from "./signed";

/** The pair in words: "6 of 8 seats taken, 2 free" or "12 people, 4 over the limit of 8". */
export function pairSentence(limit: number, taken: number, over: number): string {
  if (over > 0) return `${limit + over} people, ${over} over the limit of ${limit}`;
  const free = limit - taken;
  return free === 0 ? `All ${limit} seats taken` : `${taken} of ${limit} seats taken, ${free} free`;
}

/** The rail in one sentence, for those who do not see it. */
export function railSentence({
  value,
  low,
  high,
  min,
  previous,
  compare,
  label,
}: {
  value: number;
  low: number;
  high: number;
  min: number;
  previous?: number;
  compare?: number;
  label: string;
}): string {
  const say = (number: number) => (min < 0 ? spoken(number) : `${Math.round(number)}%`);
  const parts = [`${label}: ${say(value)}`];
  if (high > low) parts.push(`most likely between ${say(low)} and ${say(high)}`);
  if (previous !== undefined) parts.push(`last time ${say(previous)}`);
  if (compare !== undefined) parts.push(`compared with ${say(compare)}`);
  return `${parts.join(", ")}.`;
}

/** The trend in one sentence: how many rounds, the newest, the real shifts that were found, the lids. */
export function trendSentence(title: string, points: TrendPoint[]): string {
  const last = points.at(-1);
  const lids = points.filter((point) => point.state === "lid").length;
  const shifts = points.filter((point) => point.shift);
  const newest =
    last?.state === "exact" && last.score !== undefined
      ? ` Newest ${last.label}: ${spoken(last.score)}.`
      : "";
  const hidden = lids > 0 ? ` ${lids === 1 ? "One round is" : `${lids} rounds are`} under the lid.` : "";
  const news =
    shifts.length > 0
      ? ` ${VERDICT_WORDS.up} ${shifts.map((point) => `${point.shift} in ${point.label}`).join(", ")}.`
      : "";
  return `${title}: ${points.length === 1 ? "one round" : `${points.length} rounds`}.${newest}${news}${hidden}`;
}
