import { z } from "zod";
import { PASSES_AT_MOST, REASON_AT_MOST, SCORE_AT_MOST } from "./rules";

const Words = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);
const ServiceId = z.guid("Which service?");
const ScoreSentence = "Choose a number from 0 to 10.";

export const NewService = z.object({
  name: Words(60).min(2, "Give the service its name, such as Payroll."),
  /** The last part of its address; made of the name when left out. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and single hyphens, such as it-help.")
    .max(60)
    .optional(),
  promise: Words(140).default(""),
  providerId: z.preprocess((value) => (value === "" ? undefined : value), z.guid().optional()),
});

export const Owners = z.object({
  serviceId: ServiceId,
  personIds: z.preprocess(
    (value) => (Array.isArray(value) ? value.filter((id) => id !== "") : value),
    z.array(z.guid("Choose a person from the list.")).default([]),
  ),
});

export const ServiceChoice = z.object({ serviceId: ServiceId });

export const Rating = z.object({
  serviceId: ServiceId,
  score: z.coerce
    .number({ message: ScoreSentence })
    .int()
    .min(0, ScoreSentence)
    .max(SCORE_AT_MOST, ScoreSentence),
  passedOn: z.coerce
    .number({ message: "Say how often you were passed on; 0 for never." })
    .int()
    .min(0)
    .max(PASSES_AT_MOST, `${PASSES_AT_MOST} is the most we count.`),
  reason: Words(REASON_AT_MOST).default(""),
});

export type NewService = Omit<z.output<typeof NewService>, "promise"> & { promise?: string };
export type Owners = z.output<typeof Owners>;
export type Rating = Omit<z.output<typeof Rating>, "reason"> & { reason?: string };
