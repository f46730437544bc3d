import { getDb } from "@/db/client";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { AppError } from "@/lib/errors";
import { mailIsSet, sendMail } from "@/lib/mail";
import { hitKey } from "@/lib/network";
import { countHit } from "@/lib/rate-limit";
import { testMail } from "../messages";
import { canRunSignIn } from "../policy";
import { mailTrouble } from "../rules";

/**
 * Sends an admin a mail at once, so that what the mail server says can be shown. Not in a transaction: a mail cannot be
 * rolled back, and what became of it is recorded either way.
 * @throws AppError forbidden; conflict with what is wrong, too_many
 */
export async function sendTestMail(actor: Actor): Promise<void> {
  authorize(actor, canRunSignIn(actor));
  const { personId } = requirePerson(actor);
  if (!mailIsSet())
    throw new AppError("conflict", "There is no mail server yet: set SMTP_URL and MAIL_FROM.");
  await countHit(getDb(), hitKey("test mails of", personId), { most: 20, seconds: 3600 });
  try {
    await sendMail({ to: personId, ...testMail() });
  } catch (error) {
    await record(getDb(), actor, "test mail refused", null);
    throw new AppError("conflict", mailTrouble(error as { code?: string; responseCode?: number }));
  }
  await record(getDb(), actor, "test mail sent", null);
}
