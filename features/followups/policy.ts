import type { Actor } from "@/lib/actor";

/** Whoever may act on the unit moves its follow-ups, and so does the one who owns the promise. */
export function canMoveFollowUp(actor: Actor, mayAct: boolean, ownerId: string): boolean {
  return mayAct || (actor.kind === "person" && actor.personId === ownerId);
}
