import type { Db } from "@/db/client";
import type { TeamRule } from "../rules/directory";
import { keyed, layTable, run } from "./temp-table";

/**
 * Gives every group its table: the one it has had so far, or a new one (plan_tables). Of several tables one person leads,
 * the one they sit at; else the table they take over: whose people are most of a table that its own lead leads no longer.
 * Such a table stays the same one, with its history, under a new lead.
 */
export async function findTables(tx: Db, rule: TeamRule): Promise<void> {
  await layTable(tx, "plan_heirs", rule === "line" ? HEIRS : NO_HEIRS);
  await layTable(tx, "plan_tables", TABLES(rule === "line" ? BY_LEAD : BY_NAME), ["key", "id"]);
  await nameTables(tx);
  await run(tx, "analyze plan_tables");
}

const NO_HEIRS = "select null::text as key, null::uuid as team_id where false";

const HEIRS = `
  with orphaned as (
    select t.id from plan_tree t where t.kind = 'team'
      and (t.lead_id is null or not exists (select from plan_leads l where l.id = t.lead_id))
  ), sizes as (
    select k.team_id, count(*) as people from plan_known k left join plan_missing g on g.id = k.id
    where k.team_id is not null and not coalesce(g.leaves, false) group by k.team_id
  ), here as (
    select m.key, k.team_id, count(*) as people, min(m.line) as line
    from plan_members m join plan_rows r on r.person_id = m.person_id join plan_known k on k.id = r.known_id
    where k.team_id is not null
      and not exists (select from plan_tree t where t.kind = 'team' and t.lead_id = m.key::uuid)
    group by m.key, k.team_id
  )
  select distinct on (h.key) h.key, h.team_id from here h join orphaned o on o.id = h.team_id
  join sizes s on s.team_id = h.team_id where h.people * 2 > s.people order by h.key, h.line`;

const BY_LEAD = `
  select distinct on (g.key) g.key, t.id from plan_groups g
  join plan_tree t on t.kind = 'team' and t.lead_id = g.lead_id left join plan_known k on k.id = g.lead_id
  order by g.key, (t.id = k.team_id) desc nulls last, t.id`;

/** Of several tables with one name, the one that hangs where the group does. */
const BY_NAME = `
  select distinct on (g.key) g.key, t.id from plan_groups g join plan_tree t on t.kind = 'team' and t.name_key = g.key
  order by g.key, (t.parent_id = g.under_id) desc, t.id`;

const TABLES = (standing: string) => `
  with standing as (${standing}), found as (
    select g.*, coalesce(s.id, h.team_id) as old_id, h.team_id is not null and s.id is null as is_heir,
      exists (select from plan_members m where m.key = g.key and m.person_id = g.lead_id) as lead_is_here
    from plan_groups g left join standing s on s.key = g.key left join plan_heirs h on h.key = g.key
  ), said as (
    select f.*, o.name as old_name, o.parent_id as old_parent, o.lead_id as old_lead,
      a.rule = 'line' and f.lead_is_here and o.parent_id <> f.under_id as moves,
      case when a.rule = 'line' then f.lead_id else coalesce(o.lead_id, f.lead_id) end as new_lead
    from plan_ask a cross join found f left join plan_tree o on o.id = f.old_id
  )
  select key, line, under_id, lead_is_here, coalesce(old_id, gen_random_uuid()) as id, coalesce(old_name, name) as name,
    case when old_id is null or moves then under_id else old_parent end as parent_id,
    case when old_id is null then lead_id else new_lead end as lead_id, old_id is null as is_new, is_heir,
    old_id is not null and (coalesce(moves, false) or new_lead is distinct from old_lead) as is_changed
  from said`;

/** A department's only table bears its name; of several, each bears its lead's. Names of one department differ. */
async function nameTables(tx: Db): Promise<void> {
  await layTable(tx, "plan_names", NAMES, ["id"]);
  for (const wish of [1, 2, 3, 4]) await run(tx, take(`n.names[${wish}]`));
  for (let from = 2, left = 1; left > 0; from += left) {
    await run(tx, take(`n.base || ' ' || (n.turn + ${from - 1})`));
    const [nameless] = await run(tx, "select count(*)::int as n from plan_tables where name is null");
    left = Number(nameless?.n);
  }
}

const NAMES = `
  with counted as (
    select parent_id, count(*) as tables from (
      select parent_id from plan_tree where kind = 'team' union all select parent_id from plan_tables where is_new
    ) t group by parent_id
  ), called as (
    select t.id, t.parent_id, t.line, left(u.name, 120) as place, c.tables = 1 as alone, r.given_name as given,
      left(r.family_name, 1) as initial, r.family_name as family
    from plan_tables t join plan_units u on u.id = t.under_id join counted c on c.parent_id = t.parent_id
    left join plan_rows r on t.lead_is_here and r.person_id = t.lead_id where t.name is null
  ), wished as (
    select c.*, case when c.given is null or c.alone then c.place end as first,
      c.place || ', ' || left(c.given, 60) || '''s table' as second,
      case when c.initial <> '' then c.place || ', ' || left(c.given, 60) || ' ' || c.initial || '.''s table' end as third,
      case when c.initial <> '' then c.place || ', ' || left(c.given || ' ' || c.family, 60) || '''s table' end as fourth
    from called c
  )
  select id, parent_id, line, array[first, second, third, fourth] as names, coalesce(fourth, second, first) as base from wished`;

/** Gives everybody who has no name yet the one they wish for, unless somebody before them or a standing table has it. */
const take = (wish: string) => `
  update plan_tables t set name = w.name from (
    select *, row_number() over (partition by parent_id, ${keyed("name")} order by line) as place from (
      select n.id, n.parent_id, n.line, ${wish} as name from (
        select n.*, row_number() over (partition by n.parent_id, n.base order by n.line) as turn
        from plan_names n join plan_tables p on p.id = n.id and p.name is null
      ) n
    ) wished where name is not null
  ) w
  where w.id = t.id and w.place = 1 and not exists (
    select from plan_tree o where o.kind = 'team' and o.parent_id = w.parent_id and o.name_key = ${keyed("w.name")}
  ) and not exists (
    select from plan_tables o where o.parent_id = w.parent_id and o.name is not null and ${keyed("o.name")} = ${keyed("w.name")}
  )`;
