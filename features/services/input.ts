import { z } from "zod";

const Words = (atMost: number) => z.string().trim().max(atMost, `At most ${atMost} letters, please.`);
const ServiceId = z.guid("Which service?");

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

export type NewService = Omit<z.output<typeof NewService>, "promise"> & { promise?: string };
export type Owners = z.output<typeof Owners>;
