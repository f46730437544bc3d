import { type Actor, hasRole } from "@/lib/actor";

/** The people team opens rounds, and closes them early. The portal itself closes them when they are due. */
export function canRunRounds(actor: Actor): boolean {
  return hasRole(actor, "people_team");
}
