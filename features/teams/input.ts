import { z } from "zod";

const personId = z.guid("Choose somebody from the list.");

export const SeatPerson = z.object({ personId, unitId: z.guid("There is no such team.") });
export type SeatPerson = z.output<typeof SeatPerson>;

export const FreeSeat = z.object({ personId });
export type FreeSeat = z.output<typeof FreeSeat>;
