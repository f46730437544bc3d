import { z } from "zod";
import { ownPath } from "@/lib/own-path";

const email = z
  .string("Which address?")
  .trim()
  .max(320, "That is longer than an address can be.")
  .regex(/^[^\s@]+@[^\s@]+$/, "An address looks like ann@example.com.");

/** Somebody at the door asks for a link; `to` is the page they wanted. */
export const LinkRequest = z.object({ email, to: z.string().optional().transform(ownPath) });
export type LinkRequest = z.output<typeof LinkRequest>;

/** The same, as the job finds it. */
export const AskedLink = z.object({ email: z.string(), to: z.string(), askedAt: z.iso.datetime() });
export type AskedLink = z.output<typeof AskedLink>;

export const Nothing = z.object({});

export const ForgetAccount = z.object({ personId: z.uuid("Choose somebody from the list.") });
export type ForgetAccount = z.output<typeof ForgetAccount>;
