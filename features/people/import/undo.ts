import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockTree } from "@/features/teams/commands/write";
import { leavePeople } from "../commands/leave";
import { layTable, run } from "./temp-table";

/** Somebody or something that is not as it was before the import, and why. */
export type Kept = { name: string; why: string };

/**
 * Takes back what applying a draft changed, by its journal, set by set. Whoever and whatever was changed by somebody else
 * since stays as it is now, and is told. The draft has to be marked as undone in this transaction before.
 * @param time ISO string of now(): people who joined by the file and did something since leave at that moment
 */
export async function undoChanges(tx: Db, draftId: string, time: string): Promise<Kept[]> {
  await lockTree(tx);
  await layTable(
    tx,
    "undo_ask",
    "select null::uuid as draft_id, null::timestamptz as applied_at where false",
  );
  await tx.execute(sql`insert into undo_ask select id, applied_at from import_drafts where id = ${draftId}`);
  await layTable(tx, "undo_net", NET, ["row_id"]);
  await run(tx, LOCK_PEOPLE);
  await layTable(tx, "undo_people", PEOPLE, ["id"]);
  await layTable(tx, "undo_seats", SEATS, ["id", "person_id"]);
  await run(tx, LOCK_TABLES);
  await keepCrowded(tx);
  await run(tx, RETURN_CEILINGS);
  await takeBackSeats(tx);
  await takeBackUnits(tx);
  await run(tx, RESTORE_PEOPLE);
  await takeBackJoiners(tx, time);
  await run(tx, RESTORE_ROLES);
  const kept = await run(tx, KEPT);
  return kept as unknown as Kept[];
}

/** What each row was before the import touched it first, and what it was when it was through. */
const NET = `
  select distinct on (table_name, row_id) table_name, row_id,
    first_value(before) over w as before, last_value(after) over w as after
  from import_changes where draft_id = (select draft_id from undo_ask)
  window w as (partition by table_name, row_id order by id rows between unbounded preceding and unbounded following)`;

const LOCK_PEOPLE = `
  select count(*) from (select id from people where id in (
    select row_id::uuid from undo_net where table_name = 'people'
    union select (coalesce(before, after) ->> 'person_id')::uuid from undo_net where table_name = 'seats')
  order by id for no key update) p`;

const PEOPLE = `
  select p.id, n.before, n.after, to_jsonb(p) - 'search' as now, n.before is null as joined
  from undo_net n join people p on p.id = n.row_id::uuid where n.table_name = 'people'`;

/** Seats by person: all of somebody's changes are taken back, or none, if one was changed since or they moved on. */
const SEATS = `
  with touched as (
    select n.row_id::uuid as id, (coalesce(n.before, n.after) ->> 'person_id')::uuid as person_id,
      (coalesce(n.before, n.after) ->> 'unit_id')::uuid as unit_id, n.before, n.after, to_jsonb(s) is distinct from n.after as changed
    from undo_net n left join seats s on s.id = n.row_id::uuid where n.table_name = 'seats'
  ), free as (
    select t.person_id, not bool_or(t.changed) and not exists (
      select from seats s where s.person_id = t.person_id and lower(s.valid) >= (select applied_at from undo_ask)
        and s.id not in (select id from touched)
    ) and not exists (
      select from touched b join unit_versions v on v.unit_id = b.unit_id and upper(v.valid) is not null
      where b.person_id = t.person_id and b.before is not null
        and not exists (select from unit_versions o where o.unit_id = b.unit_id and upper_inf(o.valid))
        and not exists (select from undo_net u where u.table_name = 'unit_versions'
          and (u.before ->> 'unit_id')::uuid = b.unit_id)
    ) as ok
    from touched t group by t.person_id
  )
  select t.id, t.person_id, t.unit_id, t.before, t.after, f.ok from touched t join free f on f.person_id = t.person_id`;

const LOCK_TABLES = `
  select count(*) from (select unit_id from teams where unit_id in (select unit_id from undo_seats)
  order by unit_id for no key update) t`;

/** A table that filled up since takes nobody back; who would have come stays where they are. */
async function keepCrowded(tx: Db): Promise<void> {
  for (let kept = 1; kept > 0; ) {
    const rows = await run(tx, KEEP_CROWDED);
    kept = rows.length;
  }
}

