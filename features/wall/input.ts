import { z } from "zod";
import { showsSomething } from "@/lib/text";

const Id = z.guid("Choose one from the list.");

export const WinChoice = z.object({ winId: Id });
export const NewWords = z.object({
  winId: Id,
  words: z
    .string()
    .trim()
    .max(280, "At most 280 letters, please: the slip is small.")
    .min(1, "Write a word or two first.")
    .refine(showsSomething, "Write a word or two first."),
});
export type NewWords = z.output<typeof NewWords>;
export const WordsChoice = z.object({ wordsId: Id });
export const NewScreen = z.object({
  name: z
    .string()
    .trim()
    .max(60, "At most 60 letters, please.")
    .min(2, "Name the screen, by where it hangs."),
});
export const ScreenChoice = z.object({ screenId: Id });
