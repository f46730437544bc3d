import { z } from "zod";
import { WORDS_AT_MOST } from "./rules";

export const Ask = z.object({
  personId: z.guid("Whom do you want to ask?"),
  words: z
    .string()
    .trim()
    .min(3, "Say in a few words what you need.")
    .max(WORDS_AT_MOST, `At most ${WORDS_AT_MOST} letters, please. The rest you tell at the table.`),
  /** What they were found by, when it was a strength; empty when not. */
  strengthId: z.preprocess((value) => (value === "" ? undefined : value), z.string().max(100).optional()),
});
export type Ask = z.output<typeof Ask>;

export const AskChoice = z.object({ askId: z.guid("Which request?") });
export type AskChoice = z.output<typeof AskChoice>;

export const Answer = AskChoice.extend({ answer: z.enum(["yes", "not_now"], "Choose one of the two.") });
export type Answer = z.output<typeof Answer>;
