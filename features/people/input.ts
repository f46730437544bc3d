import { z } from "zod";
import { isTimeZone } from "@/lib/time-zone";
import { type Mapping, MEANINGS, type Meaning } from "./rules/columns";
import { TEAM_RULES } from "./rules/directory";
import { plainLine } from "./rules/plain-line";

const word = (most: number) => z.string().trim().max(most, `At most ${most} characters, please.`);
const needed = (most: number, sentence: string) => word(most).min(1, sentence);
const teamLimit = z.coerce
  .number({ message: "Choose how many people a team may have." })
  .int()
  .min(2, "A team starts at two.")
  .max(10, "Two pizzas feed ten at the very most.");

/** An address as we keep it: trimmed, otherwise as written; compared without case. */
const Mail = needed(320, "We need a mail address.").regex(
  /^[^\s@]+@[^\s@]+$/,
  "This is no mail address yet.",
);

const PersonId = z.guid("Choose somebody from the list.");

const companyWords = {
  companyName: needed(120, "What is the company called?"),
  memberSingular: word(40).transform((said) => said || "colleague"),
  memberPlural: word(40).transform((said) => said || "colleagues"),
  teamLimit,
  timeZone: z
    .string()
    .refine(isTimeZone, "Choose a time zone from the list, such as Europe/Berlin.")
    .optional(),
};

export const SetUp = z.object({
  token: z.string().min(1).max(200),
  ...companyWords,
  givenName: needed(100, "What is your first name?"),
  familyName: needed(100, "What is your last name?"),
  email: Mail,
});
export type SetUp = z.output<typeof SetUp>;

export const Company = z.object(companyWords);
export type Company = z.output<typeof Company>;

export const SignInLinkFor = z.object({ personId: PersonId });
export type SignInLinkFor = z.output<typeof SignInLinkFor>;

export const Grant = z.object({
  personId: PersonId,
  role: z.enum(["admin", "people_team", "leader"], "Choose a role."),
});
export type Grant = z.output<typeof Grant>;

const line = (most: number) => z.string().transform(plainLine).pipe(word(most));

/** What the directory says of somebody: one line each, and at least one of the two names. */
const personWords = {
  email: Mail,
  givenName: line(200),
  familyName: line(200),
  title: line(200),
  department: line(200),
};

export const Join = z
  .object({ ...personWords, externalId: line(200), managerId: z.union([z.literal(""), PersonId]) })
  .refine(({ givenName, familyName }) => givenName || familyName, {
    message: "What is their name? One word will do.",
    path: ["givenName"],
  });
export type Join = z.output<typeof Join>;

export const Leave = z.object({ personId: PersonId });
export type Leave = z.output<typeof Leave>;

export const About = z.object({
  personId: PersonId,
  about: word(160),
});
export type About = z.output<typeof About>;

export const OwnPicture = z.object({
  pictureId: z.string().regex(/^[0-9a-f]{64}$/, "Choose a picture first."),
});
export type OwnPicture = z.output<typeof OwnPicture>;

export const Nothing = z.object({});

export const DraftId = z.object({ draftId: z.guid("There is no such file here any more.") });
export type DraftId = z.output<typeof DraftId>;

export const DraftPicture = DraftId.extend({ name: z.string().min(1).max(300) });
export type DraftPicture = z.output<typeof DraftPicture>;

const fileLine = z.coerce.number().int().min(0).max(100_000_000);

export const RowOfDraft = DraftId.extend({ line: fileLine });
export type RowOfDraft = z.output<typeof RowOfDraft>;

export const MendRow = RowOfDraft.extend({
  column: z.coerce.number().int().min(0).max(10_000),
  value: word(1000),
});
export type MendRow = z.output<typeof MendRow>;

/** `leavers`: the number that somebody typed because so many would leave. */
export const Seat = DraftId.extend({
  leavers: z
    .string()
    .trim()
    .default("")
    .transform((said) => (/^\d{1,7}$/.test(said) ? Number(said) : null)),
});
export type Seat = z.output<typeof Seat>;

const meanings = Object.keys(MEANINGS) as [Meaning, ...Meaning[]];

/** The mapping screen's form: one field a column, `column.0` and so on. */
export const ChooseMapping = z
  .object({
    draftId: z.guid(),
    teamRule: z.enum(TEAM_RULES, "Choose what makes a team."),
    whole: z.enum(["whole", "part"]).default("part"),
  })
  .catchall(z.enum(meanings))
  .transform(({ draftId, teamRule, whole, ...fields }) => ({
    draftId,
    teamRule,
    whole: whole === "whole",
    mapping: Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => /^column\.\d{1,4}$/.test(name))
        .map(([name, meaning]) => [name.slice("column.".length), meaning]),
    ) as Mapping,
  }));
export type ChooseMapping = z.output<typeof ChooseMapping>;
