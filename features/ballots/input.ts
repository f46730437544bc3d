import { z } from "zod";
import { fromBase64Url } from "./rules/bytes";

/** 256 bytes in base64url: a token's message, blinded by the device. */
const Blinded = z
  .string()
  .regex(/^[A-Za-z0-9_-]{342}$/)
  .transform(fromBase64Url);

export const IssueBallot = z.object({ roundId: z.uuid(), blinded: Blinded });
