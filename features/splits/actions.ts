"use server";

import { action } from "@/lib/action";
import { answerSplit } from "./commands/answer";
import { applySplit } from "./commands/apply";
import { proposeToTeam, saveSplit, withdrawSplit } from "./commands/save";
import { AnswerSplit, SaveSplit, SplitVersion } from "./input";

export const savePlan = action(SaveSplit, saveSplit, { say: () => "Saved. Nothing changes at the table." });
export const proposePlan = action(SaveSplit, proposeToTeam, {
  say: () => "Proposed. Everybody at the table sees it now, and nothing changes until they agree.",
});
export const answerPlan = action(AnswerSplit, answerSplit, {
  say: ({ agrees }) =>
    agrees ? "Thank you. You agree, and you may change your mind." : "Thank you. That is heard by name.",
});
export const withdrawPlan = action(SplitVersion, withdrawSplit, { goTo: ({ unitId }) => `/teams/${unitId}` });
export const layTables = action(SplitVersion, applySplit, { goTo: ({ unitId }) => `/teams/${unitId}` });
