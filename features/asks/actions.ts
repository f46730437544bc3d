"use server";

import { action } from "@/lib/action";
import * as commands from "./commands";
import * as input from "./input";

export const askForHelp = action(input.Ask, commands.askForHelp, {
  say: ({ givenName }) => `Asked. It hangs on ${givenName}’s rail, and the answer comes to yours.`,
});
export const answerAsk = action(input.Answer, commands.answerAsk);
export const takeBackAsk = action(input.AskChoice, commands.takeBackAsk);
export const putAnswerAway = action(input.AskChoice, commands.putAnswerAway);
