/** The first day of the month a moment lies in (UTC), as a date: "2026-11-01". */
export function monthOf(time: Date): string {
  return `${time.toISOString().slice(0, 7)}-01`;
}

/** "2026-11-01" as "November 2026", or "Nov 2026" when short. */
export function monthWords(month: string, length: "long" | "short" = "long"): string {
  const words = { month: length, year: "numeric", timeZone: "UTC" } as const;
  return new Date(`${month}T00:00:00Z`).toLocaleDateString("en-GB", words).replace(/\bSept\b/, "Sep");
}

/** Only the month's name: "November". */
export function monthName(month: string): string {
  return new Date(`${month}T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" });
}

/** A day as people say it, on the clock of a time zone (IANA) where one is given: "Friday 4 December". */
export function dayWords(time: Date, timeZone?: string): string {
  return time
    .toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone })
    .replace(",", "");
}

/** A moment as people say it, on the clock of a time zone (IANA): "Friday 4 December at 15:00". */
export function momentWords(time: Date, timeZone: string): string {
  const day = time.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone });
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return `${day.replace(",", "")} at ${clock}`;
}

/** Months from one month to another; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

/**
 * The month to open next and when it could close: the first one from now on that was not opened yet, and three weeks from
 * now at noon. As form fields take them.
 */
export function suggestCycle(opened: readonly string[], time: Date): { month: string; closes: string } {
  const month = new Date(`${monthOf(time)}T00:00:00Z`);
  while (opened.includes(monthOf(month))) month.setUTCMonth(month.getUTCMonth() + 1);
  const closes = new Date(time.getTime() + 21 * 86_400_000).toISOString().slice(0, 10);
  return { month: monthOf(month).slice(0, 7), closes: `${closes}T12:00` };
}
