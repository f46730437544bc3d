"use server";

import { action } from "@/lib/action";
import * as commands from "./commands";
import * as input from "./input";

export const openRound = action(input.OpenRound, commands.openRound, {
  goTo: ({ roundId }) => `/pulses/${roundId}`,
});
export const openServiceRound = action(input.OpenServiceRound, commands.openServiceRound, {
  say: () => "Open. Everybody finds a service on their rail.",
});
export const closeRound = action(input.CloseRound, commands.closeRound, {
  say: () => "Closed. The count comes next.",
});
