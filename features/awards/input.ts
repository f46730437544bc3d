import { z } from "zod";
import { showsSomething } from "@/lib/text";
import { DRAFT_AT_MOST, HELPED_AT_MOST, STORY_AT_LEAST, STORY_AT_MOST, tooLong } from "./rules/story";

const Id = z.guid("Choose one from the list.");
const Maybe = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), of.optional());
const MaybeId = Maybe(Id);
const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-01)?$/, "Choose a month.")
  .transform((month) => `${month.slice(0, 7)}-01`);
const Words = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);

export const PanelSeat = z.object({ awardId: Id, personId: z.guid("Choose a person.") });

/** A wall clock's time as a form sends it, "2026-12-20T12:00"; the company's zone makes a moment of it. */
const WallTime = (sentence: string) => z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, sentence);

export const NewCycle = z.object({
  awardSlug: z.string().min(1, "Choose an award."),
  month: Month,
  nominationsCloseAt: WallTime("Choose when nominations close."),
});

export const CycleChoice = z.object({ cycleId: Id });

const Story = z
  .string()
  .trim()
  .min(STORY_AT_LEAST, "Tell us a little more: two sentences are enough.")
  .max(STORY_AT_MOST, tooLong)
  .refine(showsSomething, "Tell us a little more: two sentences are enough.");
/** What a form repeats under one name; left out when nothing was chosen. */
const Several = <T extends z.ZodType>(of: T, atMost: number, sentence: string) =>
  z.array(of).max(atMost, sentence).default([]);

/** What goes with a story, the same when it is written and when it is changed. */
const WithStory = {
  helped: Words(200).default(""),
  helpedPeople: Several(Id, HELPED_AT_MOST, `At most ${HELPED_AT_MOST} people; say the others in words.`),
  helpedTeams: Several(Id, HELPED_AT_MOST, `At most ${HELPED_AT_MOST} teams; say the others in words.`),
  values: Several(z.string().max(200), 20, "Choose fewer values."),
  /** "on" when the nominee may be told what was said, should another be chosen. */
  mayTell: z.stringbool("Say yes or no.").or(z.boolean()).default(false),
  pictureId: Maybe(z.string().regex(/^[0-9a-f]{64}$/, "Choose the picture again.")),
  fileKey: Maybe(z.string().max(200)),
  fileName: Words(200).default(""),
};

export const Nomination = z
  .object({
    cycleId: z.guid("Choose an award that is open."),
    nomineePersonId: MaybeId,
    nomineeUnitId: MaybeId,
    story: Story,
    ...WithStory,
  })
  .refine((input) => Boolean(input.nomineePersonId) !== Boolean(input.nomineeUnitId), {
    path: ["nomineePersonId"],
    message: "Choose one person or one team.",
    // Said together with what else is missing, not after it.
    when: ({ value }) => typeof value === "object" && value !== null,
  });

/** The same case in other words; whom it is for and which award stay. */
export const Change = z.object({ nominationId: Id, story: Story, ...WithStory });

/** A case kept for later: anything may still be missing or too long. */
export const Draft = z.object({
  cycleId: MaybeId,
  nomineePersonId: MaybeId,
  nomineeUnitId: MaybeId,
  story: z.string().max(DRAFT_AT_MOST, "This is more than we can keep for later. It stays on this device."),
  ...WithStory,
  helped: z.string().max(DRAFT_AT_MOST).default(""),
});

export const Second = z.object({
  nominationId: Id,
  reason: Words(500).default(""),
  /** What its giver has read, as the page named it. */
  read: z.string().max(100).optional(),
});
/** A form that is one button. */
export const Nothing = z.object({});
export const CaseChoice = z.object({ nominationId: Id });
export const Vote = z.object({ cycleId: Id, nominationId: z.guid("Choose whose story it is.") });

export type PanelSeat = z.output<typeof PanelSeat>;
export type NewCycle = Omit<z.output<typeof NewCycle>, "nominationsCloseAt"> & {
  nominationsCloseAt: Date | string;
  decideBy?: Date | string;
  announceAt?: Date | string;
};
type Optional<T, K extends keyof T> = Omit<T, K> & Partial<T>;
export type Nomination = Optional<z.output<typeof Nomination>, keyof typeof WithStory>;
export type Change = Optional<z.output<typeof Change>, keyof typeof WithStory>;
export type Draft = Optional<z.output<typeof Draft>, keyof typeof WithStory>;
export type Second = Optional<z.output<typeof Second>, "reason">;
export type Vote = z.output<typeof Vote>;
