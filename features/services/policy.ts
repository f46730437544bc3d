import { type Actor, hasRole } from "@/lib/actor";

/** The people team and admins keep the catalogue: which services there are and who looks after them. */
export function canKeepCatalogue(actor: Actor): boolean {
  return hasRole(actor, "people_team", "admin");
}

/** Why somebody has nothing to rate now, as a sentence; null when they have. */
export function whyNotRate(ties: {
  roundIsOpen: boolean;
  isAsked: boolean;
  /** Services of the round that they do not serve themselves. */
  offered: number;
}): string | null {
  if (!ties.roundIsOpen) return "No round is open now. Services are rated once a quarter.";
  if (!ties.isAsked) return "This round began before you had a seat. The next one asks you too.";
  if (ties.offered === 0) return "You serve all of them yourself, so the others rate them.";
  return null;
}
