import type { Actor } from "@/lib/actor";

/** Only the one who was asked answers. */
export function canAnswer(actor: Actor, ask: { personId: string }): boolean {
  return actor.kind === "person" && actor.personId === ask.personId;
}

/** Only the one who asked takes it back, or takes the answer off their rail. */
export function canTakeBack(actor: Actor, ask: { askedBy: string }): boolean {
  return actor.kind === "person" && actor.personId === ask.askedBy;
}
