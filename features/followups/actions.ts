"use server";

import { action } from "@/lib/action";
import * as commands from "./commands";
import * as input from "./input";

export const promiseFollowUp = action(input.PromiseFollowUp, commands.promiseFollowUp, {
  say: () => "Promised. It hangs on the rail and on everybody's Home here.",
});
export const moveFollowUp = action(input.MoveFollowUp, commands.moveFollowUp, { say: () => "Moved." });
