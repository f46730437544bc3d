import { z } from "zod";
import { type Db, getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { enqueue } from "@/lib/jobs";
import { mailIsSet, sendMail } from "@/lib/mail";
import { transaction } from "@/lib/transaction";
import { TELLINGS, type Telling } from "../messages";
import { readAudience, readWords } from "../queries/tellings";

/** What a job knows: ids alone. Whom it is for and what it says is read when it runs, so nothing is said too early. */
export const TellingPayload = z.object({
  what: z.enum(TELLINGS),
  about: z.uuid(),
  to: z.uuid().optional(),
});

/**
 * Has something told by mail once the caller's transaction commits.
 * @param about a win's id, or a case's
 * @param runAt not before this moment
 */
export async function enqueueTelling(tx: Db, what: Telling, about: string, runAt?: Date): Promise<void> {
  if (!mailIsSet()) return;
  await enqueue(tx, "tell-of-award", { what, about }, { key: `${what}:${about}`, runAt });
}

/**
 * Tells what a job was enqueued for: first whom it is for, each by a job of their own, so that one address that takes no
 * mail keeps nobody else waiting; then that person, unless what it was about is no longer so.
 * @throws AppError forbidden; what the mail server says, for the job to be tried again
 */
export async function tell(
  actor: Actor,
  { what, about, to }: z.output<typeof TellingPayload>,
): Promise<void> {
  authorize(actor, actor.kind === "system");
  if (to) {
    const words = await readWords(getDb(), what, about, to);
    if (words) await sendMail({ to, ...words });
    return;
  }
  await transaction(async (tx) => {
    for (const person of await readAudience(tx, what, about)) {
      await enqueue(tx, "tell-of-award", { what, about, to: person }, { key: `${what}:${about}:${person}` });
    }
  });
}
