import { monthsBetween } from "./months";

/** How many people speak for a case, and from how many teams. Who speaks twice counts once; no seat is no team. */
export function countVoices(voices: readonly { personId: string; teamId: string | null }[]): {
  voices: number;
  teams: number;
} {
  const people = new Set(voices.map(({ personId }) => personId));
  const teams = new Set(voices.flatMap(({ teamId }) => teamId ?? []));
  return { voices: people.size, teams: teams.size };
}

/** Whether somebody who won in one of `won` still waits in `month`: `coolDownMonths` lie between two wins. */
export function isCoolingDown(won: readonly string[], month: string, coolDownMonths: number): boolean {
  return won.some((last) => Math.abs(monthsBetween(last, month)) < coolDownMonths);
}
