import type { Db } from "@/db/client";
import { keyed, layTable } from "./temp-table";

/**
 * What became of the teams that a file still calls by a name that no team bears any more (plan_former): the one that was
 * renamed, the one it was merged into, those it was split into. A name that the file gives to another team beside the
 * present one is a new team's. So a file of HR that does not know of a change here takes nothing of it back.
 */
export async function findFormerNames(tx: Db, rule: "team" | "department"): Promise<void> {
  await layTable(tx, "plan_former", FORMER(rule), ["key"]);
}

const FORMER = (rule: "team" | "department") => `
  with recursive tables as (
    select v.unit_id as id, ${keyed("v.name")} as name_key from plan_ask a join unit_versions v on v.valid @> a.at
    where v.kind = 'team'
  ), past as (
    select distinct unit_id, ${keyed("name")} as key from unit_versions where kind = 'team'
  ), asked as (
    select distinct r.${rule}_key as key from plan_rows r where r.${rule}_key is not null
      and not exists (select from tables t where t.name_key = r.${rule}_key)
  ), became as (
    select a.key, p.unit_id from asked a join past p on p.key = a.key
    union
    select b.key, l.became from became b join unit_lineage l on l.came_from = b.unit_id
  ), standing as (
    select b.key, t.id, t.name_key from became b join tables t on t.id = b.unit_id
  )
  select s.*, count(*) over (partition by key) = 1 as alone from standing s
  where not exists (select from plan_rows r where r.${rule}_key = s.name_key)
    or (select count(*) from standing o where o.key = s.key) > 1`;

/**
 * The key of the table that a column of a file means, as SQL over plan_rows r: the name itself; for a former name the
 * present one; for a table that was split the one where the person sits now, and none for somebody new.
 */
export const PRESENT_KEY = (rule: "team" | "department") => `
  (case when not exists (select from plan_former f where f.key = r.${rule}_key) then r.${rule}_key
    else (select f.name_key from plan_former f left join plan_known k on k.id = r.known_id
      where f.key = r.${rule}_key and (f.alone or f.id = k.team_id)) end)`;
