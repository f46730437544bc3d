import type { Mail } from "@/lib/mail";

/** To the address somebody had until now: whoever reads the new one comes in as them by a link. */
export function addressChangedMail(): Omit<Mail, "to"> {
  return {
    subject: "Your address changed",
    text: "The directory has another address for you from now on, and links to come in go there. If you know of it, all is well. If you do not, tell an admin or the people team today.",
  };
}
