import { eq, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Join } from "../input";
import { canImport } from "../policy";
import type { PersonFields } from "../types";
import { changePerson } from "./change-person";

/**
 * Brings somebody into the directory by hand; they sit nowhere until somebody seats them.
 * @throws AppError not_signed_in, forbidden; conflict when the address is somebody's who is here; invalid
 */
export async function join(actor: Actor, input: Join): Promise<{ personId: string; name: string }> {
  authorize(actor, canImport(actor));
  return transaction(async (tx) => {
    const { managerId, ...fields } = input;
    const joiner = { ...fields, externalId: input.externalId || null, managerId: managerId || null };
    const personId = await joinPerson(tx, joiner, now().toISOString());
    await record(tx, actor, "joined", `person:${personId}`);
    return { personId, name: `${input.givenName} ${input.familyName}`.trim() };
  });
}

/**
 * Brings somebody into the directory, inside the caller's transaction. Somebody who left and is known by that address or
 * external id comes back as the person they were, with their history; what is not said of them stays as it was.
 * @param time the ISO string of now()
 * @returns the person's id
 * @throws AppError conflict (fields.email or fields.externalId) when that is somebody who is here, or two different people
 */
export async function joinPerson(
  tx: Db,
  joiner: PersonFields & { email: string; givenName: string; familyName: string },
  time: string,
): Promise<string> {
  const known = await tx
    .select({
      id: people.id,
      email: people.email,
      gone: sql<boolean>`coalesce(${people.leftAt} <= ${time}::timestamptz, false)`,
    })
    .from(people)
    .where(
      or(
        eq(sql`lower(${people.email})`, sql`lower(${joiner.email})`),
        joiner.externalId ? eq(people.externalId, joiner.externalId) : undefined,
      ),
    )
    .orderBy(people.id)
    .for("no key update");
  const [before, second] = known;
  const here = known.find(({ gone }) => !gone) ?? (second && before);
  if (here) throw taken(here.email, joiner.email);
  if (before) {
    await tx.update(people).set({ leftAt: null }).where(eq(people.id, before.id));
    await changePerson(tx, before.id, joiner, time);
    return before.id;
  }
  const [made] = await tx
    .insert(people)
    .values({ ...joiner, createdAt: new Date(time) })
    .onConflictDoNothing()
    .returning({ id: people.id });
  if (!made) throw taken(joiner.email, joiner.email);
  return made.id;
}

function taken(theirs: string, email: string): AppError {
  if (sameAddress(theirs, email)) {
    const sentence = "Somebody has this mail address already. Nobody was added.";
    return new AppError("conflict", sentence, { email: sentence });
  }
  const sentence = "Somebody has this external id already. Nobody was added.";
  return new AppError("conflict", sentence, { externalId: sentence });
}

/** Addresses are compared without case. */
function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
