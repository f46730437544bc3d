import { z } from "zod";

export const NewConnection = z.object({
  name: z.string().trim().min(1, "What is at the other end?").max(80, "At most 80 characters, please."),
});
export type NewConnection = z.output<typeof NewConnection>;

export const ConnectionId = z.object({ connectionId: z.guid("There is no such connection here any more.") });
export type ConnectionId = z.output<typeof ConnectionId>;
