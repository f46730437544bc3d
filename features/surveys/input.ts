import { z } from "zod";
import { DRIVERS_AT_MOST } from "./rules";

const Name = z
  .string()
  .trim()
  .min(3, "Give the round a name, such as Winter pulse.")
  .max(80, "Eighty letters at most.");
const ClosesAt = z.coerce.date("Choose when it closes.");

export const OpenRound = z.object({
  name: Name,
  closesAt: ClosesAt,
  /** Drivers by id. Without any, those whose turn it is. */
  questionIds: z
    .array(z.string())
    .max(
      DRIVERS_AT_MOST,
      `Choose ${DRIVERS_AT_MOST} drivers at most: the whole pulse has to fit into a minute.`,
    )
    .optional(),
  /** How many answers open a lid. Without it, the company's own number. */
  k: z.coerce.number().int().min(4, "A lid never opens below four answers.").max(50).optional(),
  /** Units with fewer than ten answers show one of three bands, always. */
  strict: z.coerce.boolean().default(false),
});

export const OpenServiceRound = z.object({ name: Name, closesAt: ClosesAt });

export const CloseRound = z.object({
  roundId: z.uuid("Which round?"),
  reason: z.string().trim().max(400, "Four hundred letters at most.").optional(),
});
