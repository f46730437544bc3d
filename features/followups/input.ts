import { z } from "zod";

const words = (what: string, most: number) =>
  z.string().trim().min(3, `${what} in a few words.`).max(most, `${most} letters at most.`);

export const PromiseFollowUp = z.object({
  unitId: z.uuid("For which unit?"),
  /** Empty when it answers no round. */
  roundId: z.union([z.uuid(), z.literal("")]).optional(),
  youSaid: words("Say what people told you,", 400),
  weDo: words("Say what will be done,", 400),
  knowWhen: words("Say how people will know,", 300),
  ownerId: z.uuid("Choose who sees to it."),
  dueOn: z.iso.date("Choose a day."),
});

export const MoveFollowUp = z.object({
  followUpId: z.uuid(),
  stage: z.enum(["spotted", "on_the_table", "in_the_oven", "served"]),
  outcome: z.string().trim().max(400, "Four hundred letters at most.").optional(),
});
