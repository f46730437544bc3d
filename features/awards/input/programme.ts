import { z } from "zod";
import { type AwardRules as Kept, SCREEN_DAYS, TIE_RULES } from "../rules/award-rules";
import { SIGNS, type Sign } from "../rules/signs";

const Id = z.guid("Choose one from the list.");
const line = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);
const named = (atMost: number, sentence: string) => line(atMost).min(2, sentence);
const whole = (from: number, to: number, sentence: string) =>
  z.int(sentence).min(from, sentence).max(to, sentence);

const Name = line(60).min(3, "Give the award a name.");
const Description = line(140).min(3, "Say in a few words what it is for.");
const AnySign = z.enum(Object.keys(SIGNS) as [Sign, ...Sign[]], "Choose a sign.");
const Slug = z.string().min(1, "Choose an award.");

/** Before the next turn opens, nominations of this one are closed: so many days at most. */
const DAYS_AT_MOST = { month: 28, quarter: 85, year: 300, by_hand: 300 } as const;

const Calendar = z
  .object({
    rhythm: z.enum(["month", "quarter", "year", "by_hand"], "Choose how often it opens."),
    opensOn: whole(1, 28, "A day from the 1st to the 28th: every month has those."),
    nominateDays: whole(1, 300, "Give people at least a day, and 300 at most."),
    decideDays: whole(1, 60, "One to sixty days to decide in."),
    screenDays: whole(1, 59, "One to fifty-nine days to read in.").default(SCREEN_DAYS),
    announceAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day, such as 15:00."),
  })
  .refine(({ rhythm, nominateDays }) => nominateDays <= DAYS_AT_MOST[rhythm], {
    path: ["nominateDays"],
    error: ({ input }) =>
      `At most ${DAYS_AT_MOST[(input as { rhythm: keyof typeof DAYS_AT_MOST }).rhythm]} days, so that nominations close before they open again.`,
  });

const TheRules = z
  .object({
    forWhom: z.enum(["people", "teams", "both"], "Choose whom it is for."),
    criteria: z
      .array(
        z.object({
          name: named(60, "What do you look for?"),
          low: named(60, "Say what a 1 looks like."),
          high: named(60, "Say what a 5 looks like."),
        }),
      )
      .min(1, "Name at least one thing you look for.")
      .max(5, "Five criteria are plenty: a panel weighs each one."),
    values: z
      .array(named(40, "Give the value a name."))
      .max(12, "Twelve values at most.")
      .refine(differ, "Two of the values are the same."),
    unitId: z.preprocess((id) => (id === "" ? null : id), Id.nullable()),
    nominate: z.enum(["everyone", "leads"]),
    second: z.enum(["everyone", "leads"]),
    vote: z.enum(["everyone", "leads"]),
    decidedBy: z.enum(["panel", "peers"], "Choose who decides."),
    screened: z.boolean(),
    shortlist: z.object({
      voices: whole(1, 20, "One to twenty people."),
      atMost: whole(1, 30, "One to thirty cases."),
    }),
    tie: z
      .array(z.enum(TIE_RULES))
      .refine(differ, "Each way to decide a tie once.")
      .refine((tie) => tie.at(-1) === "lot", "A lot comes last: something has to decide in the end."),
    coolDownMonths: whole(0, 60, "None to sixty months."),
    surprise: z.boolean(),
    calendar: Calendar,
  })
  .refine(({ screened, calendar }) => !screened || calendar.screenDays < calendar.decideDays, {
    path: ["calendar", "screenDays"],
    error: "Leave at least a day to decide in: read in fewer days than there are to decide.",
  }) satisfies z.ZodType<Kept>;

/** The rules of an award, as its editor sends them (JSON) or a command is given them. */
export const AwardRules = z.preprocess(parsed, TheRules);

export const NewAward = z.object({
  name: Name,
  description: Description,
  sign: AnySign.exclude(["jacket"]).default("star"),
});

export const ChangeAward = z.object({
  slug: Slug,
  name: Name,
  description: Description,
  sign: AnySign,
  rules: AwardRules,
});

export const AwardChoice = z.object({ slug: Slug });
export const MoveAward = z.object({ slug: Slug, to: z.enum(["earlier", "later"]) });

export const ScreenedCase = z.object({
  nominationId: Id,
  /** What the reader has read, as the page named it. */
  read: z.string().max(100).optional(),
});
export const ReturnedCase = ScreenedCase.extend({
  note: line(400).min(10, "Write a kind word to the one who wrote it: what is missing?"),
});

export type NewAward = z.input<typeof NewAward> & { rules?: Kept };
export type ChangeAward = Omit<z.output<typeof ChangeAward>, "rules"> & { rules: Kept };
export type AwardChoice = z.output<typeof AwardChoice>;
export type MoveAward = z.output<typeof MoveAward>;
export type ScreenedCase = z.output<typeof ScreenedCase>;
export type ReturnedCase = z.output<typeof ReturnedCase>;

function differ(words: readonly string[]): boolean {
  return new Set(words.map((word) => word.toLowerCase())).size === words.length;
}

function parsed(rules: unknown): unknown {
  if (typeof rules !== "string") return rules;
  try {
    return JSON.parse(rules);
  } catch {
    return null;
  }
}
