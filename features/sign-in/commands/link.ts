import { and, gt, isNull, or, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { people } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { writeLink } from "@/lib/auth/links";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { mailIsSet, sendMail } from "@/lib/mail";
import { type Caller, hitKey } from "@/lib/network";
import { countHit } from "@/lib/rate-limit";
import { transaction } from "@/lib/transaction";
import type { AskedLink, LinkRequest } from "../input";
import { signInMail } from "../messages";
import { canMailLinks } from "../policy";
import { isSameAddress, isStale, LINK_MINUTES, LINKS_FROM_NETWORK, LINKS_TO_ADDRESS } from "../rules";

/**
 * Somebody at the door asks for a link. Nothing here looks whether we know the address: a job does, later, so that the
 * answer and the time it takes are the same for everybody.
 * @throws AppError not_found without a mail server, too_many
 */
export async function requestLink(_actor: Actor, { email, to }: LinkRequest, caller: Caller): Promise<void> {
  if (!mailIsSet()) throw new AppError("not_found", "This portal sends no mail. Ask an admin for a link.");
  const seconds = LINK_MINUTES * 60;
  await countHit(getDb(), hitKey("link from", caller.network), { most: LINKS_FROM_NETWORK, seconds });
  await countHit(getDb(), hitKey("link to", email.toLowerCase()), { most: LINKS_TO_ADDRESS, seconds });
  const askedAt = now().toISOString();
  await transaction((tx) => enqueue(tx, "mail-sign-in-link", { email, to, askedAt }));
}

/**
 * Writes the link and mails it, if somebody here has the address. The token is in the mail and nowhere else: not in a
 * job, not in the database. Tried again while the mail server is away, with a new link, until the asking is stale.
 */
export async function mailLink(actor: Actor, { email, to, askedAt }: AskedLink): Promise<void> {
  authorize(actor, canMailLinks(actor));
  if (isStale(new Date(askedAt), now())) return;
  const written = await transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id, address: people.email })
      .from(people)
      .where(
        and(
          sql`lower(${people.email}) = lower(${email})`,
          or(isNull(people.leftAt), gt(people.leftAt, now())),
        ),
      );
    if (!person || !isSameAddress(person.address, email)) return null;
    const link = { purpose: "sign_in", personId: person.id, createdBy: null } as const;
    return { personId: person.id, token: await writeLink(tx, { ...link, lastsHours: LINK_MINUTES / 60 }) };
  });
  if (written) await sendMail({ to: written.personId, ...signInMail(written.token, to) });
}
