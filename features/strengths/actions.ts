"use server";

import { action } from "@/lib/action";
import * as commands from "./commands";
import * as input from "./input";

export const postStrengths = action(input.PostStrengths, commands.postStrengths, {
  goTo: ({ personId }) => `/people/${personId}`,
});
