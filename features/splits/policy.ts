import { type Actor, hasRole } from "@/lib/actor";

/** Its lead, the people team and admins draft how a team splits, propose it, and lay the new tables. */
export function canPlanSplit(actor: Actor, team: { leadId: string | null }): boolean {
  if (hasRole(actor, "people_team", "admin")) return true;
  return actor.kind === "person" && actor.personId === team.leadId;
}

/** Whoever sits at the table sees the plan and answers it, once it is proposed. */
export function canAnswerSplit(actor: Actor, state: string, here: readonly string[]): boolean {
  return actor.kind === "person" && state === "proposed" && here.includes(actor.personId);
}
