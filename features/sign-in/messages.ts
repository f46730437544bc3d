import type { Mail } from "@/lib/mail";
import { LINK_MINUTES } from "./rules";

type Words = Omit<Mail, "to">;

/** The mail that lets somebody in. */
export function signInMail(token: string, to: string): Words {
  const query = to === "/" ? "" : `?to=${encodeURIComponent(to)}`;
  return {
    subject: "Your way in",
    text: `Somebody asked for a way to your seat at Two Pizza. We hope it was you.

It works once, within ${LINK_MINUTES} minutes. Was it not you? Then leave this mail alone: nobody comes in without it.`,
    action: { label: "Come in", path: `/enter/${token}${query}` },
  };
}

/** The mail that an admin sends to themselves. */
export function testMail(): Words {
  return {
    subject: "The mail works",
    text: "You asked for this mail to see whether the portal can send any. It can.",
    action: { label: "Back to the ways in", path: "/admin/sign-in" },
  };
}
