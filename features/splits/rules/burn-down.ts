import type { BurnDown } from "../types";
import { capital, numberWords } from "./plan";

/** Below this many months a pace is no pace. */
const MONTHS_FOR_A_PACE = 3;
/** Further ahead nobody can say. */
const MONTHS_AHEAD = 24;

/** The month whose end a point stands for, in words; with its year where that is not this one. */
export function monthOf({ at }: { at: Date }, today: Date): string {
  const month = new Date(at.getTime() - 1);
  const year = month.getUTCFullYear() === today.getUTCFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat("en-GB", { month: "long", year, timeZone: "UTC" }).format(month);
}

/**
 * The burn-down in a sentence. It looks ahead only where the count never rose and fell for three months or more, and
 * never further than two years.
 */
export function burnDownSentence({ months, over }: BurnDown, today: Date): string {
  const [first] = months;
  if (!first) return `${tables(over)} over two pizzas now.`;
  const since = monthOf(first, today);
  if (over === 0 && months.every((month) => month.over === 0)) {
    return `No table has been over two pizzas since ${since}.`;
  }
  const now = over === 0 ? "none is" : `${numberWords(over)} ${over === 1 ? "is" : "are"}`;
  const then = `${first.over === 0 ? "No table was" : first.over === 1 ? "One table was" : `${capital(numberWords(first.over))} tables were`} over in ${since}`;
  return `${then}, ${now} now.${ahead({ months, over }, today)}`;
}

function ahead({ months, over }: BurnDown, today: Date): string {
  const [first] = months;
  const counts = [...months.map((month) => month.over), over];
  const rose = counts.some((count, i) => i > 0 && count > (counts[i - 1] ?? 0));
  const fell = (first?.over ?? 0) - over;
  if (rose || fell <= 0 || over === 0 || months.length < MONTHS_FOR_A_PACE) return "";
  const left = Math.ceil((over * months.length) / fell);
  if (left > MONTHS_AHEAD) return "";
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + left + 1, 1));
  return ` At this pace the last one splits in ${monthOf({ at: day }, today)}.`;
}

function tables(count: number): string {
  if (count === 0) return "No table is";
  return count === 1 ? "One table is" : `${capital(numberWords(count))} tables are`;
}
