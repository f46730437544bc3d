import type { Db } from "@/db/client";
import { keyed, layTable, run } from "./temp-table";

/**
 * Lays out business units and departments as the file names them, keeping those that stand already (plan_units), and
 * says where each row belongs (plan_places). A unit's lead is the one person in it whom everybody else in it reports to
 * in the end; where there is none, the unit has no lead. A unit that has a lead keeps them, because a file may hold only
 * a part of the company.
 */
export async function planUnits(tx: Db): Promise<void> {
  await layTable(tx, "plan_tree", TREE, ["id"]);
  await layTable(tx, "plan_upper", BUSINESS_UNITS);
  await layTable(tx, "plan_lower", DEPARTMENTS);
  await layTable(tx, "plan_places", PLACES, ["person_id"]);
  await layTable(tx, "plan_units", UNITS, ["id"]);
  await run(tx, "drop table plan_upper, plan_lower");
}

const TREE = `
  select v.unit_id as id, v.parent_id, v.kind, v.name, case when g.leaves then null else v.lead_id end as lead_id,
    v.lead_id as lead_before, ${keyed("v.name")} as name_key, t.ceiling,
    (select max(w.seats) from team_waivers w where w.unit_id = v.unit_id and w.valid @> a.at) as waived
  from plan_ask a join unit_versions v on v.valid @> a.at left join teams t on t.unit_id = v.unit_id
  left join plan_missing g on g.id = v.lead_id`;

const ROOT = "(select id from plan_tree where kind = 'company')";

/** Of several units with a name, the one that hangs where the file says; else the only one there is. */
const soleOf = (kind: string) => `
  (select name_key, (array_agg(id))[1] as id from plan_tree where kind = '${kind}' group by name_key having count(*) = 1)`;
const exactOf = (kind: string, key: string, parent: string) => `
  (select t.id from plan_tree t where t.kind = '${kind}' and t.name_key = ${key} and t.parent_id = ${parent}
    order by t.id limit 1)`;

const BUSINESS_UNITS = `
  with named as (
    select distinct on (business_unit_key) business_unit_key as key, business_unit as name, line from plan_rows
    where business_unit_key is not null order by business_unit_key, line
  ), found as (
    select n.*, coalesce(${exactOf("business_unit", "n.key", ROOT)}, s.id) as old_id
    from named n left join ${soleOf("business_unit")} s on s.name_key = n.key
  )
  select f.key, f.line, coalesce(o.id, gen_random_uuid()) as id, coalesce(o.name, f.name) as name,
    coalesce(o.parent_id, ${ROOT}) as parent_id, o.id is null as is_new
  from found f left join plan_tree o on o.id = f.old_id`;

const DEPARTMENTS = `
  with named as (
    select distinct on (r.business_unit_key, r.department_key) r.business_unit_key as upper_key, r.department_key as key,
      r.department as name, r.line, u.id as upper_id
    from plan_rows r left join plan_upper u on u.key = r.business_unit_key
    where r.department_key is not null order by r.business_unit_key, r.department_key, r.line
  ), exact as (
    select n.*, ${exactOf("department", "n.key", `coalesce(n.upper_id, ${ROOT})`)} as exact_id from named n
  ), wanted as (
    select e.*, s.id as sole_id, row_number() over (partition by s.id order by e.exact_id is null, e.line) as turn,
      bool_or(e.exact_id = s.id) over (partition by s.id) as is_taken
    from exact e left join ${soleOf("department")} s on s.name_key = e.key
  ), found as (
    select w.*, coalesce(exact_id, case when turn = 1 and not coalesce(is_taken, false) then sole_id end) as old_id from wanted w
  )
  select f.upper_key, f.key, f.line, coalesce(o.id, gen_random_uuid()) as id, coalesce(o.name, f.name) as name,
    coalesce(f.upper_id, o.parent_id, ${ROOT}) as parent_id, o.id is null as is_new
  from found f left join plan_tree o on o.id = f.old_id`;

const PLACES = `
  select r.person_id, r.line, u.id as upper_id, d.id as lower_id, coalesce(d.id, u.id, ${ROOT}) as unit_id
  from plan_rows r left join plan_upper u on u.key = r.business_unit_key
  left join plan_lower d on d.key = r.department_key and d.upper_key is not distinct from r.business_unit_key`;

/** A head's way down is where everybody else's begins: it sorts first, and the last one begins with it too. */
const UNITS = `
  with laid as (
    select id, 'company' as kind, name, parent_id, false as is_new, 0 as line from plan_tree where kind = 'company'
    union all select id, 'business_unit', name, parent_id, is_new, line from plan_upper
    union all select id, 'department', name, parent_id, is_new, line from plan_lower
  ), inside as (
    select ${ROOT} as unit_id, p.person_id from plan_places p
    union all select upper_id, person_id from plan_places where upper_id is not null
    union all select lower_id, person_id from plan_places where lower_id is not null
  ), ways as (
    select i.unit_id, count(*) as people, min(u.path) as first, max(u.path) as last
    from inside i join plan_up u on u.id = i.person_id group by i.unit_id
  ), heads as (
    select w.unit_id, u.id from ways w join plan_up u on u.path = w.first
    where w.people > 1 and w.last[1:cardinality(w.first)] = w.first
  )
  select l.id, l.kind, l.name, l.parent_id, coalesce(o.lead_id, h.id) as lead_id, l.is_new, l.line,
    not l.is_new and (o.parent_id is distinct from l.parent_id or (o.lead_id is null and h.id is not null)) as is_changed
  from laid l left join plan_tree o on o.id = l.id left join heads h on h.unit_id = l.id`;
