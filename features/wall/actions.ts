"use server";

import { action } from "@/lib/action";
import * as claps from "./commands/clap";
import * as screens from "./commands/screens";
import * as input from "./input";

export const clap = action(input.WinChoice, claps.clap);
export const createScreen = action(input.NewScreen, screens.createScreen);
export const revokeScreen = action(input.ScreenChoice, screens.revokeScreen);
