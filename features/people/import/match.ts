import type { Db } from "@/db/client";
import { keyed, layTable, run } from "./temp-table";

/**
 * Finds out whom each row is about: by number first, by address second. So a renamed person, one with a new address and
 * the admin who opened the portal stay themselves. Lays plan_known (everybody the portal knows), plan_rows (the file) and
 * plan_gone (who leaves, when the file holds the whole company).
 */
export async function matchRows(tx: Db): Promise<void> {
  await layTable(tx, "plan_known", KNOWN, ["id"]);
  await layTable(tx, "plan_rows", ROWS, ["person_id", "line"]);
  await layTable(tx, "plan_missing", MISSING, ["id"]);
  for (const statement of [SAME_ADDRESS, SAME_NUMBER, TAKEN_ADDRESS, ADMINS_ADDRESS])
    await run(tx, statement);
}

const KNOWN = `
  select p.id, p.external_id, p.email, p.given_name, p.family_name, p.name, p.title, p.department, p.manager_id,
    p.started_on, p.picture_id, coalesce(p.left_at <= a.at, false) as has_left, s.unit_id as team_id,
    ${keyed("p.email")} as mail_key, ${keyed("p.external_id")} as number_key, ${keyed("p.name")} as name_key
  from plan_ask a cross join people p left join seats s on s.person_id = p.id and s.valid @> a.at`;

/** Of two known people whose keys are one, the one who is here is meant. */
const knownBy = (key: string) => `
  (select distinct on (${key}) ${key}, id from plan_known where ${key} is not null order by ${key}, has_left, id)`;

const ROWS = `
  with found as (
    select r.*, n.id as numbered, m.id as addressed
    from plan_ask a join import_people r on r.draft_id = a.draft_id
    left join ${knownBy("number_key")} n on n.number_key = r.number_key
    left join ${knownBy("mail_key")} m on m.mail_key = r.mail_key
  ), claimed as (select distinct numbered from found where numbered is not null),
  settled as (
    select f.*, f.addressed is not null and
      case when f.numbered is null then c.numbered is not null else f.numbered <> f.addressed end as taken
    from found f left join claimed c on c.numbered = f.addressed
  ), told as (
    select s.*, coalesce(s.numbered, case when not s.taken then s.addressed end) as known_id from settled s
  )
  select line, external_id, number_key, email, mail_key, given_name, family_name, btrim(given_name || ' ' || family_name) as name,
    name_key, title, team, team_key, department, department_key, business_unit, business_unit_key, manager, manager_key,
    started_on, picture, picture_stems, taken, addressed, known_id, coalesce(known_id, gen_random_uuid()) as person_id
  from told`;

/** Whoever is here and not in the file. Who opened the portal or runs it is never removed by a file. */
const MISSING = `
  select k.id, k.name, k.team_id, a.whole and not kept.it as leaves, kept.it as kept
  from plan_ask a cross join plan_known k
  cross join lateral (select exists (select from role_grants g where g.person_id = k.id and g.role = 'admin')
    or exists (select from audit u where u.action = 'portal set up' and u.subject = 'person:' || k.id) as it) kept
  where not k.has_left and not exists (select from plan_rows r where r.person_id = k.id)`;

const same = (key: string, value: string, column: string, word: string) => `
  insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
  select a.draft_id, r.line, a.${column}_index, a.${column}_name, r.${value},
    'The same ${word} is on line ' || r.first || '. If they are two people, this one needs another.'
  from plan_ask a cross join (
    select line, ${value}, min(line) over (partition by ${key}) as first from plan_rows where ${key} <> ''
  ) r where r.line > r.first`;

const SAME_ADDRESS = same("mail_key", "email", "email", "address");
const SAME_NUMBER = same("number_key", "external_id", "number", "number");

const TAKEN_ADDRESS = `
  insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
  select a.draft_id, r.line, a.email_index, a.email_name, r.email, 'This address belongs to ' || k.name
    || coalesce(', number ' || k.external_id, '') || ' so far. Give them their new one first, in a file of its own.'
  from plan_ask a cross join plan_rows r join plan_known k on k.id = r.addressed where r.taken`;

/** Whoever reads an admin's mail comes in as them, by a link: only an admin's file says where it goes. */
const ADMINS_ADDRESS = `
  insert into import_problems (draft_id, line, column_index, column_name, value, sentence)
  select a.draft_id, r.line, a.email_index, a.email_name, r.email, k.name || ' runs this portal, and whoever reads their '
    || 'mail could come in as them. An admin has to bring a new address for them; leave this row out.'
  from plan_ask a join import_drafts d on d.id = a.draft_id
  cross join plan_rows r join plan_known k on k.id = r.known_id
    and lower(k.email collate "C") <> lower(r.email collate "C")
  where exists (select from role_grants g where g.person_id = k.id and g.role = 'admin')
    and not exists (select from role_grants g where g.person_id = d.created_by and g.role = 'admin')`;
