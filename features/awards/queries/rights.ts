import { type Actor, requireInside } from "@/lib/actor";
import { canAnswerConsent, canRunAwards, sitsOnPanel } from "../policy";

/** What somebody may do with a win. @throws AppError not_signed_in */
export function getWinRights(
  actor: Actor,
  win: { awardId: string; winnerPersonId: string | null; leadId: string | null },
): { mayAnswer: boolean; mayCorrect: boolean } {
  requireInside(actor);
  return {
    mayAnswer: canAnswerConsent(actor, win),
    mayCorrect: canRunAwards(actor) || sitsOnPanel(actor, win.awardId),
  };
}
