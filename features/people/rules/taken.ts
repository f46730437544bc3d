import { AppError } from "@/lib/errors";

/** What is one person's alone, and what it is called in a refusal. */
const OWN = {
  email: "mail address",
  userName: "sign-in name",
  externalId: "external id",
  directoryId: "directory id",
} as const;

export type Holder = {
  id: string;
  /** They left. */
  gone: boolean;
  /** They left, and the directory's machine deleted them. */
  dropped: boolean;
  /** Which of what was asked for they have. */
  has: keyof typeof OWN;
};

/** The refusal that somebody has it already. */
export function taken({ has }: Pick<Holder, "has">): AppError {
  const sentence = `Somebody has this ${OWN[has]} already. Nothing was changed.`;
  return new AppError("conflict", sentence, { [has]: sentence });
}