const KEEP_CROWDED = `
  with counts as (
    select t.unit_id, (select count(*) from seats s where s.unit_id = t.unit_id and upper_inf(s.valid))
        - count(*) filter (where u.ok and u.before is null)
        + count(*) filter (where u.ok and u.before is not null and upper_inf((u.before ->> 'valid')::tstzrange)) as people
    from undo_seats u join teams t on t.unit_id = u.unit_id group by t.unit_id
  ), crowded as (
    select c.unit_id from counts c cross join company y left join undo_net n
      on n.table_name = 'teams' and n.row_id = c.unit_id::text and n.before is not null
    join teams t on t.unit_id = c.unit_id
    where c.people > greatest(y.team_limit, t.ceiling, (n.before ->> 'ceiling')::int,
      (select max(w.seats) from team_waivers w where w.unit_id = c.unit_id and w.valid @> (select now())))
  )
  update undo_seats set ok = false where ok and person_id in (
    select u.person_id from undo_seats u join crowded c on c.unit_id = u.unit_id where u.before is not null)
  returning id`;

const RETURN_CEILINGS = `
  update teams t set ceiling = (n.before ->> 'ceiling')::int from undo_net n
  where n.table_name = 'teams' and n.row_id = t.unit_id::text and n.before is not null and n.before ->> 'ceiling' is not null
    and t.ceiling is distinct from (n.before ->> 'ceiling')::int
    and (n.after ->> 'ceiling')::int is not distinct from t.ceiling`;

async function takeBackSeats(tx: Db): Promise<void> {
  await run(tx, "delete from seats s using undo_seats u where u.id = s.id and u.ok and u.before is null");
  await run(
    tx,
    `update seats s set valid = (u.before ->> 'valid')::tstzrange from undo_seats u
    where u.id = s.id and u.ok and u.before is not null and u.after is not null`,
  );
  await run(
    tx,
    `insert into seats (id, person_id, unit_id, valid)
    select u.id, u.person_id, u.unit_id, (u.before ->> 'valid')::tstzrange from undo_seats u
    where u.ok and u.before is not null and u.after is null`,
  );
}

/** New units go where nothing refers to them; versions return where nobody changed the unit since. */
async function takeBackUnits(tx: Db): Promise<void> {
  await layTable(tx, "undo_versions", VERSIONS, ["id", "unit_id"]);
  await layTable(
    tx,
    "undo_units",
    "select row_id::uuid as id, true as goes from undo_net where table_name = 'units'",
    ["id"],
  );
  await keepReferred(tx, "undo_units", "units", ["unit_versions", "teams"]);
  await keepReferred(tx, "undo_units", "teams", []);
  for (let kept = 1; kept > 0; ) kept = (await run(tx, KEEP_PARENTS)).length;
  await run(tx, `delete from unit_versions v using undo_units u where u.id = v.unit_id and u.goes`);
  await run(
    tx,
    `delete from unit_versions v using undo_versions u where u.id = v.id and u.ok and u.before is null
      and not exists (select from undo_units n where n.id = v.unit_id)`,
  );
  await run(
    tx,
    `update unit_versions v set valid = (u.before ->> 'valid')::tstzrange from undo_versions u
    where u.id = v.id and u.ok and u.before is not null and u.after is not null`,
  );
  await run(
    tx,
    `insert into unit_versions (id, unit_id, parent_id, kind, name, lead_id, valid)
    select r.id, r.unit_id, r.parent_id, r.kind, r.name, r.lead_id, r.valid from undo_versions u
    cross join lateral jsonb_populate_record(null::unit_versions, u.before) r
    where u.ok and u.before is not null and u.after is null`,
  );
  await run(tx, "delete from teams t using undo_units u where u.id = t.unit_id and u.goes");
  await run(tx, "delete from units t using undo_units u where u.id = t.id and u.goes");
}

const VERSIONS = `
  with touched as (
    select n.row_id::uuid as id, (coalesce(n.before, n.after) ->> 'unit_id')::uuid as unit_id, n.before, n.after,
      to_jsonb(v) is distinct from n.after as changed
    from undo_net n left join unit_versions v on v.id = n.row_id::uuid where n.table_name = 'unit_versions'
  ), free as (
    select t.unit_id, not bool_or(t.changed) and not exists (
      select from unit_versions v where v.unit_id = t.unit_id and lower(v.valid) >= (select applied_at from undo_ask)
        and v.id not in (select id from touched)
    ) and not exists (
      select from seats s where s.unit_id = t.unit_id and upper_inf(s.valid)
        and bool_and(t.before is not null and not upper_inf((t.before ->> 'valid')::tstzrange))
    ) as ok
    from touched t group by t.unit_id
  )
  select t.*, f.ok from touched t join free f on f.unit_id = t.unit_id`;

const KEEP_PARENTS = `
  update undo_units u set goes = false where goes and exists (
    select from unit_versions v left join undo_units c on c.id = v.unit_id
    left join undo_versions w on w.id = v.id
    where v.parent_id = u.id and not coalesce(c.goes, false)
      and not (c.id is null and coalesce(w.ok and w.before is null, false)))
  returning id`;

/**
 * Keeps whatever a row of another table refers to, found out by the foreign keys themselves.
 * @param but tables whose rows go together with it
 */
