import type { Db } from "@/db/client";
import type { TeamRule } from "../rules/directory";
import { findFormerNames, PRESENT_KEY } from "./former-names";
import { layTable, run } from "./temp-table";

/**
 * Puts everybody at one table by the rule. `line`: a lead plus those direct reports who lead nobody, under the lead's
 * department. `team`: whoever the team column names. `department`: one table a department. People no rule seats are in
 * no group. Lays plan_members and plan_groups, in the order of the file.
 */
export async function groupPeople(tx: Db, rule: TeamRule): Promise<void> {
  if (rule !== "line") await findFormerNames(tx, rule);
  const members = membersOf(rule);
  await layTable(tx, "plan_members", members, ["person_id"]);
  await layTable(tx, "plan_groups", rule === "line" ? BY_LINE : BY_COLUMN, ["key"]);
}

/** How many tables another rule would make of the file, and its longest: `teams`, `people`, `name`. */
export async function measureGroups(tx: Db, rule: TeamRule): Promise<Record<string, unknown>[]> {
  if (rule !== "line") await findFormerNames(tx, rule);
  const name = rule === "line" ? "min(e.name)" : `(array_agg(r.${rule} order by r.line))[1]`;
  return run(
    tx,
    `
    select count(*) over ()::int as teams, people::int, name from (
      select count(*) as people, ${name} as name from (${membersOf(rule)}) m join plan_rows r on r.person_id = m.person_id
      left join plan_all e on e.id::text = m.key group by m.key
    ) t order by people desc, name limit 1`,
  );
}

function membersOf(rule: TeamRule): string {
  if (rule !== "line") {
    return `select * from (select r.person_id, r.line, ${PRESENT_KEY(rule)} as key from plan_rows r) m where key is not null`;
  }
  return `
    select r.person_id, r.line, (case when d.id is null then l.manager_id else r.person_id end)::text as key
    from plan_rows r join plan_lines l on l.id = r.person_id left join plan_leads d on d.id = r.person_id
    where d.id is not null or l.manager_id is not null`;
}

const BY_LINE = `
  select distinct on (m.key) m.key, m.line, null::text as name, m.key::uuid as lead_id, coalesce(own.unit_id, p.unit_id) as under_id
  from plan_members m join plan_places p on p.person_id = m.person_id
  left join plan_places own on own.person_id = m.key::uuid
  order by m.key, m.line`;

/** Its lead is whoever most of them report to; of two, the one who sits with them, then the first in the file. */
const BY_COLUMN = `
  with named as (
    select distinct on (m.key) m.key, m.line, case a.rule when 'team' then r.team else r.department end as name, m.person_id
    from plan_ask a cross join plan_members m join plan_rows r on r.person_id = m.person_id order by m.key, m.line
  ), voted as (
    select m.key, l.manager_id, sum(case when i.person_id is null then 1 else 1.5 end) as votes, min(m.line) as line
    from plan_members m join plan_lines l on l.id = m.person_id
    left join plan_members i on i.person_id = l.manager_id and i.key = m.key
    where l.manager_id is not null group by m.key, l.manager_id
  ), led as (
    select distinct on (key) key, manager_id from voted order by key, votes desc, line
  ), placed as (
    select distinct on (key) key, unit_id from (
      select m.key, p.unit_id, count(*) as people, min(m.line) as line
      from plan_members m join plan_places p on p.person_id = m.person_id group by m.key, p.unit_id
    ) c order by key, people desc, line
  ), sized as (select key, count(*) as people from plan_members group by key)
  select n.key, n.line, n.name, coalesce(l.manager_id, case when s.people = 1 then n.person_id end) as lead_id,
    p.unit_id as under_id
  from named n join placed p on p.key = n.key join sized s on s.key = n.key left join led l on l.key = n.key`;
