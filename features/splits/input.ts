import { z } from "zod";

const unitId = z.guid("There is no such team.");
const version = z.coerce.number().int().min(0);

const Table = z.object({
  name: z
    .string()
    .transform((said) => said.normalize("NFC").replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, "Every table needs a name.").max(120, "At most 120 characters, please.")),
  leadId: z.guid().nullable(),
  seats: z.array(z.guid()).max(400),
});

const Tables = z.array(Table).min(2, "A split makes two tables at least.").max(60, "At most sixty tables.");

/** The tables come as one field of the form, in JSON. */
const tables = z.union([
  Tables,
  z
    .string()
    .transform((said, context) => {
      try {
        return JSON.parse(said) as unknown;
      } catch {
        context.addIssue("The plan did not come through. It is still on this page; try again.");
        return z.NEVER;
      }
    })
    .pipe(Tables),
]);

/** A plan, and the version that it was made from: 0 when there was none. */
export const SaveSplit = z.object({ unitId, version, tables });
export type SaveSplit = z.output<typeof SaveSplit>;

export const AnswerSplit = z.object({
  unitId,
  version,
  agrees: z.enum(["yes", "no"]),
  words: z.string().trim().max(280, "At most 280 characters, please.").default(""),
});
export type AnswerSplit = z.output<typeof AnswerSplit>;

/** One version of a team's plan. */
export const SplitVersion = z.object({ unitId, version });
export type SplitVersion = z.output<typeof SplitVersion>;
