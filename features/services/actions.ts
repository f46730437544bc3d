"use server";

import { action } from "@/lib/action";
import * as commands from "./commands";
import * as input from "./input";

export const createService = action(input.NewService, commands.createService, {
  say: () => "Added. Name who looks after it next.",
});
export const nameOwners = action(input.Owners, commands.nameOwners, { say: () => "Noted." });
export const retireService = action(input.ServiceChoice, commands.retireService);
