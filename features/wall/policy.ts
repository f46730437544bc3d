import { type Actor, hasRole } from "@/lib/actor";

/** Only an admin lets a screen show the wall. */
export function canRunScreens(actor: Actor): boolean {
  return hasRole(actor, "admin");
}

/** Words below a frame are taken down by whoever wrote them, by the winner (of a team, its lead) or by the people team. */
export function mayTakeWordsDown(actor: Actor, words: { saidBy: string; mayAnswer: boolean }): boolean {
  if (hasRole(actor, "people_team")) return true;
  return actor.kind === "person" && (actor.personId === words.saidBy || words.mayAnswer);
}
