import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { fullTableSentence } from "../rules";
import type { TreeUnit, UnitKind } from "../types";

// Whoever writes seats locks in this order, so that nobody waits in a knot: the tree, people, their seats, tables.

/** Changes of the tree wait for each other until the transaction ends: two moves could make a circle between them. */
export async function lockTree(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('the tree'))`);
}

/** Locks tables in one order, so that two moves wait for each other, not in a knot. Unknown ids are passed over. */
export async function lockTables(tx: Db, unitIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select unit_id from teams where unit_id in (${listOf(unitIds)}) order by unit_id for no key update`);
}

/**
 * Locks people, the seats they have at `time` and every table in question, in that order: those seats' tables and
 * `unitIds`. Whoever seats people at several tables in one transaction calls this first, for all of them.
 */
export async function lockSeating(
  tx: Db,
  { personIds, unitIds }: { personIds: readonly string[]; unitIds: readonly string[] },
  time: string,
): Promise<void> {
  const them = listOf(personIds);
  await tx.execute(sql`select id from people where id in (${them}) order by id for no key update`);
  const seats = await tx.execute(sql`
    select unit_id as "unitId" from seats where person_id in (${them}) and valid @> ${time}::timestamptz
    order by person_id for no key update`);
  await lockTables(tx, [...new Set([...unitIds, ...seats.map(({ unitId }) => String(unitId))])]);
}

/**
 * Seats people at one table from `time` on, wherever they sat until then. Who sits there already stays as they are.
 * @param time the ISO string of now()
 * @throws AppError not_found when there is no such table, team_full naming it
 */
export async function sitDown(
  tx: Db,
  { personIds, unitId }: { personIds: readonly string[]; unitId: string },
  time: string,
): Promise<void> {
  await lockSeating(tx, { personIds, unitIds: [unitId] }, time);
  const table = await readTable(tx, unitId, time);
  const sitting = await tx.execute(sql`
    select person_id as "personId" from seats
    where unit_id = ${unitId} and person_id in (${listOf(personIds)}) and valid @> ${time}::timestamptz`);
  const there = new Set(sitting.map(({ personId }) => String(personId)));
  const coming = personIds.filter((id) => !there.has(id));
  if (coming.length === 0) return;
  await requireRoom(tx, table, coming, time);
  await endSeats(tx, coming, time);
  await tx.execute(sql`
    insert into seats (person_id, unit_id, valid)
    select id, ${unitId}, tstzrange(${time}::timestamptz, null) from people where id in (${listOf(coming)}) order by id`);
}

/** Frees the seats of people who have one at `time`; the others are passed over. */
export async function standUp(tx: Db, personIds: readonly string[], time: string): Promise<void> {
  await lockSeating(tx, { personIds, unitIds: [] }, time);
  await endSeats(tx, personIds, time);
}

/** A seat that began at this very moment leaves no history; any other ends now. */
async function endSeats(tx: Db, personIds: readonly string[], time: string): Promise<void> {
  const theirs = sql`person_id in (${listOf(personIds)}) and valid @> ${time}::timestamptz`;
  await tx.execute(sql`delete from seats where ${theirs} and lower(valid) = ${time}::timestamptz`);
  await tx.execute(
    sql`update seats set valid = tstzrange(lower(valid), ${time}::timestamptz) where ${theirs}`,
  );
}

/** A table as it stands: what it is called, who leads it, where it hangs. */
export type Table = { id: string; name: string; parentId: string; leadId: string | null };

/** @throws AppError not_found when no team of that id stands at `time`, or when it ended just after */
export async function readTable(tx: Db, unitId: string, time: string): Promise<Table> {
  const [table] = isId(unitId)
    ? await tx.execute(sql`
        select t.unit_id as id, v.name, v.parent_id as "parentId", v.lead_id as "leadId"
        from teams t join unit_versions v on v.unit_id = t.unit_id
        where t.unit_id = ${unitId} and v.valid @> ${time}::timestamptz
          and exists (select from unit_versions where unit_id = t.unit_id and upper_inf(valid))`)
    : [];
  if (!table) throw new AppError("not_found", "There is no such team.");
  return table as unknown as Table;
}

/** Counts under the lock, seats that begin later included; the database's own trigger counts again. */
async function requireRoom(tx: Db, table: Table, coming: readonly string[], time: string): Promise<void> {
  const [room] = await tx.execute(sql`
    select team_peak(t.unit_id, tstzrange(${time}::timestamptz, null)) as people, c.team_limit as "limit",
      greatest(c.team_limit, t.ceiling, w.seats) as allowed, w.seats as waived,
      (select name from people where id = ${coming[0] ?? null}) as name
    from teams t cross join company c
    left join team_waivers w on w.unit_id = t.unit_id and w.valid @> ${time}::timestamptz
    where t.unit_id = ${table.id}`);
  const people = Number(room?.people);
  if (people + coming.length <= Number(room?.allowed)) return;
  const who = coming.length === 1 ? String(room?.name) : `all ${coming.length}`;
  const sentence = fullTableSentence(
    table.name,
    people,
    Number(room?.limit),
    who,
    room?.waived ? Number(room.waived) : null,
  );
  throw new AppError("team_full", sentence, { personId: sentence });
}

