import { type SQL, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canKeepDirectory } from "../policy";
import { type Attribute, attributeAt, conditionOf } from "../rules/filters";
import { ENTERPRISE, USER } from "../rules/scim";
import { userResource } from "../rules/users";
import type { At, ListAsk, Resource, UserRow } from "../types";

const words = (column: SQL): Attribute => ({ column, kind: "words" });
const exact = (column: SQL): Attribute => ({ column, kind: "exact" });

const userName: Attribute = {
  ...words(sql`coalesce(p.user_name, p.email)`),
  eq: (value) =>
    sql`(lower(p.user_name) = lower(${value}) or (lower(p.email) = lower(${value}) and p.user_name is null))`,
};
const email: Attribute = { ...words(sql`p.email`), eq: (value) => sql`lower(p.email) = lower(${value})` };
const externalId: Attribute = {
  ...exact(sql`coalesce(p.directory_id, p.external_id)`),
  eq: (value) => sql`(p.directory_id = ${value} or (p.external_id = ${value} and p.directory_id is null))`,
};
const id: Attribute = {
  ...exact(sql`p.id::text`),
  eq: (value) => (isId(value) ? sql`p.id = ${value}` : sql`false`),
};
const managerId: Attribute = {
  ...exact(sql`p.manager_id::text`),
  eq: (value) => (isId(value) ? sql`p.manager_id = ${value}` : sql`false`),
};
const low = ENTERPRISE.toLowerCase();

/** What people are looked up and sorted by, but for whether they are here. */
const ATTRIBUTES: readonly [string, Attribute][] = [
  ["id", id],
  ["username", userName],
  ["externalid", externalId],
  ["displayname", words(sql`p.name`)],
  ["name.formatted", words(sql`p.name`)],
  ["name.givenname", words(sql`p.given_name`)],
  ["name.familyname", words(sql`p.family_name`)],
  ["title", words(sql`p.title`)],
  ["emails", email],
  ["emails.value", email],
  ["emails.type", words(sql`'work'::text`)],
  ["emails.primary", { column: sql`true`, kind: "boolean" }],
  ["meta.created", { column: sql`p.created_at`, kind: "moment" }],
  [`${low}:employeenumber`, exact(sql`p.external_id`)],
  [`${low}:department`, words(sql`p.department`)],
  [`${low}:manager`, managerId],
  ["manager", managerId],
  [`${low}:manager.value`, managerId],
];

function attributesAt(time: string): ReadonlyMap<string, Attribute> {
  return new Map([...ATTRIBUTES, ["active", { column: here(time), kind: "boolean" }]]);
}

function here(time: string): SQL {
  return sql`(p.left_at is null or p.left_at > ${time}::timestamptz)`;
}

/** People whom the directory's machine deleted are gone to it; those who left otherwise are there, not active. */
function known(time: string): SQL {
  return sql`(p.dropped_at is null or ${here(time)})`;
}

/** Somebody as SCIM shows them. @throws AppError not_signed_in, forbidden, not_found */
export async function getUser(actor: Actor, { id, base }: At): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  return userResource(await readUserRow(getDb(), id), base);
}

/**
 * A page of people, in two statements however many there are.
 * @throws AppError not_signed_in, forbidden; SCIMError invalidFilter
 */
export async function listUsers(
  actor: Actor,
  { ask, base }: { ask: ListAsk; base: string },
): Promise<{ total: number; resources: Resource[] }> {
  authorize(actor, canKeepDirectory(actor));
  const time = now().toISOString();
  const attributes = attributesAt(time);
  const where = ask.filter
    ? sql`${known(time)} and ${conditionOf(ask.filter, attributes, USER)}`
    : known(time);
  const by = ask.sortBy ? attributeAt(ask.sortBy, attributes, USER).column : null;
  const order = by ? sql`${by} ${ask.descending ? sql`desc` : sql`asc`} nulls last, p.id` : sql`p.id`;
  const [counted] = await getDb().execute(sql`select count(*)::int as total from people p where ${where}`);
  const total = Number(counted?.total);
  if (ask.count === 0 || ask.startIndex > total) return { total, resources: [] };
  const page = sql`
    select p.* from people p where ${where} order by ${order} limit ${ask.count} offset ${ask.startIndex - 1}`;
  const rows = await readRows(getDb(), page, order, time);
  return { total, resources: rows.map((row) => userResource(row, base)) };
}

/** Somebody's row, inside the caller's transaction or outside of one. @throws AppError not_found */
export async function readUserRow(db: Db, id: string): Promise<UserRow> {
  const time = now().toISOString();
  const one = sql`select p.* from people p where p.id = ${id} and ${known(time)}`;
  const [row] = isId(id) ? await readRows(db, one, sql`p.id`, time) : [];
  if (!row) throw new AppError("not_found", "There is nobody here by that id.");
  return row;
}

async function readRows(db: Db, which: SQL, order: SQL, time: string): Promise<UserRow[]> {
  const rows = await db.execute(sql`
    select p.id, p.external_id as "externalId", p.directory_id as "directoryId", p.user_name as "userName", p.email,
      p.given_name as "givenName", p.family_name as "familyName", p.name, p.title, p.department,
      ${here(time)} as active, p.created_at as "createdAt",
      m.id as "managerId", m.name as "managerName", s.unit_id as "teamId", v.name as "teamName"
    from (${which}) p
    left join people m on m.id = p.manager_id
    left join seats s on s.person_id = p.id and s.valid @> ${time}::timestamptz
    left join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
    order by ${order}`);
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(String(row.createdAt)).toISOString(),
  })) as UserRow[];
}
