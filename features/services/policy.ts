import { type Actor, hasRole } from "@/lib/actor";

/** The people team and admins keep the catalogue: which services there are and who looks after them. */
export function canKeepCatalogue(actor: Actor): boolean {
  return hasRole(actor, "people_team", "admin");
}

/** Ratings by name are for the people who look after the service, and for nobody else: that is what raters were told. */
export function canReadNamedRatings(actor: Actor, serviceId: string): boolean {
  return actor.kind === "person" && actor.owns.includes(serviceId);
}

/** Why somebody cannot rate, as a sentence; null when they can. `isOwn`: they look after it, or sit where it is done. */
export function whyNotRate(ties: {
  isOwn: boolean;
  isRetired: boolean;
  roundIsOpen: boolean;
  isOnRoster: boolean;
}): string | null {
  if (ties.isRetired) return "This service is not offered any more.";
  if (!ties.roundIsOpen) return "No round is open now. Services are rated once a quarter.";
  if (ties.isOwn) return "You serve this one yourself, so the others rate it.";
  if (!ties.isOnRoster) return "This round began before you had a seat. The next one asks you too.";
  return null;
}
