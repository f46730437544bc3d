import { z } from "zod";

export const IssueBallot = z.object({
  roundId: z.uuid(),
  /** 32 random bytes in base64url, made and kept by the device. */
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
