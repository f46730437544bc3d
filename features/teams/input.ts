import { z } from "zod";

const personId = z.guid("Choose somebody from the list.");
const teamId = z.guid("There is no such team.");
/** A name on one line; strange spaces become plain ones. */
const name = z
  .string()
  .transform((said) => said.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "It needs a name.").max(120, "At most 120 characters, please."));
const leadId = z
  .union([personId, z.literal("").transform(() => null), z.null()])
  .optional()
  .transform((id) => id ?? null);

export const SeatPerson = z.object({ personId, unitId: teamId });
export type SeatPerson = z.output<typeof SeatPerson>;

export const FreeSeat = z.object({ personId });
export type FreeSeat = z.output<typeof FreeSeat>;

/** A unit that stands, or one that an earlier step of the same reorganisation makes: `new:<its key>`. */
const unitId = z.union(
  [z.guid(), z.string().regex(/^new:[a-z0-9-]{1,40}$/)],
  "Choose a team or a unit from the list.",
);
/** What later steps call the unit that this step makes. */
const key = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .optional();

export const FoundTeam = z.object({
  kind: z.enum(["team", "department", "business_unit"]).default("team"),
  parentId: unitId,
  name,
  leadId,
  key,
});
export type FoundTeam = z.output<typeof FoundTeam>;

export const RenameUnit = z.object({ unitId, name });
export type RenameUnit = z.output<typeof RenameUnit>;

export const MoveUnit = z.object({ unitId, parentId: unitId });
export type MoveUnit = z.output<typeof MoveUnit>;

export const ChangeLead = z.object({ unitId, leadId });
export type ChangeLead = z.output<typeof ChangeLead>;

export const MergeTeams = z.object({
  unitIds: z
    .array(unitId)
    .min(2, "Choose at least two teams.")
    .max(6, "At most six teams at once.")
    .refine((ids) => new Set(ids).size === ids.length, "The same team twice is no merger."),
  name,
  leadId,
  key,
});
export type MergeTeams = z.output<typeof MergeTeams>;

export const CloseTeam = z.object({ unitId });
export type CloseTeam = z.output<typeof CloseTeam>;

const SeatPeople = z.object({
  personIds: z.array(personId).min(1, "Choose who sits down.").max(20, "At most twenty at once."),
  unitId,
});

/** One change of the tree. */
export const Step = z.discriminatedUnion("do", [
  FoundTeam.extend({ do: z.literal("found") }),
  RenameUnit.extend({ do: z.literal("rename") }),
  MoveUnit.extend({ do: z.literal("move") }),
  ChangeLead.extend({ do: z.literal("lead") }),
  SeatPeople.extend({ do: z.literal("seat") }),
  MergeTeams.extend({ do: z.literal("merge") }),
  CloseTeam.extend({ do: z.literal("close") }),
]);
export type Step = z.output<typeof Step>;

const Steps = z.array(Step).min(1, "Add the first step.").max(60, "At most sixty steps in one plan.");

/** The steps come as one field of the form, in JSON. */
const stepsField = z
  .string()
  .transform((said, context) => {
    try {
      return JSON.parse(said) as unknown;
    } catch {
      context.addIssue("The steps did not come through. Try again.");
      return z.NEVER;
    }
  })
  .pipe(Steps);

const day = z.iso.date("Choose a day.");

export const PlanReorganisation = z.object({ name, day, steps: z.union([Steps, stepsField]) });
export type PlanReorganisation = z.output<typeof PlanReorganisation>;

/** What a plan would make of the tree, asked while it is being written. */
export const PreviewSteps = z.object({ steps: z.union([Steps, stepsField]) });
export type PreviewSteps = z.output<typeof PreviewSteps>;

export const ReorganisationId = z.object({ id: z.guid("There is no such plan.") });
export type ReorganisationId = z.output<typeof ReorganisationId>;

export const GrantWaiver = z.object({
  unitId: teamId,
  seats: z.coerce.number({ message: "How many may sit there?" }).int().min(3).max(20, "Twenty at most."),
  reason: z.string().trim().min(10, "Say why, in a sentence.").max(500, "At most 500 characters, please."),
  until: day,
});
export type GrantWaiver = z.output<typeof GrantWaiver>;

export const EndWaiver = z.object({ unitId: teamId });
export type EndWaiver = z.output<typeof EndWaiver>;
