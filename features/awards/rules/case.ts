import type { Case, CycleState, Nominee } from "../types";
import type { AwardRules } from "./award-rules";
import { monthName } from "./months";

/** Whether somebody wrote this case. */
export function isMaker({ voices }: Pick<Case, "voices">, personId: string): boolean {
  return voices.some((voice) => voice.nominated && voice.personId === personId);
}

/** Whether a case may be taken back: until it is decided. */
export function mayStillWithdraw(state: CycleState): boolean {
  return state === "open" || state === "screening" || state === "judging";
}

/** Said to somebody who makes a second case for the same nominee. */
export function putUpAlready({ shortName }: Pick<Nominee, "shortName">, month: string): string {
  return `You put ${shortName} up this ${monthName(month)} already. Your story is where you left it.`;
}

/** Said of a nominee who won not long ago. */
export function stillWaits({ shortName }: Pick<Nominee, "shortName">, coolDownMonths: number): string {
  const wait = coolDownMonths === 12 ? "a year" : `${coolDownMonths} months`;
  return `${shortName} won this not long ago. Winners wait ${wait}, so that the next one gets a turn.`;
}

/** Those of an award's values that somebody chose, in the award's order; what it does not have is left out. */
export function valuesOf({ values }: Pick<AwardRules, "values">, chosen: readonly string[] = []): string[] {
  return values.filter((value) => chosen.includes(value));
}

/**
 * Whether the words of a case may still change: while nobody else has spoken for them, or when the people team gave it
 * back to be mended.
 */
export function storyMayChange({ voices, screening }: Pick<Case, "voices" | "screening">): boolean {
  return voices.length <= 1 || screening === "returned";
}
