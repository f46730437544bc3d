import { Temporal } from "temporal-polyfill";
import { type Calendar, SCREEN_DAYS } from "./award-rules";

/** One turn of an award by its calendar. `month` is the first day of the month it opens in: "2026-12-01". */
export type Turn = { month: string } & Record<
  "opensAt" | "nominationsCloseAt" | "decideBy" | "announceAt",
  Date
>;

const MONTHS_BETWEEN = { month: 1, quarter: 3, year: 12 } as const;
const NOON = Temporal.PlainTime.from("12:00");

/** The turn that opened last, at `time` or before; null for an award opened by hand. */
export function turnAt(calendar: Calendar, timeZone: string, time: Date): Turn | null {
  const latest = periodOf(calendar, timeZone, time);
  if (!latest) return null;
  const turn = turnIn(latest, calendar, timeZone);
  return turn.opensAt <= time ? turn : turnIn(earlier(latest, calendar, 1), calendar, timeZone);
}

/** The turn that opens next, after `time`; null for an award opened by hand. */
export function turnAfter(calendar: Calendar, timeZone: string, time: Date): Turn | null {
  const latest = periodOf(calendar, timeZone, time);
  if (!latest) return null;
  const turn = turnIn(latest, calendar, timeZone);
  return turn.opensAt > time ? turn : turnIn(earlier(latest, calendar, -1), calendar, timeZone);
}

/**
 * By when a turn is decided and at what moment it is announced, for nominations that close at `closesAt`: so many days
 * later on the company's clock, decided by noon or, where the announcement comes earlier in the day, by then.
 */
export function daysAfterClose(
  closesAt: Date,
  calendar: Pick<Calendar, "decideDays" | "announceAt">,
  timeZone: string,
): Pick<Turn, "decideBy" | "announceAt"> {
  const day = zoned(closesAt, timeZone).toPlainDate().add({ days: calendar.decideDays });
  const announceAt = momentOn(day, Temporal.PlainTime.from(calendar.announceAt), timeZone);
  const noon = momentOn(day, NOON, timeZone);
  return { decideBy: new Date(Math.min(noon.getTime(), announceAt.getTime())), announceAt };
}

/**
 * Until when the people team reads: so many days after the close, at the same hour of the company's clock. Where days set by
 * hand leave no time to decide after that, half of them.
 */
export function screeningEndsAt(
  closesAt: Date,
  decideBy: Date,
  { screenDays = SCREEN_DAYS }: Pick<Calendar, "screenDays">,
  timeZone: string,
): Date {
  const end = new Date(zoned(closesAt, timeZone).add({ days: screenDays }).epochMilliseconds);
  return end < decideBy ? end : new Date((closesAt.getTime() + decideBy.getTime()) / 2);
}

/** A wall clock's time, "2026-12-20T12:00", as a moment. A time that summer time skips is taken an hour later (RFC 5545). */
export function momentOf(wallTime: string, timeZone: string): Date {
  return new Date(Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).epochMilliseconds);
}

/** A moment as a wall clock shows it, to the minute: "2026-12-20T12:00". */
export function wallTimeOf(time: Date, timeZone: string): string {
  return zoned(time, timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The first month of the period that `time` lies in. */
function periodOf(calendar: Calendar, timeZone: string, time: Date): Temporal.PlainYearMonth | null {
  if (calendar.rhythm === "by_hand") return null;
  const month = zoned(time, timeZone).toPlainDate().toPlainYearMonth();
  return month.subtract({ months: (month.month - 1) % MONTHS_BETWEEN[calendar.rhythm] });
}

function earlier(month: Temporal.PlainYearMonth, calendar: Calendar, periods: number) {
  return calendar.rhythm === "by_hand"
    ? month
    : month.subtract({ months: periods * MONTHS_BETWEEN[calendar.rhythm] });
}

function turnIn(month: Temporal.PlainYearMonth, calendar: Calendar, timeZone: string): Turn {
  const first = month.toPlainDate({ day: calendar.opensOn });
  const nominationsCloseAt = momentOn(first.add({ days: calendar.nominateDays - 1 }), NOON, timeZone);
  return {
    month: `${month.toString()}-01`,
    opensAt: new Date(first.toZonedDateTime({ timeZone }).epochMilliseconds),
    nominationsCloseAt,
    ...daysAfterClose(nominationsCloseAt, calendar, timeZone),
  };
}

function momentOn(day: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

function zoned(time: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time.getTime()).toZonedDateTimeISO(timeZone);
}
