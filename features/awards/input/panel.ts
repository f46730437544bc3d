import { z } from "zod";
import { showsSomething } from "@/lib/text";
import { CITATION_AT_MOST } from "../rules/story";

const Id = z.guid("Choose one from the list.");
const Words = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);
const Score = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z.coerce.number("Choose 1 to 5.").int().min(1, "Choose 1 to 5.").max(5, "Choose 1 to 5.").nullable(),
);

/** A sheet as its form sends it: one field a criterion, empty while it is not given. `next` is the story to read then. */
export const Sheet = z
  .object({
    nominationId: Id,
    score0: Score,
    score1: Score,
    score2: Score,
    score3: Score,
    score4: Score,
    next: z.coerce.number().int().min(0).default(0),
  })
  .transform(({ score0, score1, score2, score3, score4, ...rest }) => ({
    ...rest,
    scores: [score0, score1, score2, score3, score4],
  }));

export const LiftedCycle = z.object({ cycleId: Id });

export const Mark = z.object({ nominationId: Id, yes: z.stringbool("Say yes or no.").or(z.boolean()) });

export const ShownName = z.object({
  nominationId: Id,
  words: Words(80).min(2, "Write the words that give it away, as they stand in the story."),
});

/** Shorter than this explains nothing. */
export const REASON_AT_LEAST = 20;

export const Pick = z.object({
  cycleId: Id,
  nominationId: z.guid("Choose whose story it is."),
  citation: Words(CITATION_AT_MOST)
    .min(10, "Write the words that will hang below the frame.")
    .refine(showsSomething, "Write the words that will hang below the frame."),
  /** A local time of the company's own zone, or a moment. */
  announceAt: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z
      .union([z.date(), z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, "Choose a day and a time.")])
      .optional(),
  ),
  reason: Words(500).default(""),
});

export const PanelNote = z.object({
  cycleId: Id,
  finding: z.string().min(1).max(400),
  note: Words(500).min(10, "Write what you decided, in a sentence."),
});

export type Sheet = { nominationId: string; scores: (number | null)[]; next?: number };
export type Mark = z.output<typeof Mark>;
export type ShownName = z.output<typeof ShownName>;
export type Pick = {
  cycleId: string;
  nominationId: string;
  citation: string;
  announceAt?: Date | string;
  reason?: string;
};
export type PanelNote = z.output<typeof PanelNote>;