async function keepReferred(tx: Db, table: string, to: string, but: readonly string[]): Promise<void> {
  const keys = await run(
    tx,
    `select c.conrelid::regclass::text as "from", a.attname as "column" from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = '${to}'::regclass order by 1, 2`,
  );
  for (const { from, column } of keys) {
    if (but.includes(String(from))) continue;
    await run(
      tx,
      `update ${table} u set goes = false where goes and exists (select from ${from} r where r.${column} = u.id)`,
    );
  }
}

const FIELDS = [
  "external_id",
  "email",
  "given_name",
  "family_name",
  "title",
  "department",
  "manager_id",
  "picture_id",
  "started_on",
  "left_at",
  "dropped_at",
] as const;

/** As with a file: only an admin says where an admin's mail goes, because links come with it. */
const RUNS_PORTAL = `exists (select from role_grants g where g.person_id = u.id and g.role = 'admin')
  and not exists (select from role_grants g join import_drafts d on d.undone_by = g.person_id
    where d.id = (select draft_id from undo_ask) and g.role = 'admin')`;

/** Field by field: what somebody changed since stays. An address or number that somebody else has by now stays away. */
const RESTORE_PEOPLE = `
  update people p set ${FIELDS.map((field) => {
    const free =
      field === "email" || field === "external_id"
        ? ` and not exists (select from people o where o.id <> p.id and lower(o.${field}) = lower(b.${field}))`
        : "";
    const own = field === "email" ? ` and not (${RUNS_PORTAL})` : "";
    return `${field} = case when u.now -> '${field}' is not distinct from u.after -> '${field}'${free}${own} then b.${field} else p.${field} end`;
  }).join(", ")}
  from undo_people u cross join lateral jsonb_populate_record(null::people, u.before) b
  where p.id = u.id and not u.joined`;

/**
 * Who joined by the file goes as if never come; whoever did something since, or was changed, leaves instead. Who came
 * back by it leaves as everybody does, with what they were given since.
 */
async function takeBackJoiners(tx: Db, time: string): Promise<void> {
  await layTable(
    tx,
    "undo_joined",
    `select id, now = after and not exists (select from audit a where a.actor_id = u.id) as goes
    from undo_people u where joined`,
    ["id"],
  );
  await keepReferred(tx, "undo_joined", "people", ["people"]);
  await run(
    tx,
    `update people p set manager_id = null where manager_id in (select id from undo_joined where goes)
      and not exists (select from undo_joined u where u.id = p.id and u.goes)`,
  );
  await run(tx, "delete from people p using undo_joined u where u.id = p.id and u.goes");
  const leaving = await run(
    tx,
    `select id from undo_joined where not goes
    union select u.id from undo_people u join people p on p.id = u.id
    where not u.joined and u.after ->> 'left_at' is null and p.left_at is not null`,
  );
  await leavePeople(
    tx,
    leaving.map(({ id }) => String(id)),
    time,
  );
}

const RESTORE_ROLES = `
  insert into role_grants (person_id, role, granted_at, granted_by)
  select r.person_id, r.role, r.granted_at, r.granted_by from undo_net n
  cross join lateral jsonb_populate_record(null::role_grants, n.before) r
  where n.table_name = 'role_grants' and n.before is not null
    and exists (select from people p where p.id = r.person_id and p.left_at is null)
  on conflict do nothing`;

const KEPT = `
  select p.name, 'joined by this file and did something since: they left instead' as why
  from undo_joined u join people p on p.id = u.id where not u.goes
  union all
  select p.name, 'was changed by somebody since: that stays' from undo_people u join people p on p.id = u.id
  where not u.joined and exists (select from jsonb_each(u.after) a
    where u.now -> a.key is distinct from a.value and u.before -> a.key is distinct from a.value)
  union all
  select p.name, 'runs this portal: an admin gives them another address' from undo_people u join people p on p.id = u.id
  where not u.joined and u.before -> 'email' is distinct from u.now -> 'email' and u.now -> 'email' = u.after -> 'email'
    and ${RUNS_PORTAL}
  union all
  select distinct p.name, 'moved on since, or their old table is full by now: they stay where they sit'
  from undo_seats u join people p on p.id = u.person_id where not u.ok
    and not exists (select from undo_joined j where j.id = p.id)
  union all
  select (select v.name from unit_versions v where v.unit_id = u.id order by lower(v.valid) desc limit 1),
    'is in use by now: it stays' from undo_units u where not u.goes
  union all
  select distinct (select v.name from unit_versions v where v.unit_id = u.unit_id order by lower(v.valid) desc limit 1),
    'was changed by somebody since: it stays as it is' from undo_versions u
  where not u.ok and not exists (select from undo_units n where n.id = u.unit_id)
  order by 1, 2`;
