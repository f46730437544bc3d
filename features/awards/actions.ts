"use server";

import { action } from "@/lib/action";
import * as awards from "./commands/awards";
import * as changes from "./commands/change";
import * as channels from "./commands/channels";
import * as count from "./commands/count";
import * as cycles from "./commands/cycles";
import * as decide from "./commands/decide";
import * as drafts from "./commands/drafts";
import * as cases from "./commands/nominate";
import * as panel from "./commands/panel";
import * as screening from "./commands/screen";
import * as sheets from "./commands/sheets";
import * as kindly from "./commands/tell-kindly";
import * as vote from "./commands/vote";
import * as wins from "./commands/wins";
import * as input from "./input";
import * as panelInput from "./input/panel";
import * as programme from "./input/programme";
import * as result from "./input/result";

export const createAward = action(programme.NewAward, awards.createAward, {
  goTo: ({ slug }) => `/admin/awards/${slug}?founded`,
});
export const changeAward = action(programme.ChangeAward, awards.changeAward, {
  say: () => "Kept. It holds for every turn that opens from now on.",
});
export const endAward = action(programme.AwardChoice, awards.endAward);
export const moveAward = action(programme.MoveAward, awards.moveAward);
export const openCycle = action(input.NewCycle, cycles.openCycle, {
  say: () => "Open. Everybody can nominate now.",
});
export const closeNominations = action(input.CycleChoice, cycles.closeNominations);
export const endCycle = action(input.CycleChoice, cycles.endCycle);
export const passCase = action(programme.ScreenedCase, screening.passCase);
export const returnCase = action(programme.ReturnedCase, screening.returnCase);
export const finishScreening = action(input.CycleChoice, screening.finishScreening);
export const seatOnPanel = action(input.PanelSeat, panel.seatOnPanel);
export const leavePanel = action(input.PanelSeat, panel.leavePanel);
export const nominate = action(input.Nomination, cases.nominate);
export const changeNomination = action(input.Change, changes.changeNomination, {
  goTo: ({ nominationId }) => `/wall/nominations/${nominationId}?changed`,
});
export const saveDraft = action(input.Draft, drafts.saveDraft, {
  say: () => "Kept for later. It waits on your rail, and nobody else sees it.",
});
export const dropDraft = action(input.Nothing, drafts.dropDraft);
export const secondNomination = action(input.Second, cases.secondNomination);
export const withdrawNomination = action(input.CaseChoice, cases.withdrawNomination);
export const keepScores = action(panelInput.Sheet, sheets.keepSheet);
export const nextStory = action(panelInput.Sheet, sheets.keepSheet, {
  goTo: ({ cycleId, next }) => `/wall/panel/${cycleId}?story=${next}`,
});
export const markKnown = action(panelInput.Mark, sheets.markKnown);
export const sitOut = action(panelInput.Mark, sheets.sitOut);
export const coverWords = action(panelInput.ShownName, sheets.coverWords, {
  say: () => "Under tape now, for everybody on the panel.",
});
export const liftCovers = action(panelInput.LiftedCycle, sheets.liftCovers, {
  goTo: ({ cycleId }) => `/wall/panel/${cycleId}`,
});
export const notePanel = action(panelInput.PanelNote, decide.notePanel, { say: () => "Noted." });
export const pickWinner = action(panelInput.Pick, decide.pickWinner);
export const answerConsent = action(result.ConsentAnswer, wins.answerConsent, {
  goTo: ({ winId }) => `/wall/consent/${winId}?answered`,
});
export const correctWin = action(result.Correction, wins.correctWin, {
  say: () => "Corrected, in the open.",
});
export const takeDown = action(result.TakenDown, wins.takeDown, { say: () => "Taken down." });
export const allowTelling = action(result.MayTell, kindly.allowTelling);
export const addChannel = action(result.NewChannel, channels.addChannel, {
  say: () => "Added. Send it a test message before the next announcement.",
});
export const removeChannel = action(result.ChannelChoice, channels.removeChannel);
export const tryChannel = action(result.ChannelChoice, channels.tryChannel, {
  say: ({ name }) => `It arrived. Look into ${name}.`,
});
export const sendAgain = action(result.Post, channels.sendAgain, { say: () => "On its way." });
export const castVote = action(input.Vote, vote.castVote);
export const takeVoteBack = action(input.CycleChoice, vote.takeVoteBack);
export const extendVote = action(input.CycleChoice, vote.extendVote);
export const countVotes = action(input.CycleChoice, count.countVotes);
