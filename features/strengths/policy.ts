import { type Actor, hasRole } from "@/lib/actor";

/** The people team and admins keep the catalogue of strengths. */
export function canKeepStrengths(actor: Actor): boolean {
  return hasRole(actor, "people_team", "admin");
}
