import { type Actor, hasRole } from "@/lib/actor";

/** Only an admin lets a screen show the wall. */
export function canRunScreens(actor: Actor): boolean {
  return hasRole(actor, "admin");
}
