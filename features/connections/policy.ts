import { type Actor, hasRole } from "@/lib/actor";

/** An admin lets the company's directory in, and shuts it out. */
export function canConnect(actor: Actor): boolean {
  return hasRole(actor, "admin");
}

/** The machine behind a SCIM token keeps people and teams in step. It grants no role and reads nothing else. */
export function canKeepDirectory(actor: Actor): boolean {
  return actor.kind === "machine";
}
