import { monthsBetween } from "@/features/awards/rules/months";
import type { LineageMonth, LineageStretch } from "../types";

/**
 * The jacket's way through the months, newest first: its holders, and between them what else there was. Months that nothing
 * is known of are months without a jacket, where there is one each month; otherwise the holder kept it.
 * @param months what is known, in any order; one entry a month
 */
export function stretchesOf(months: readonly LineageMonth[], isMonthly: boolean): LineageStretch[] {
  const known = [...months].sort((a, b) => a.month.localeCompare(b.month));
  const stretches: LineageStretch[] = [];
  for (const one of known) {
    const last = stretches.at(-1);
    const skipped = last ? monthsBetween(last.to, one.month) - 1 : 0;
    if (last && skipped > 0 && isMonthly) {
      extend(stretches, { kind: "nobody", month: monthAfter(last.to) });
      const gap = stretches.at(-1);
      if (gap) gap.to = monthAfter(one.month, -1);
    }
    extend(stretches, one);
  }
  return stretches.reverse();
}

/** Gaps of one kind that follow each other are one gap; a holder is always named on their own. */
function extend(stretches: LineageStretch[], one: LineageMonth): void {
  const last = stretches.at(-1);
  if (one.kind === "worn") {
    stretches.push({ kind: "worn", from: one.month, to: one.month, frame: one.frame });
  } else if (last?.kind === one.kind && monthsBetween(last.to, one.month) === 1) {
    last.to = one.month;
  } else {
    stretches.push({ kind: one.kind, from: one.month, to: one.month });
  }
}

function monthAfter(month: string, steps = 1): string {
  const day = new Date(`${month}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + steps);
  return day.toISOString().slice(0, 10);
}
