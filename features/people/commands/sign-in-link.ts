import { and, count, eq, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people, signInLinks } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { writeLink } from "@/lib/auth/links";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { SignInLinkFor } from "../input";
import { canRunPortal } from "../policy";

const LASTS_HOURS = 72;
const LINKS_AN_HOUR = 100;

/**
 * Writes a one-time sign-in link for somebody, for portals without mail: the admin hands it over themselves.
 * @returns the token for `/enter/<token>`, whose it is and until when; the token is stored nowhere
 * @throws AppError forbidden, not_found, too_many (a hundred an hour by one admin)
 */
export async function writeSignInLink(
  actor: Actor,
  { personId }: SignInLinkFor,
): Promise<{ token: string; name: string; lastsHours: number }> {
  authorize(actor, canRunPortal(actor));
  return transaction(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person || (person.leftAt && person.leftAt <= now())) {
      throw new AppError("not_found", "There is nobody here by that name.", {
        personId: "Choose somebody who is here.",
      });
    }
    const createdBy = actor.kind === "person" ? actor.personId : null;
    if (createdBy) await requireFew(tx, createdBy);
    const token = await writeLink(tx, { purpose: "sign_in", personId, createdBy, lastsHours: LASTS_HOURS });
    await record(tx, actor, "sign-in link written", `person:${personId}`);
    return { token, name: `${person.givenName} ${person.familyName}`, lastsHours: LASTS_HOURS };
  });
}

/** Counted in the database, so it holds over replicas: a stolen session must not write a link for everybody at once. */
async function requireFew(tx: Db, createdBy: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sign-in links ${createdBy}`}))`);
  const anHourAgo = new Date(now().getTime() - 3_600_000);
  const [written] = await tx
    .select({ links: count() })
    .from(signInLinks)
    .where(and(eq(signInLinks.createdBy, createdBy), gt(signInLinks.createdAt, anHourAgo)));
  if ((written?.links ?? 0) < LINKS_AN_HOUR) return;
  throw new AppError(
    "too_many",
    "You wrote a hundred links within the hour. Hand those over, and go on later.",
  );
}
