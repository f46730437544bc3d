"use server";

import { action } from "@/lib/action";
import { forgetAccount } from "./commands/forget-account";
import { requestLink } from "./commands/link";
import { sendTestMail } from "./commands/test-mail";
import { ForgetAccount, LinkRequest, Nothing } from "./input";
import { LINK_ANSWER } from "./rules";

export const askForLink = action(LinkRequest, requestLink, { say: () => LINK_ANSWER });
export const tryMail = action(Nothing, sendTestMail, { say: () => "It went out. Look into your mail." });
export const forgetAccountOf = action(ForgetAccount, forgetAccount, {
  say: () => "Forgotten. The next account with their verified address becomes theirs.",
});
