"use server";

import { action } from "@/lib/action";
import * as claps from "./commands/clap";
import * as slips from "./commands/congratulate";
import * as screens from "./commands/screens";
import * as input from "./input";

export const clap = action(input.WinChoice, claps.clap);
export const takeClapBack = action(input.WinChoice, claps.takeClapBack);
export const congratulate = action(input.NewWords, slips.congratulate);
export const takeWordsDown = action(input.WordsChoice, slips.takeWordsDown);
export const createScreen = action(input.NewScreen, screens.createScreen);
export const revokeScreen = action(input.ScreenChoice, screens.revokeScreen);
