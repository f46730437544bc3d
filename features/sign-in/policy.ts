import { type Actor, hasRole } from "@/lib/actor";

/** An admin sees how people come in, tries the mail and forgets a provider's account. */
export function canRunSignIn(actor: Actor): boolean {
  return hasRole(actor, "admin");
}

/** Only the portal's own job writes a link that nobody sees but its reader. */
export function canMailLinks(actor: Actor): boolean {
  return actor.kind === "system";
}
