import { type Actor, hasRole } from "@/lib/actor";

/** An admin grants roles, writes sign-in links and changes what the company is called. */
export function canRunPortal(actor: Actor): boolean {
  return hasRole(actor, "admin");
}

/** An admin or the people team keeps the directory in step. */
export function canImport(actor: Actor): boolean {
  return hasRole(actor, "admin", "people_team");
}

/** Only the portal's own start writes the link that makes the first admin. */
export function canWriteSetUpLink(actor: Actor): boolean {
  return actor.kind === "system";
}

/** Works that go on by themselves, as the person who asked for them. */
export function canRunJobs(actor: Actor): boolean {
  return actor.kind === "system";
}

/** One's own words and one's own face. */
export function canEditPerson(actor: Actor, personId: string): boolean {
  return actor.kind === "person" && actor.personId === personId;
}
