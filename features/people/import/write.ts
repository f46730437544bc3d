import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Plan, PlannedPerson } from "../rules/plan";
import type { PlannedTeam } from "../rules/seating";
import type { PlannedUnit } from "../rules/units";

/** Rows a statement; a hundred thousand people are then twenty statements of a few hundred kilobytes each. */
const ROWS_AT_ONCE = 5000;

/** Writes people at `time` (ISO): first what changed, then who joined, then all managers, because a manager may be new too. */
export async function writePeople(tx: Db, people: readonly PlannedPerson[], time: string): Promise<void> {
  const touched = people.filter((person) => person.kind !== "same");
  await inChunks(touched.filter((person) => person.kind !== "join").map(rowOf), (rows) =>
    tx.execute(sql`
      update people p set external_id = coalesce(r.external_id, p.external_id), email = r.email,
        given_name = r.given_name, family_name = r.family_name, title = coalesce(r.title, p.title),
        started_on = coalesce(r.started_on, p.started_on), picture_id = coalesce(p.picture_id, r.picture_id),
        left_at = null
      from ${personRows(rows)} where p.id = r.id`),
  );
  await inChunks(touched.filter((person) => person.kind === "join").map(rowOf), (rows) =>
    tx.execute(sql`
      insert into people (id, external_id, email, given_name, family_name, title, started_on, picture_id, created_at)
      select r.id, r.external_id, r.email, r.given_name, r.family_name, coalesce(r.title, ''), r.started_on,
        r.picture_id, ${time}::timestamptz
      from ${personRows(rows)}`),
  );
  await inChunks(touched.map(rowOf), (rows) =>
    tx.execute(sql`
      update people p set manager_id = r.manager_id from ${personRows(rows)}
      where p.id = r.id and p.manager_id is distinct from r.manager_id`),
  );
}

/** Writes new units from `time` on, and a new version of each that changed; what a unit was until now stays in its history. */
export async function writeUnits(
  tx: Db,
  units: readonly (PlannedUnit | PlannedTeam)[],
  time: string,
): Promise<void> {
  const fresh = units.filter((unit) => unit.isNew);
  const changed = units.filter((unit) => unit.isChanged && !unit.isNew);
  await inChunks(fresh, (rows) =>
    tx.execute(sql`
      insert into units (id, created_at)
      select r.id, ${time}::timestamptz from jsonb_to_recordset(${json(rows)}) as r(id uuid)`),
  );
  await endVersions(
    tx,
    changed.map((unit) => unit.id),
    time,
  );
  await inChunks([...fresh, ...changed], (rows) =>
    tx.execute(sql`
      insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
      select r.id, r."parentId", r.kind, r.name, r."leadId", tstzrange(${time}::timestamptz, null)
      from jsonb_to_recordset(${json(rows)}) as r(id uuid, "parentId" uuid, kind text, name text, "leadId" uuid)`),
  );
  await inChunks(
    fresh.filter((unit) => unit.kind === "team"),
    (rows) =>
      tx.execute(sql`
      insert into teams (unit_id, ceiling)
      select r.id, r.ceiling from jsonb_to_recordset(${json(rows)}) as r(id uuid, ceiling integer)`),
  );
}

/** Seats everybody at `time`: first those who move get up, then all sit down, table by table; teams left empty end. */
export async function seatEverybody(
  tx: Db,
  plan: Pick<Plan, "seats" | "emptied">,
  time: string,
): Promise<void> {
  const movers = plan.seats.filter((seat) => seat.from !== null).map((seat) => seat.personId);
  await lockTables(tx, plan);
  await inChunks(movers, (ids) => getUp(tx, ids, time));
  const byTable = [...plan.seats].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  await inChunks(byTable, (rows) =>
    tx.execute(sql`
      insert into seats (person_id, unit_id, valid)
      select r."personId", r."unitId", tstzrange(${time}::timestamptz, null)
      from jsonb_to_recordset(${json(rows)}) as r("personId" uuid, "unitId" uuid)`),
  );
  await endVersions(tx, plan.emptied, time);
}

/** All tables in question, in one order, so that an import and somebody's move wait for each other, not in a knot. */
async function lockTables(tx: Db, plan: Pick<Plan, "seats">): Promise<void> {
  const ids = [...new Set(plan.seats.flatMap(({ unitId, from }) => (from ? [unitId, from] : [unitId])))];
  await tx.execute(sql`
    select unit_id from teams where unit_id in (select value::uuid from jsonb_array_elements_text(${json(ids)}))
    order by unit_id for update`);
}

/** A seat that began at this very moment leaves no history; any other ends now. */
async function getUp(tx: Db, personIds: readonly string[], time: string): Promise<void> {
  const theirs = sql`person_id in (select value::uuid from jsonb_array_elements_text(${json(personIds)}))
    and valid @> ${time}::timestamptz`;
  await tx.execute(sql`delete from seats where ${theirs} and lower(valid) = ${time}::timestamptz`);
  await tx.execute(
    sql`update seats set valid = tstzrange(lower(valid), ${time}::timestamptz) where ${theirs}`,
  );
}

async function endVersions(tx: Db, unitIds: readonly string[], time: string): Promise<void> {
  const theirs = sql`unit_id in (select value::uuid from jsonb_array_elements_text(${json(unitIds)}))
    and valid @> ${time}::timestamptz`;
  if (unitIds.length === 0) return;
  await tx.execute(sql`delete from unit_versions where ${theirs} and lower(valid) = ${time}::timestamptz`);
  await tx.execute(sql`
    update unit_versions set valid = tstzrange(lower(valid), ${time}::timestamptz) where ${theirs}`);
}

function rowOf({ id, row, managerId, pictureId }: PlannedPerson) {
  return {
    id,
    external_id: row.externalId,
    email: row.email,
    given_name: row.givenName,
    family_name: row.familyName,
    title: row.title,
    started_on: row.startedOn,
    manager_id: managerId,
    picture_id: pictureId,
  };
}

function personRows(rows: readonly unknown[]): SQL {
  return sql`jsonb_to_recordset(${json(rows)}) as r(id uuid, external_id text, email text, given_name text,
    family_name text, title text, started_on date, manager_id uuid, picture_id text)`;
}

function json(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}

async function inChunks<T>(items: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += ROWS_AT_ONCE) await write(items.slice(i, i + ROWS_AT_ONCE));
}
