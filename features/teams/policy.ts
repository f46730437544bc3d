import { type Actor, hasRole } from "@/lib/actor";

/** The people team, an admin or the team's own lead may seat somebody. */
export function canSeatAt(actor: Actor, team: { leadId: string | null }): boolean {
  if (canChangeTree(actor)) return true;
  return actor.kind === "person" && actor.personId === team.leadId;
}

/** The people team and admins found, rename, move, merge and close units, and plan all that for a day to come. */
export function canChangeTree(actor: Actor): boolean {
  return hasRole(actor, "people_team", "admin");
}

/** They change the tree at once; so does the company's directory, which keeps it in step and plans nothing. */
export function canKeepTree(actor: Actor): boolean {
  return canChangeTree(actor) || actor.kind === "machine";
}

/**
 * The people team and admins approve waivers, each for tables that somebody else leads: who leads a table asks another.
 * The portal itself approves nothing, because a waiver bears a name.
 */
export function canWaive(actor: Actor, team: { leadId: string | null }): boolean {
  return actor.kind === "person" && canChangeTree(actor) && actor.personId !== team.leadId;
}
