import { type Actor, hasRole } from "@/lib/actor";
import type { Standing } from "./types";

/** Team health is seen by the unit's people, the line above it and the people team. */
export function canSeeTeamHealth(actor: Actor, { isMember, isAbove }: Standing): boolean {
  return isMember || isAbove || hasRole(actor, "people_team");
}

/** Who can promise something to a unit: its lead, the line above, the people team. */
export function canActOn(actor: Actor, { isAbove }: Standing): boolean {
  return isAbove || hasRole(actor, "people_team");
}
