import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockTree } from "@/features/teams/commands/write";
import { leavePeople } from "../commands/leave";
import type { Applied } from "../rules/applied";
import { run } from "./temp-table";

/** Seats written between two looks at whether somebody wants to stop. */
const SEATS_AT_ONCE = 5000;

type Watch = { seated(people: number): Promise<void>; check(): Promise<void> };

/**
 * Carries a laid plan out at `time` (ISO): leavers, people, units, tables and seats, each by statements over the whole.
 * Whoever writes seats locks in one order: the tree, people, their seats, tables.
 */
export async function applyPlan(tx: Db, time: string, watch: Watch): Promise<void> {
  await lockTree(tx);
  await run(tx, LOCK_PEOPLE);
  await run(tx, LOCK_SEATS);
  await run(tx, LOCK_TABLES);
  const leavers = await run(tx, "select id from plan_missing where leaves order by id");
  await leavePeople(
    tx,
    leavers.map(({ id }) => String(id)),
    time,
  );
  await watch.check();
  await tx.execute(stamped(NEW_PEOPLE, time));
  await run(tx, CHANGE_PEOPLE);
  await watch.check();
  await writeUnits(tx, time);
  await watch.check();
  await seatEverybody(tx, time, watch);
}

/** What a laid plan does, in counts. */
export async function countApplied(tx: Db): Promise<Applied> {
  const [counts] = await run(
    tx,
    `select (select count(*)::int from plan_people where kind in ('join', 'return')) as joined,
      (select count(*)::int from plan_missing where leaves) as "left",
      (select count(*)::int from plan_seats where from_id is not null) as moved,
      (select count(*)::int from plan_people where kind = 'change') as changed,
      (select count(*)::int from plan_tables where is_new) as teams,
      (select count(*)::int from plan_tables t join plan_counts c on c.unit_id = t.id
        where t.is_new and c.after > a.team_limit) as over,
      (select count(*)::int from plan_people where picture_id is not null) as pictures,
      not exists (select from plan_people where kind <> 'same') and not exists (select from plan_seats)
        and not exists (select from plan_units where is_new or is_changed)
        and not exists (select from plan_tables where is_new or is_changed)
        and not exists (select from plan_missing where leaves) as nothing
    from plan_ask a`,
  );
  return counts as Applied;
}

const LOCK_PEOPLE = `
  select count(*) from (select id from people where id in (
    select person_id from plan_people where kind in ('change', 'return') union select person_id from plan_seats
    union select id from plan_missing where leaves) order by id for no key update) p`;

const SITTING = `person_id in (select person_id from plan_seats where from_id is not null
  union select id from plan_missing where leaves) and valid @> (select at from plan_ask)`;

const LOCK_SEATS = `
  select count(*) from (select id from seats where ${SITTING} order by person_id for no key update) s`;

const LOCK_TABLES = `
  select count(*) from (select unit_id from teams where unit_id in (
    select unit_id from plan_seats union select from_id from plan_seats
    union select team_id from plan_missing where leaves) order by unit_id for no key update) t`;

const CHANGE_PEOPLE = `
  update people p set external_id = coalesce(r.external_id, p.external_id), email = r.email, given_name = r.given_name,
    family_name = r.family_name, title = coalesce(r.title, p.title), department = coalesce(r.department, p.department),
    started_on = coalesce(r.started_on, p.started_on), picture_id = coalesce(p.picture_id, w.picture_id), left_at = null,
    dropped_at = null, manager_id = w.manager_id
  from plan_people w join plan_rows r on r.person_id = w.person_id
  where p.id = w.person_id and w.kind in ('change', 'return')`;

const NEW_PEOPLE = `
  insert into people (id, external_id, email, given_name, family_name, title, department, started_on, picture_id, manager_id,
    created_at)
  select r.person_id, r.external_id, r.email, r.given_name, r.family_name, coalesce(r.title, ''), coalesce(r.department, ''),
    r.started_on, w.picture_id, w.manager_id, :time
  from plan_people w join plan_rows r on r.person_id = w.person_id where w.kind = 'join'`;

/** New units from now on, and a new version of each that changed; what a unit was until now stays in its history. */
async function writeUnits(tx: Db, time: string): Promise<void> {
  const units = `
    select id, kind, name, parent_id, lead_id, is_new, is_changed, null::int as ceiling from plan_units
    union all select t.id, 'team', t.name, t.parent_id, t.lead_id, t.is_new, t.is_changed,
      case when t.is_new and c.after > a.team_limit then c.after end
    from plan_ask a cross join plan_tables t join plan_counts c on c.unit_id = t.id`;
  const ending =
    "(select id from plan_units where is_changed union select id from plan_tables where is_changed)";
  await tx.execute(
    stamped(`insert into units (id, created_at) select id, :time from (${units}) u where is_new`, time),
  );
  await endVersions(tx, ending, time);
  await tx.execute(
    stamped(
      `insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
      select id, parent_id, kind, name, lead_id, tstzrange(:time, null) from (${units}) u where is_new or is_changed`,
      time,
    ),
  );
  await run(
    tx,
    `insert into teams (unit_id, ceiling) select id, ceiling from (${units}) u where is_new and kind = 'team' order by id`,
  );
}

async function seatEverybody(tx: Db, time: string, watch: Watch): Promise<void> {
  const movers = "select person_id from plan_seats where from_id is not null";
  const theirs = `person_id in (${movers}) and valid @> :time`;
  await tx.execute(stamped(`delete from seats where ${theirs} and lower(valid) = :time`, time));
  await tx.execute(stamped(`update seats set valid = tstzrange(lower(valid), :time) where ${theirs}`, time));
  const [counted] = await run(tx, "select count(*)::int as n from plan_seats");
  for (let done = 0; done < Number(counted?.n); done += SEATS_AT_ONCE) {
    await watch.check();
    await tx.execute(
      stamped(
        `insert into seats (person_id, unit_id, valid)
        select person_id, unit_id, tstzrange(:time, null) from plan_seats
        where turn > ${done} and turn <= ${done + SEATS_AT_ONCE} order by turn`,
        time,
      ),
    );
    await watch.seated(Math.min(done + SEATS_AT_ONCE, Number(counted?.n)));
  }
  await endVersions(tx, "(select id from plan_emptied)", time);
}

/** A version that began at this very moment leaves no history; any other ends now. */
async function endVersions(tx: Db, ids: string, time: string): Promise<void> {
  const theirs = `unit_id in ${ids} and valid @> :time`;
  await tx.execute(stamped(`delete from unit_versions where ${theirs} and lower(valid) = :time`, time));
  await tx.execute(
    stamped(`update unit_versions set valid = tstzrange(lower(valid), :time) where ${theirs}`, time),
  );
}

/** A statement of our own with the moment of the import put in as a parameter. */
function stamped(statement: string, time: string) {
  const parts = statement.split(":time");
  return sql.join(
    parts.map((part) => sql.raw(part)),
    sql`${time}::timestamptz`,
  );
}
