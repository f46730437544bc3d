import { and, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema";
import type { Holder } from "../rules/taken";
import type { PersonFields } from "../types";

/**
 * Who has what is said of somebody, leavers included, locked until the transaction ends. Addresses and sign-in names are
 * compared without case, with each other too: neither may lead to two people.
 * @param time the ISO string of now()
 */
export async function whoHas(
  tx: Db,
  said: PersonFields,
  time: string,
  except: string | null = null,
): Promise<Holder[]> {
  const name = (value: string | null | undefined, column: unknown) =>
    value ? sql`lower(${column}) = lower(${value})` : sql`false`;
  const id = (value: string | null | undefined, column: unknown) =>
    value ? sql`${column} = ${value}` : sql`false`;
  const email = sql`(${name(said.email, people.email)} or ${name(said.email, people.userName)})`;
  const userName = sql`(${name(said.userName, people.userName)} or ${name(said.userName, people.email)})`;
  const externalId = id(said.externalId, people.externalId);
  const directoryId = sql`(${id(said.directoryId, people.directoryId)}
    or (${people.directoryId} is null and ${id(said.directoryId, people.externalId)}))`;
  const any: SQL = sql`(${email} or ${userName} or ${externalId} or ${directoryId})`;
  const gone = sql<boolean>`coalesce(${people.leftAt} <= ${time}::timestamptz, false)`;
  return tx
    .select({
      id: people.id,
      gone,
      dropped: sql<boolean>`${gone} and ${people.droppedAt} is not null`,
      has: sql<Holder["has"]>`case when ${email} then 'email' when ${userName} then 'userName'
        when ${externalId} then 'externalId' else 'directoryId' end`,
    })
    .from(people)
    .where(and(any, except ? ne(people.id, except) : undefined))
    .orderBy(people.id)
    .for("no key update");
}
