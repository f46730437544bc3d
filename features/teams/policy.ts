import { type Actor, hasRole } from "@/lib/actor";

/** The people team, an admin or the team's own lead may seat somebody. */
export function canSeatAt(actor: Actor, team: { leadId: string | null }): boolean {
  if (hasRole(actor, "people_team", "admin")) return true;
  return actor.kind === "person" && actor.personId === team.leadId;
}
