/** How a column writes its days. */
export type DayOrder = "ymd" | "dmy" | "mdy";

/** The order in words. */
export const DAY_ORDER_WORDS: Record<DayOrder, string> = {
  ymd: "year, month, day",
  dmy: "day, month, year",
  mdy: "month, day, year",
};

/**
 * How the days of one column are written, found out cell by cell. 03/04/2020 alone could be either: then with dots or dashes the day comes
 * first, with slashes the month.
 */
export function watchDays(): { see(cell: string): void; order(): DayOrder } {
  let first: ReturnType<typeof split> = null;
  let leadingDay = false;
  let leadingMonth = false;
  return {
    see(cell) {
      const part = split(cell);
      if (!part) return;
      first ??= part;
      leadingDay ||= part.numbers[0] > 12;
      leadingMonth ||= part.numbers[1] > 12;
    },
    order() {
      if (!first || first.numbers[0] > 31) return "ymd";
      if (leadingDay) return "dmy";
      if (leadingMonth) return "mdy";
      return first.sign === "/" ? "mdy" : "dmy";
    },
  };
}

/** A day as `2026-11-19`, or null when there is no such day. */
export function readDay(cell: string, order: DayOrder): string | null {
  const numbers = split(cell)?.numbers;
  if (!numbers) return null;
  const [a, b, c] = numbers;
  const [year, month, day] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  if (year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function split(cell: string): { numbers: [number, number, number]; sign: string } | null {
  const match = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[T ].*)?$/.exec(cell);
  if (!match) return null;
  return { numbers: [Number(match[1]), Number(match[3]), Number(match[4])], sign: match[2] ?? "-" };
}
