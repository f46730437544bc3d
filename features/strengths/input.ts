import { z } from "zod";
import { whyNotPost } from "./rules";

/** Ids of the catalogue, best first: five to ten, or none to take them down. */
export const PostStrengths = z.object({
  strengths: z
    .array(z.string().max(100))
    .default([])
    .superRefine((ids, check) => {
      const message = whyNotPost(ids);
      if (message) check.addIssue({ code: "custom", message });
    }),
});
export type PostStrengths = z.output<typeof PostStrengths>;

const words = (most: number) => z.string().trim().max(most, `At most ${most} letters, please.`);
const StrengthId = z.string().max(100);

/** A strength as the catalogue has it: what it is called, how one knows it, and what people type who need it. */
const entry = {
  name: words(40).min(2, "Give it a name of one to three words."),
  family: z.enum(["hands", "head", "heart", "voice"], "Choose a family."),
  hint: words(120).min(3, "One short sentence: how does one know it?"),
  words: words(400).default(""),
};
export const NewStrength = z.object(entry);
export type NewStrength = z.output<typeof NewStrength>;

export const ChangedStrength = z.object({ strengthId: StrengthId, ...entry });
export type ChangedStrength = z.output<typeof ChangedStrength>;

export const StrengthChoice = z.object({ strengthId: StrengthId });
export type StrengthChoice = z.output<typeof StrengthChoice>;

/** Every strength that can be chosen, in the company's order. */
export const OrderStrengths = z.object({
  strengths: z.array(StrengthId).min(1, "Nothing was moved.").max(400),
});
export type OrderStrengths = z.output<typeof OrderStrengths>;

export const Suggestion = z.object({
  personId: z.guid("Whom do you mean?"),
  strengthId: StrengthId.min(1, "Choose one of the list."),
});
export type Suggestion = z.output<typeof Suggestion>;
