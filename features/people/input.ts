import { z } from "zod";

const word = (most: number) => z.string().trim().max(most, `At most ${most} characters, please.`);
const needed = (most: number, sentence: string) => word(most).min(1, sentence);
const teamLimit = z.coerce
  .number({ message: "Choose how many people a team may have." })
  .int()
  .min(2, "A team starts at two.")
  .max(10, "Two pizzas feed ten at the very most.");

/** An address as we keep it: trimmed, otherwise as written; compared without case. */
export const Mail = needed(320, "We need a mail address.").regex(
  /^[^\s@]+@[^\s@]+$/,
  "This is no mail address yet.",
);

export const PersonId = z.guid("Choose somebody from the list.");

const companyWords = {
  companyName: needed(120, "What is the company called?"),
  memberSingular: word(40).transform((said) => said || "colleague"),
  memberPlural: word(40).transform((said) => said || "colleagues"),
  teamLimit,
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

export const About = z.object({
  personId: PersonId,
  about: word(160),
});
export type About = z.output<typeof About>;
