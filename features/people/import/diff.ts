import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { run } from "./temp-table";

/** Writes a laid plan down line by line, to be opened and searched on the page: who, what until now, what from then on. */
export async function writeDiff(tx: Db, draftId: string): Promise<void> {
  await tx.execute(sql`delete from import_lines where draft_id = ${draftId}`);
  for (const [section, lines] of Object.entries(SECTIONS)) {
    await run(
      tx,
      `insert into import_lines (draft_id, section, position, subject_id, name, before, after)
      select a.draft_id, '${section}', row_number() over (order by l.place, l.name), l.id, l.name,
        coalesce(l.before, ''), coalesce(l.after, '')
      from plan_ask a cross join (${lines}) l`,
    );
  }
}

/** What a table is called that stands now. */
const tableNow = (id: string) => `(select t.name from plan_tree t where t.id = ${id})`;

const changed = (place: number, word: string, before: string, after: string, joins = "") => `
  select r.line * 10 + ${place} as place, k.id, k.name, '${word}: ' || coalesce(nullif(${before}, ''), 'none') as before,
    coalesce(nullif(${after}, ''), 'none') as after
  from plan_people p join plan_rows r on r.person_id = p.person_id join plan_known k on k.id = p.person_id ${joins}
  where p.kind in ('change', 'return') and ${before} is distinct from ${after} and ${after} is not null`;

const SECTIONS = {
  join: `
    select r.line as place, null::uuid as id, r.name, null as before, concat_ws(', ', nullif(r.title, ''), t.name) as after
    from plan_people p join plan_rows r on r.person_id = p.person_id left join plan_seats s on s.person_id = r.person_id
    left join plan_tables t on t.id = s.unit_id where p.kind = 'join'`,
  return: `
    select r.line as place, r.person_id as id, r.name, null as before, t.name as after
    from plan_people p join plan_rows r on r.person_id = p.person_id left join plan_seats s on s.person_id = r.person_id
    left join plan_tables t on t.id = s.unit_id where p.kind = 'return'`,
  move: `
    select s.line as place, r.person_id as id, r.name, ${tableNow("s.from_id")} as before, t.name as after
    from plan_seats s join plan_rows r on r.person_id = s.person_id join plan_tables t on t.id = s.unit_id
    where s.from_id is not null`,
  leave: `
    select 0 as place, k.id, k.name, ${tableNow("k.team_id")} as before, null as after
    from plan_missing m join plan_known k on k.id = m.id where m.leaves`,
  stay: `
    select 0 as place, k.id, k.name, null as before, ${tableNow("k.team_id")} as after
    from plan_missing m join plan_known k on k.id = m.id where not m.leaves`,
  change: [
    changed(1, "Name", "k.name", "r.name"),
    changed(2, "Mail", "k.email", "r.email"),
    changed(3, "Title", "k.title", "r.title"),
    changed(4, "Department", "k.department", "r.department"),
    changed(5, "Number in HR", "k.external_id", "r.external_id"),
    changed(6, "First day", "k.started_on::text", "r.started_on::text"),
    changed(
      7,
      "Lead",
      "coalesce(b.name, '')",
      "coalesce(n.name, '')",
      "left join plan_known b on b.id = k.manager_id left join plan_all n on n.id = p.manager_id",
    ),
    `select r.line * 10 + 8 as place, k.id, k.name, 'Picture: none' as before, 'one from this file' as after
    from plan_people p join plan_rows r on r.person_id = p.person_id join plan_known k on k.id = p.person_id
    where p.picture_id is not null`,
  ].join(" union all "),
  new_table: `
    select t.line as place, null::uuid as id, t.name, null as before,
      c.after || case when c.after = 1 then ' person' else ' people' end || coalesce(', led by ' || e.name, '') as after
    from plan_tables t join plan_counts c on c.unit_id = t.id left join plan_all e on e.id = t.lead_id where t.is_new`,
  changed_table: `
    select t.line as place, t.id, t.name, case when o.lead_id is distinct from t.lead_id
        then 'Lead: ' || coalesce(b.name, 'none') else 'Place: ' || coalesce(q.name, 'none') end as before,
      case when o.lead_id is distinct from t.lead_id then coalesce(n.name, 'none') else coalesce(u.name, 'none') end as after
    from plan_tables t join plan_tree o on o.id = t.id left join plan_known b on b.id = o.lead_before
    left join plan_all n on n.id = t.lead_id left join plan_tree q on q.id = o.parent_id
    left join plan_units u on u.id = t.parent_id where t.is_changed`,
  ended_table: "select 0 as place, id, name, null as before, null as after from plan_emptied",
  unseated: `
    select r.line as place, r.person_id as id, r.name, null as before, null as after
    from plan_rows r left join plan_known k on k.id = r.known_id where k.team_id is null
      and not exists (select from plan_members m where m.person_id = r.person_id)`,
};
