"use server";

import { action } from "@/lib/action";
import * as commands from "./commands";
import * as catalogue from "./commands/catalogue";
import * as suggest from "./commands/suggest";
import * as input from "./input";

export const postStrengths = action(input.PostStrengths, commands.postStrengths, {
  goTo: ({ personId }) => `/people/${personId}`,
});
export const suggestStrength = action(input.Suggestion, suggest.suggestStrength, {
  say: ({ givenName, strength }) => `${strength}, passed on. Only ${givenName} sees it, and decides.`,
});
export const declineSuggestion = action(input.StrengthChoice, suggest.declineSuggestion);
export const addStrength = action(input.NewStrength, catalogue.addStrength, {
  say: () => "Added. Everybody can choose it from now on.",
});
export const changeStrength = action(input.ChangedStrength, catalogue.changeStrength, {
  say: () => "Kept. Whoever posted it has the new words.",
});
export const orderStrengths = action(input.OrderStrengths, catalogue.orderStrengths, {
  say: () => "Kept in this order.",
});
export const retireStrength = action(input.StrengthChoice, catalogue.retireStrength, {
  say: ({ name }) => `${name} is out. Whoever posted it keeps it.`,
});
export const bringStrengthBack = action(input.StrengthChoice, catalogue.bringStrengthBack, {
  say: ({ name }) => `${name} is back.`,
});
