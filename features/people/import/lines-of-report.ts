import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nearest } from "../rules/nearest";
import { type RingMember, ringWords } from "../rules/rings";
import { layTable, run } from "./temp-table";

/** More leads than this above one person is no line of report but a slip in a column. */
const LEADS_ABOVE_AT_MOST = 100;
/** Rounds of doubling that bring everybody who is under a ring into it: 2 to this power is more than all people. */
const ROUNDS = 19;
const HINTS_AT_MOST = 20;
const HINTS_AMONG_AT_MOST = 20_000;
const RING_SHOWN = 2000;

/**
 * Who reports to whom: rows by what their manager cell says, everybody else as before. A manager may be named by mail,
 * by number, or by a name that only one person has. Lays plan_lines and plan_up, each one's way down from the top.
 */
export async function drawLines(tx: Db): Promise<void> {
  await layTable(tx, "plan_all", ALL, ["id"]);
  await layTable(tx, "plan_lines", LINES, ["id", "manager_id"]);
  await tellUnknown(tx);
  await layTable(tx, "plan_up", UP, ["id"]);
  await layTable(tx, "plan_astray", ASTRAY, ["id"]);
  const [astray] = await run(tx, "select count(*)::int as people from plan_astray");
  if (Number(astray?.people) > 0) await tellRings(tx);
  await layTable(
    tx,
    "plan_leads",
    "select distinct manager_id as id from plan_lines where manager_id is not null",
    ["id"],
  );
}

const ALL = `
  select person_id as id, mail_key, number_key, name_key, line, name, email from plan_rows
  union all
  select k.id, k.mail_key, k.number_key, k.name_key, null, k.name, k.email from plan_known k
  join plan_missing m on m.id = k.id and not m.leaves`;

const LINES = `
  select r.person_id as id, r.line, case when a.has_managers then coalesce(m.id, n.id, w.id)
    when not coalesce(g.leaves, false) then k.manager_id end as manager_id,
    a.has_managers and r.manager is not null and coalesce(m.id, n.id, w.id) is null as unknown, r.line as ord
  from plan_ask a cross join plan_rows r
  left join plan_known k on k.id = r.known_id left join plan_missing g on g.id = k.manager_id
  left join (select distinct on (mail_key) mail_key, id from plan_all order by mail_key, line) m on m.mail_key = r.manager_key
  left join (select distinct on (number_key) number_key, id from plan_all where number_key is not null
    order by number_key, line) n on n.number_key = r.manager_key
  left join (select name_key, (array_agg(id))[1] as id from plan_all group by name_key having count(*) = 1) w
    on w.name_key = r.manager_key
  union all
  select k.id, null, case when g.leaves then null else k.manager_id end, false,
    (10000000 + row_number() over (order by k.id))::int
  from plan_known k join plan_missing m on m.id = k.id and not m.leaves left join plan_missing g on g.id = k.manager_id`;

/** Everybody under somebody who stands at the top, with the ordinals of those above and their own. */
const UP = `
  with recursive up as (
    select l.id, array[l.ord] as path from plan_lines l
    where l.manager_id is null or not exists (select from plan_lines o where o.id = l.manager_id)
    union all
    select l.id, up.path || l.ord from up join plan_lines l on l.manager_id = up.id
    where cardinality(up.path) <= ${LEADS_ABOVE_AT_MOST}
  )
  select id, path from up`;

const ASTRAY = `
  select l.id, l.manager_id as goes_to from plan_lines l where not exists (select from plan_up u where u.id = l.id)`;

async function tellUnknown(tx: Db): Promise<void> {
  await run(
    tx,
    `insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
    select a.draft_id, r.line, a.manager_index, a.manager_name, r.manager, 'Nobody in this file or in the portal answers to this.'
    from plan_ask a cross join plan_lines l join plan_rows r on r.person_id = l.id and r.line = l.line where l.unknown`,
  );
  const slips = await run(
    tx,
    `select p.id, p.value, c.name, c.email from (
      select i.id, i.value, lower(i.value) as said from plan_ask a join import_problems i on i.draft_id = a.draft_id
      and i.sentence = 'Nobody in this file or in the portal answers to this.' order by i.line limit ${HINTS_AT_MOST}
    ) p cross join lateral (
      select name, email, mail_key from plan_all where abs(length(mail_key) - length(p.said)) <= 2
      order by similarity(mail_key, p.said) desc, line limit 5
    ) c where (select count(*) from plan_all) <= ${HINTS_AMONG_AT_MOST}`,
  );
  for (const id of new Set(slips.map((slip) => slip.id))) {
    const candidates = slips.filter((slip) => slip.id === id);
    const near = nearest(
      String(candidates[0]?.value),
      candidates.map(({ name, email }) => ({ name: String(name), email: String(email) })),
    );
    if (!near) continue;
    await tx.execute(sql`
      update import_problems set sentence = sentence || ${` ${near.name} has ${near.email}.`}, fix = ${near.email}
      where id = ${String(id)}`);
  }
}

/** Whoever is under a ring ends up in it when everybody goes up often enough: that is who the rings are made of. */
async function tellRings(tx: Db): Promise<void> {
  await layTable(tx, "plan_ring", "select id, goes_to from plan_astray", ["id"]);
  for (let round = 0; round < ROUNDS; round += 1) {
    await layTable(
      tx,
      "plan_ring_next",
      "select r.id, o.goes_to from plan_ring r join plan_ring o on o.id = r.goes_to",
    );
    await run(tx, "drop table plan_ring");
    await run(tx, "alter table plan_ring_next rename to plan_ring");
  }
  const members = await run(
    tx,
    `select l.id, l.manager_id as "managerId", e.name, e.email, e.line from plan_lines l
    join plan_all e on e.id = l.id
    where l.id in (select goes_to from plan_ring) order by e.line nulls last, l.id limit ${RING_SHOWN}`,
  );
  const rings = ringWords(members as unknown as RingMember[]);
  for (const { line, value, sentence } of rings) {
    await tx.execute(sql`
      insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
      select draft_id, ${line}::int, manager_index, manager_name, ${value}, ${sentence} from plan_ask`);
  }
  if (rings.length > 0) return;
  await run(
    tx,
    `insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
    select a.draft_id, coalesce(l.line, 0), a.manager_index, a.manager_name, r.manager,
      'More than ${LEADS_ABOVE_AT_MOST} leads stand above ' || e.name || '. Look through the column of leads.'
    from plan_ask a cross join plan_astray s join plan_up u on u.id = s.goes_to join plan_lines l on l.id = s.id
    join plan_all e on e.id = s.id left join plan_rows r on r.person_id = s.id order by l.line limit 1`,
  );
}
