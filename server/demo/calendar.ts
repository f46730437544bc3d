/** When things happened at the demo company, all relative to today, so that there is always a round that is open. */
const DAY = 86_400_000;

export const CLOSED_ROUNDS = 8;
export const CLOSED_SERVICE_ROUNDS = 6;

/** `days` before (or after, when negative) today, at an hour of the morning in UTC. */
export function daysAgo(today: Date, days: number, hour = 9): Date {
  const day = new Date(today.getTime() - days * DAY);
  day.setUTCHours(hour, 0, 0, 0);
  return day;
}

/** A quarterly round, `ago` quarters before the open one (0): opened, when it closes, and its season's name. */
export function quarterly(today: Date, ago: number, openedDaysAgo: number, lastsDays: number) {
  const opens = daysAgo(today, openedDaysAgo + ago * 91);
  return { opens, closes: new Date(opens.getTime() + lastsDays * DAY), season: seasonOf(opens) };
}

/** "Autumn 2026". December belongs to the winter of the year that begins. */
export function seasonOf(day: Date): string {
  const month = day.getUTCMonth();
  const year = day.getUTCFullYear() + (month === 11 ? 1 : 0);
  return `${["Winter", "Spring", "Summer", "Autumn"][Math.floor(((month + 1) % 12) / 3)]} ${year}`;
}

/** The first day of the month that lies `ago` months before today's, as `2026-11-01`. */
export function monthAgo(today: Date, ago: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - ago, 1)).toISOString().slice(0, 10);
}
