import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people, roleGrants, signInLinks } from "@/db/schema";
import { AppError, sqlState } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail";
import { addressChangedMail } from "../messages";
import { taken } from "../rules/taken";
import type { PersonFields } from "../types";
import { whoHas } from "./who-has";

/**
 * Changes what the directory says of somebody, inside the caller's transaction; what is not named stays as it is. With
 * another address the links on their way to the former one end, and a mail there says so.
 * A circle of reporting lines is refused when the transaction commits.
 * @param time the ISO string of now()
 * @throws AppError not_found; conflict (fields: whose) when somebody else has it, or for an admin's address; invalid
 * (fields.managerId)
 */
export async function changePerson(
  tx: Db,
  personId: string,
  changes: PersonFields,
  time: string,
): Promise<void> {
  if (Object.values(changes).every((value) => value === undefined)) return;
  if (changes.managerId === personId) {
    const sentence = "Nobody reports to themselves. Choose somebody else, or nobody.";
    throw new AppError("invalid", sentence, { managerId: sentence });
  }
  if (changes.email) await refuseAdminsAddress(tx, personId, changes.email);
  const [before] = changes.email
    ? await tx.select({ email: people.email }).from(people).where(eq(people.id, personId)).for("update")
    : [];
  const [other] = await whoHas(tx, changes, time, personId);
  if (other) throw taken(other);
  const [changed] = await tx
    .update(people)
    .set(changes)
    .where(eq(people.id, personId))
    .returning({ id: people.id })
    .catch((error: unknown) => {
      // Somebody else took it at this very moment: the database's own rule decides.
      throw sqlState(error) === "23505" ? taken({ has: "email" }) : error;
    });
  if (!changed) throw new AppError("not_found", "There is nobody here by that name.");
  if (before && changes.email && !isSame(before.email, changes.email)) {
    await tx
      .update(signInLinks)
      .set({ expiresAt: new Date(time) })
      .where(unusedLinksOf(personId, time));
    await enqueueMail(tx, { to: personId, formerAddress: before.email, ...addressChangedMail() });
  }
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Links that are on their way to the address somebody had. */
function unusedLinksOf(personId: string, time: string) {
  return and(
    eq(signInLinks.personId, personId),
    isNull(signInLinks.usedAt),
    gt(signInLinks.expiresAt, new Date(time)),
  );
}

/**
 * Who reads an admin's mail comes in as the admin, by a link: a directory's machine and the people team, who run no
 * portal, must not say where it goes. An admin says it, by a file.
 */
async function refuseAdminsAddress(tx: Db, personId: string, email: string): Promise<void> {
  const [admin] = await tx
    .select({ name: people.name })
    .from(people)
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, "admin")))
    // Of capitals only plain ones are passed over: other small letters can make another domain.
    .where(
      and(
        eq(people.id, personId),
        sql`lower(${people.email} collate "C") <> lower(${email}::text collate "C")`,
      ),
    );
  if (!admin) return;
  throw new AppError(
    "conflict",
    `${admin.name} runs this portal, and whoever reads their mail could come in as them. Nothing was changed. An admin changes that address, by a directory file.`,
  );
}
