import { type SQL, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canKeepDirectory } from "../policy";
import { type Attribute, attributeAt, conditionOf } from "../rules/filters";
import { groupResource } from "../rules/groups";
import { GROUP } from "../rules/scim";
import type { At, GroupRow, ListAsk, Resource } from "../types";

/** A team as SCIM shows it. @throws AppError not_signed_in, forbidden, not_found */
export async function getGroup(actor: Actor, { id, base }: At): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  return groupResource(await readGroupRow(getDb(), id), base);
}

/**
 * A page of teams, in two statements however many there are; without their members when nobody asked for them.
 * @throws AppError not_signed_in, forbidden; SCIMError invalidFilter
 */
export async function listGroups(
  actor: Actor,
  { ask, base, members }: { ask: ListAsk; base: string; members: boolean },
): Promise<{ total: number; resources: Resource[] }> {
  authorize(actor, canKeepDirectory(actor));
  const time = now().toISOString();
  const attributes = attributesAt(time);
  const where = ask.filter ? conditionOf(ask.filter, attributes, GROUP) : sql`true`;
  const by = ask.sortBy ? attributeAt(ask.sortBy, attributes, GROUP).column : null;
  const order = by ? sql`${by} ${ask.descending ? sql`desc` : sql`asc`} nulls last, g.id` : sql`g.id`;
  const [counted] = await getDb().execute(
    sql`select count(*)::int as total from ${standing(time)} g where ${where}`,
  );
  const total = Number(counted?.total);
  if (ask.count === 0 || ask.startIndex > total) return { total, resources: [] };
  const page = sql`
    select g.* from ${standing(time)} g where ${where} order by ${order} limit ${ask.count} offset ${ask.startIndex - 1}`;
  const rows = await readRows(getDb(), page, { members, order }, time);
  return { total, resources: rows.map((row) => groupResource(row, base)) };
}

/** A standing team's row, inside the caller's transaction or outside of one. @throws AppError not_found */
export async function readGroupRow(db: Db, id: string): Promise<GroupRow> {
  const time = now().toISOString();
  const one = sql`select g.* from ${standing(time)} g where g.id = ${id}`;
  const [row] = isId(id) ? await readRows(db, one, { members: true, order: sql`g.id` }, time) : [];
  if (!row) throw new AppError("not_found", "There is no such team.");
  return row;
}

function attributesAt(time: string): ReadonlyMap<string, Attribute> {
  const sits = (value: string) => sql`exists (select from seats s
    where s.unit_id = g.id and s.person_id = ${value} and s.valid @> ${time}::timestamptz)`;
  const member: Attribute = {
    column: sql`(select min(s.person_id::text) from seats s where s.unit_id = g.id and s.valid @> ${time}::timestamptz)`,
    kind: "exact",
    eq: (value) => (isId(value) ? sits(value) : sql`false`),
  };
  return new Map<string, Attribute>([
    [
      "id",
      {
        column: sql`g.id::text`,
        kind: "exact",
        eq: (value) => (isId(value) ? sql`g.id = ${value}` : sql`false`),
      },
    ],
    ["displayname", { column: sql`g.name`, kind: "words" }],
    ["externalid", { column: sql`g.directory_id`, kind: "exact" }],
    ["members", member],
    ["members.value", member],
    ["meta.created", { column: sql`g.created_at`, kind: "moment" }],
  ]);
}

function standing(time: string): SQL {
  return sql`(
    select t.unit_id as id, t.directory_id, v.name, u.created_at
    from teams t join units u on u.id = t.unit_id
    join unit_versions v on v.unit_id = t.unit_id and v.valid @> ${time}::timestamptz)`;
}

async function readRows(
  db: Db,
  which: SQL,
  { members, order }: { members: boolean; order: SQL },
  time: string,
): Promise<GroupRow[]> {
  const sitting = members
    ? sql`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id)
        from seats s join people p on p.id = s.person_id
        where s.unit_id = g.id and s.valid @> ${time}::timestamptz), '[]')`
    : sql`'[]'::json`;
  const rows = await db.execute(sql`
    select g.id, g.directory_id as "directoryId", g.name, g.created_at as "createdAt", ${sitting} as members
    from (${which}) g order by ${order}`);
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(String(row.createdAt)).toISOString(),
  })) as GroupRow[];
}
