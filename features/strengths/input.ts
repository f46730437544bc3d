import { z } from "zod";
import { whyNotPost } from "./rules";

/** Ids of the catalogue, best first: five to ten, or none to take them down. */
export const PostStrengths = z.object({
  strengths: z
    .array(z.string().max(100))
    .default([])
    .superRefine((ids, check) => {
      const message = whyNotPost(ids);
      if (message) check.addIssue({ code: "custom", message });
    }),
});
export type PostStrengths = z.output<typeof PostStrengths>;
