import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import type { Join } from "../input";
import { canImport } from "../policy";
import { taken } from "../rules/taken";
import type { PersonFields } from "../types";
import { changePerson } from "./change-person";
import { whoHas } from "./who-has";

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
 * id comes back as the person they were, with their history; what is not said of them stays as it was.
 * @param time the ISO string of now()
 * @returns the person's id
 * @throws AppError conflict (fields: whose) when that is somebody who is here, or two different people
 */
export async function joinPerson(
  tx: Db,
  joiner: PersonFields & { email: string; givenName: string; familyName: string },
  time: string,
): Promise<string> {
  const known = await whoHas(tx, joiner, time);
  const [before, second] = known;
  const here = known.find(({ gone }) => !gone) ?? second;
  if (here) throw taken(here);
  if (before) {
    await comeBack(tx, before.id);
    await changePerson(tx, before.id, joiner, time);
    return before.id;
  }
  const [made] = await tx
    .insert(people)
    .values({ ...joiner, createdAt: new Date(time) })
    .onConflictDoNothing()
    .returning({ id: people.id });
  if (!made) throw taken({ has: "email" });
  return made.id;
}

/** Somebody who left is here again, inside the caller's transaction; they sit nowhere yet. */
export async function comeBack(tx: Db, personId: string): Promise<void> {
  await tx.update(people).set({ leftAt: null, droppedAt: null }).where(eq(people.id, personId));
}
