import { and, eq, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema";
import { AppError } from "@/lib/errors";
import type { PersonFields } from "../types";

/**
 * Changes what the directory says of somebody, inside the caller's transaction; what is not named stays as it is.
 * A circle of reporting lines is refused when the transaction commits.
 * @param _time the ISO string of now(): people have no versions, so a change counts at once
 * @throws AppError not_found; conflict (fields.email, fields.externalId) when somebody else has it; invalid (fields.managerId)
 */
export async function changePerson(
  tx: Db,
  personId: string,
  changes: PersonFields,
  _time: string,
): Promise<void> {
  if (Object.values(changes).every((value) => value === undefined)) return;
  if (changes.managerId === personId) {
    const sentence = "Nobody reports to themselves. Choose somebody else, or nobody.";
    throw new AppError("invalid", sentence, { managerId: sentence });
  }
  await requireFree(tx, personId, changes);
  const [changed] = await tx
    .update(people)
    .set(changes)
    .where(eq(people.id, personId))
    .returning({ id: people.id });
  if (!changed) throw new AppError("not_found", "There is nobody here by that name.");
}

/** The address and the external id of one person are nobody else's; the database's own rule decides a race. */
async function requireFree(tx: Db, personId: string, { email, externalId }: PersonFields): Promise<void> {
  if (!email && !externalId) return;
  const [other] = await tx
    .select({ sameEmail: sql<boolean>`lower(${people.email}) = lower(${email ?? ""})` })
    .from(people)
    .where(
      and(
        ne(people.id, personId),
        or(
          email ? eq(sql`lower(${people.email})`, sql`lower(${email})`) : undefined,
          externalId ? eq(people.externalId, externalId) : undefined,
        ),
      ),
    );
  if (!other) return;
  const sentence = `Somebody else has this ${other.sameEmail ? "mail address" : "external id"} already. Nothing was changed.`;
  throw new AppError("conflict", sentence, { [other.sameEmail ? "email" : "externalId"]: sentence });
}
