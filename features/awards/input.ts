import { z } from "zod";
import { STORY_AT_LEAST, STORY_AT_MOST } from "./rules/story";

const Id = z.guid("Choose one from the list.");
const MaybeId = z.preprocess((value) => (value === "" ? undefined : value), Id.optional());
const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-01)?$/, "Choose a month.")
  .transform((month) => `${month.slice(0, 7)}-01`);
const Words = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);

export const NewAward = z.object({
  name: Words(60).min(3, "Give the award a name."),
  description: Words(140).min(3, "Say in a few words what it is for."),
});

export const PanelSeat = z.object({ awardId: Id, personId: z.guid("Choose a person.") });

export const NewCycle = z.object({
  awardSlug: z.string().min(1, "Choose an award."),
  month: Month,
  nominationsCloseAt: z.coerce.date("Choose when nominations close."),
});

export const CycleChoice = z.object({ cycleId: Id });

export const Nomination = z
  .object({
    cycleId: z.guid("Choose an award that is open."),
    nomineePersonId: MaybeId,
    nomineeUnitId: MaybeId,
    story: z
      .string()
      .trim()
      .min(STORY_AT_LEAST, "Tell us a little more: two sentences are enough.")
      .max(STORY_AT_MOST, `The story has more than ${STORY_AT_MOST} letters. Keep the best part.`),
    helped: Words(200).default(""),
  })
  .refine((input) => Boolean(input.nomineePersonId) !== Boolean(input.nomineeUnitId), {
    path: ["nomineePersonId"],
    message: "Choose one person or one team.",
    // Said together with what else is missing, not after it.
    when: ({ value }) => typeof value === "object" && value !== null,
  });

export const Second = z.object({ nominationId: Id, reason: Words(500).default("") });
export const CaseChoice = z.object({ nominationId: Id });
/** `next` is the number of the story to read after this one; 0 for none. */
export const StoryRead = z.object({ nominationId: Id, next: z.coerce.number().int().min(0).default(0) });

export const Pick = z.object({
  cycleId: Id,
  nominationId: z.guid("Choose whose story it is."),
  citation: Words(400).min(10, "Write the words that will hang below the frame."),
});

export const Consent = z.object({ winId: Id, yes: z.stringbool("Say yes or no.").or(z.boolean()) });
export const Correction = z.object({
  winId: Id,
  after: Words(400).min(10, "Write the words as they should be."),
  reason: Words(200).min(3, "Say why, in a few words: people read it."),
});

export type NewAward = z.output<typeof NewAward>;
export type PanelSeat = z.output<typeof PanelSeat>;
export type NewCycle = z.output<typeof NewCycle>;
export type Nomination = Omit<z.output<typeof Nomination>, "helped"> & { helped?: string };
export type Second = { nominationId: string; reason?: string };
export type Pick = z.output<typeof Pick>;
export type Consent = z.output<typeof Consent>;
export type Correction = z.output<typeof Correction>;