/**
 * Founds a unit under a standing one that is no team; a team gets its table with it.
 * @throws AppError not_found when the parent does not stand, invalid when it is a team
 */
export async function foundUnit(
  tx: Db,
  unit: { kind: Exclude<UnitKind, "company">; parentId: string; name: string; leadId: string | null },
  time: string,
): Promise<string> {
  await requireParent(tx, unit.parentId, time);
  const [made] = await tx.execute(
    sql`insert into units (created_at) values (${time}::timestamptz) returning id`,
  );
  const id = String(made?.id);
  await tx.execute(sql`
    insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${id}, ${unit.parentId}, ${unit.kind}, ${unit.name}, ${unit.leadId}, tstzrange(${time}::timestamptz, null))`);
  if (unit.kind === "team") await tx.execute(sql`insert into teams (unit_id) values (${id})`);
  return id;
}

/**
 * Changes what a unit is called, where it hangs or who leads it, from `time` on: its version ends and the next begins.
 * Nothing is written when nothing changes.
 * @throws AppError not_found when it does not stand; invalid when the new parent is a team; a circle is refused at commit
 */
export async function changeUnit(
  tx: Db,
  unitId: string,
  changes: { name?: string; parentId?: string; leadId?: string | null },
  time: string,
): Promise<void> {
  const unit = await lockUnit(tx, unitId, time);
  const next = { ...unit, ...changes };
  if (changes.parentId && changes.parentId !== unit.parentId) await requireParent(tx, changes.parentId, time);
  if (next.name === unit.name && next.parentId === unit.parentId && next.leadId === unit.leadId) return;
  const standing = sql`unit_id = ${unitId} and valid @> ${time}::timestamptz`;
  await tx.execute(sql`delete from unit_versions where ${standing} and lower(valid) = ${time}::timestamptz`);
  await tx.execute(
    sql`update unit_versions set valid = tstzrange(lower(valid), ${time}::timestamptz) where ${standing}`,
  );
  await tx.execute(sql`
    insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${unitId}, ${next.parentId}, ${next.kind}, ${next.name}, ${next.leadId}, tstzrange(${time}::timestamptz, null))`);
}

/**
 * Ends a unit at `time`. Its history stays; the unit is in the tree no more.
 * @throws AppError not_found when it does not stand; conflict while people sit there or units hang under it
 */
export async function endUnit(tx: Db, unitId: string, time: string): Promise<void> {
  const unit = await lockUnit(tx, unitId, time);
  await lockTables(tx, [unitId]);
  const [left] = await tx.execute(sql`
    select (select count(*) from seats where unit_id = ${unitId} and coalesce(upper(valid), 'infinity') > ${time}::timestamptz)
      + (select count(*) from unit_versions where parent_id = ${unitId} and valid @> ${time}::timestamptz) as n`);
  if (Number(left?.n) > 0) {
    throw new AppError(
      "conflict",
      `${unit.name} is not empty yet, so it stays. Seat everybody elsewhere first.`,
    );
  }
  const standing = sql`unit_id = ${unitId} and valid @> ${time}::timestamptz`;
  await tx.execute(sql`delete from unit_versions where ${standing} and lower(valid) = ${time}::timestamptz`);
  await tx.execute(
    sql`update unit_versions set valid = tstzrange(lower(valid), ${time}::timestamptz) where ${standing}`,
  );
}

/** Whatever these people lead has no lead from `time` on. */
export async function leaveLead(tx: Db, personIds: readonly string[], time: string): Promise<void> {
  const led = await tx.execute(sql`
    select unit_id as "unitId" from unit_versions
    where lead_id in (${listOf(personIds)}) and valid @> ${time}::timestamptz order by unit_id`);
  for (const { unitId } of led) await changeUnit(tx, String(unitId), { leadId: null }, time);
}

/** Two changes of one unit wait for each other here. @throws AppError not_found when it does not stand */
export async function lockUnit(tx: Db, unitId: string, time: string): Promise<TreeUnit> {
  if (isId(unitId)) await tx.execute(sql`select id from units where id = ${unitId} for no key update`);
  const unit = await readUnit(tx, unitId, time);
  if (!unit) throw new AppError("not_found", "There is no such unit.");
  return unit;
}

async function requireParent(tx: Db, unitId: string, time: string): Promise<void> {
  const parent = await readUnit(tx, unitId, time);
  if (!parent) throw new AppError("not_found", "What it should hang under is not there.");
  if (parent.kind === "team") {
    throw new AppError("invalid", `${parent.name} is a table, and nothing hangs under a table.`);
  }
}

async function readUnit(tx: Db, unitId: string, time: string): Promise<TreeUnit | undefined> {
  if (!isId(unitId)) return undefined;
  const [unit] = await tx.execute(sql`
    select unit_id as id, parent_id as "parentId", kind, name, lead_id as "leadId"
    from unit_versions where unit_id = ${unitId} and valid @> ${time}::timestamptz`);
  return unit as unknown as TreeUnit | undefined;
}

function listOf(ids: readonly string[]): SQL {
  return sql`select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)`;
}
