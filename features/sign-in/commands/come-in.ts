import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { identities, people } from "@/db/schema";
import { type Actor, SYSTEM } from "@/lib/actor";
import { record } from "@/lib/audit";
import { type ProviderSays, providerIsSet, providerName } from "@/lib/auth/provider";
import { openSession } from "@/lib/auth/sessions";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { isSameAddress } from "../rules";
import type { CameIn } from "../types";

/**
 * Opens a session for whoever the provider vouches for. The first time they are found by the address it has verified;
 * from then on by issuer and subject, which never change, whatever becomes of the address (Core 1.0, 5.7).
 * @throws AppError not_found for somebody we do not know, forbidden for an unverified address or somebody who left,
 * conflict when another account is theirs already
 */
export async function comeIn(_actor: Actor, says: ProviderSays): Promise<CameIn> {
  if (!providerIsSet()) throw new AppError("not_found", "This portal has no sign-in service.");
  return transaction(async (tx) => {
    const personId = (await knownAccount(tx, says)) ?? (await joinAccount(tx, says));
    return { personId, sessionId: await openSession(tx, personId) };
  });
}

async function knownAccount(tx: Db, { issuer, subject }: ProviderSays): Promise<string | null> {
  const [person] = await tx
    .select({ id: people.id, leftAt: people.leftAt })
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  if (person) refuseWhoLeft(person.leftAt);
  return person?.id ?? null;
}

async function joinAccount(tx: Db, says: ProviderSays): Promise<string> {
  const { issuer, subject, address, isVerified } = says;
  if (!address) {
    throw new AppError(
      "forbidden",
      `We know you by ${providerName()} only once it has told us your mail address, and it told us none. Please tell whoever runs this portal, or come in by a link.`,
    );
  }
  if (!isVerified) {
    throw new AppError(
      "forbidden",
      `${capital(providerName())} says that ${address} is not verified as yours, so we cannot know that you are you. Verify it there, or come in by a link.`,
    );
  }
  // Locked, so that two accounts that come at once cannot both become this person.
  const [person] = await tx
    .select({ id: people.id, leftAt: people.leftAt, email: people.email })
    .from(people)
    .where(sql`lower(${people.email}) = lower(${address})`)
    .for("update");
  if (!person || !isSameAddress(person.email, address)) {
    throw new AppError(
      "not_found",
      `You came as ${address}, and nobody here has that address. Ask the people team to put you into the directory, or which address they have for you.`,
    );
  }
  refuseWhoLeft(person.leftAt);
  const [joined] = await tx
    .insert(identities)
    .values({ issuer, subject, personId: person.id, createdAt: now() })
    .onConflictDoNothing()
    .returning();
  // The same account came twice at the same moment.
  if (!joined) return (await knownAccount(tx, says)) ?? bug();
  const others = await tx
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.personId, person.id), eq(identities.issuer, issuer)));
  if (others.length > 1) {
    throw new AppError(
      "conflict",
      `${address} came in with another account before, and an address can be given to somebody new. If it is still you, ask an admin to forget the earlier account; then start again.`,
    );
  }
  await record(tx, SYSTEM, "account joined", `person:${person.id}`, { issuer });
  return person.id;
}

function bug(): never {
  throw new Error("an account is somebody's or it is not");
}

function refuseWhoLeft(leftAt: Date | null): void {
  if (!leftAt || leftAt > now()) return;
  throw new AppError(
    "forbidden",
    "You left this company, and your seat went with you. If that is a mistake, ask the people team to let you back in.",
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
