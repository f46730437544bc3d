import { AppError } from "./errors";

export type Role = "admin" | "people_team" | "leader";

/** Somebody signed in, with what the database says of them at this request. */
export type PersonActor = {
  kind: "person";
  personId: string;
  name: string;
  /** Their portrait, for the bar above every page. */
  pictureId?: string | null;
  roles: readonly Role[];
  /** Units this person leads now. */
  leads: readonly string[];
  /** Services this person owns. */
  owns: readonly string[];
  /** Awards whose panel this person sits on. */
  judges: readonly string[];
};

/** The company's directory at the other end of a token. It keeps people and teams in step and may do nothing else. */
export type MachineActor = { kind: "machine"; tokenId: string; name: string };

/** Who asks: a person, the portal itself (jobs, the entry scripts), the office screen, a machine, or nobody we know. */
export type Actor =
  | PersonActor
  | { kind: "system" }
  | { kind: "display"; tokenId: string }
  | MachineActor
  | { kind: "outsider" };

export const SYSTEM: Actor = { kind: "system" };
export const OUTSIDER: Actor = { kind: "outsider" };

/** The signed-in person, or a refusal. @throws AppError not_signed_in */
export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== "person") throw new AppError("not_signed_in", "Please sign in first.");
  return actor;
}

/** A signed-in person or the portal itself, or a refusal. @throws AppError not_signed_in */
export function requireInside(actor: Actor): PersonActor | { kind: "system" } {
  if (actor.kind !== "person" && actor.kind !== "system") {
    throw new AppError("not_signed_in", "Please sign in first.");
  }
  return actor;
}

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return (
    actor.kind === "system" || (actor.kind === "person" && roles.some((role) => actor.roles.includes(role)))
  );
}

/** Turns a policy's answer into a refusal. @throws AppError not_signed_in for strangers, else forbidden */
export function authorize(
  actor: Actor,
  allowed: boolean,
  sentence = "This is not yours to do. Ask the people team.",
): void {
  if (allowed) return;
  if (actor.kind === "outsider") throw new AppError("not_signed_in", "Please sign in first.");
  throw new AppError("forbidden", sentence);
}
