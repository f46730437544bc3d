import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { TeamRule } from "../rules/directory";
import { TEAM_RULES } from "../rules/directory";
import type { LineExample, OverTeam, RuleTried, Somebody, Summary } from "../rules/dry-run";
import type { Draft } from "./drafts";
import { readPictures } from "./drafts";
import { measureGroups } from "./groups";
import { run } from "./temp-table";

/** Tables over the limit that the page names. */
const OVER_AT_MOST = 60;

/** Puts a laid plan into counts and a few names: what somebody needs to see before they say yes. */
export async function describePlan(tx: Db, draft: Draft, isWhole: boolean): Promise<Summary> {
  const pictures = await describePictures(tx, draft.id);
  const rules = await tryRules(tx, draft);
  const [basics] = await run(tx, BASICS);
  if (!isWhole) return { ...NO_CHANGES, ...(basics as object), rules, pictures, example: null, over: [] };
  const [counts] = await run(tx, COUNTS);
  return {
    ...NO_CHANGES,
    ...(basics as object),
    ...(counts as object),
    rules,
    pictures,
    over: (await run(tx, OVER)).map((row) => row.team as OverTeam),
    example: await findExample(tx),
  };
}

/** Of a file that cannot be planned: nothing would change. */
export const NO_CHANGES: Summary = {
  ...{
    join: 0,
    return: 0,
    change: 0,
    move: 0,
    leave: 0,
    stay: 0,
    missing: 0,
    unseated: 0,
    people: 0,
    here: 0,
  },
  ...{
    departments: 0,
    businessUnits: 0,
    teams: 0,
    newTeams: 0,
    changedTeams: 0,
    emptied: 0,
    overInAll: 0,
    limit: 8,
  },
  ...{
    nothing: false,
    portalIsEmpty: false,
    done: null,
    kept: [],
    keptInAll: 0,
    rules: [],
    example: null,
    over: [],
  },
  pictures: { ready: 0, matched: 0, given: 0, without: 0, spare: [], broken: [] },
};

const BASICS = `
  select (select count(*)::int from plan_known where not has_left) as here,
    (select count(*)::int from plan_rows) as people, a.team_limit as "limit",
    not exists (select from plan_known where team_id is not null) as "portalIsEmpty"
  from plan_ask a`;

const COUNTS = `
  select
    (select count(*)::int from plan_people where kind = 'join') as "join",
    (select count(*)::int from plan_people where kind = 'return') as "return",
    (select count(*)::int from plan_people where kind = 'change') as "change",
    (select count(*)::int from plan_seats where from_id is not null) as "move",
    (select count(*)::int from plan_missing where leaves) as "leave",
    (select count(*)::int from plan_missing where not leaves and kept and a.whole) as "stay",
    (select count(*)::int from plan_missing where not leaves) as "missing",
    (select count(*)::int from plan_rows r left join plan_known k on k.id = r.known_id where k.team_id is null
      and not exists (select from plan_members m where m.person_id = r.person_id)) as "unseated",
    (select count(*)::int from plan_units where kind = 'department') as "departments",
    (select count(*)::int from plan_units where kind = 'business_unit') as "businessUnits",
    (select count(*)::int from plan_tables t join plan_counts c on c.unit_id = t.id where c.after > 0) as "teams",
    (select count(*)::int from plan_tables where is_new) as "newTeams",
    (select count(*)::int from plan_tables where is_changed) as "changedTeams",
    (select count(*)::int from plan_emptied) as "emptied",
    (select count(*)::int from plan_tables t join plan_counts c on c.unit_id = t.id where c.after > a.team_limit) as "overInAll",
    not exists (select from plan_people where kind <> 'same') and not exists (select from plan_seats)
      and not exists (select from plan_units where is_new or is_changed)
      and not exists (select from plan_tables where is_new or is_changed)
      and not exists (select from plan_missing where leaves) as "nothing"
  from plan_ask a`;

const OVER = `
  select json_build_object('id', t.id, 'name', t.name, 'people', c.after, 'over', c.after - a.team_limit, 'lead',
    case when e.id is not null then json_build_object('id', e.id, 'name', e.name,
      'pictureId', coalesce(k.picture_id, p.picture_id)) end) as team
  from plan_ask a cross join plan_tables t join plan_counts c on c.unit_id = t.id left join plan_all e on e.id = t.lead_id
  left join plan_known k on k.id = e.id left join plan_pictures p on p.person_id = e.id
  where c.after > a.team_limit order by c.after desc, t.line limit ${OVER_AT_MOST}`;

async function tryRules(tx: Db, draft: Draft): Promise<RuleTried[]> {
  const needs = { line: "manager", team: "team", department: "department" } as const;
  const rules: RuleTried[] = [];
  for (const rule of TEAM_RULES) {
    const possible = Object.values(draft.mapping).includes(needs[rule]);
    const [size] = possible ? await measureGroups(tx, rule) : [];
    rules.push(tried(rule, possible, size));
  }
  return rules;
}

function tried(rule: TeamRule, possible: boolean, size: Record<string, unknown> | undefined): RuleTried {
  const longest = size ? { name: String(size.name), people: Number(size.people) } : null;
  return { rule, possible, teams: size ? Number(size.teams) : null, longest };
}

async function describePictures(tx: Db, draftId: string): Promise<Summary["pictures"]> {
  const [counted] = await tx.execute(sql`
    select (select count(*)::int from import_pictures where draft_id = ${draftId} and picture_id is not null) as ready,
      (select count(*)::int from plan_pictures where picture_id is not null) as matched,
      (select count(*)::int from plan_pictures p left join plan_known k on k.id = p.person_id
        where p.picture_id is not null and k.picture_id is null) as given,
      (select count(*)::int from plan_rows r where not exists
        (select from plan_pictures p where p.person_id = r.person_id)) as without`);
  const spare = await tx.execute(sql`
    select name from import_pictures i where draft_id = ${draftId}
      and not exists (select from plan_pictures p where p.name = i.name) order by name limit 20`);
  const broken = (await readPictures(tx, draftId)).filter(({ problem }) => problem !== null).slice(0, 20);
  return {
    ...(counted as Pick<Summary["pictures"], "ready" | "matched" | "given" | "without">),
    spare: spare.map(({ name }) => String(name)),
    broken,
  };
}

/** A lead with two reports who lead nobody and one who leads two of their own: enough to draw the rule. */
async function findExample(tx: Db): Promise<LineExample | null> {
  const [found] = await run(tx, EXAMPLE);
  if (!found) return null;
  const plain = async (leadId: unknown, most: number): Promise<Somebody[]> =>
    (await tx.execute(sql`
      select e.id, e.name, coalesce(k.picture_id, p.picture_id) as "pictureId" from plan_lines l
      join plan_all e on e.id = l.id left join plan_known k on k.id = e.id left join plan_pictures p on p.person_id = e.id
      where l.manager_id = ${String(leadId)} and l.line is not null
        and not exists (select from plan_leads d where d.id = l.id) order by l.line limit ${most}`)) as unknown as Somebody[];
  const one = async (id: unknown): Promise<Somebody> =>
    (
      await tx.execute(sql`
        select e.id, e.name, coalesce(k.picture_id, p.picture_id) as "pictureId" from plan_all e
        left join plan_known k on k.id = e.id left join plan_pictures p on p.person_id = e.id where e.id = ${String(id)}`)
    )[0] as unknown as Somebody;
  return {
    lead: await one(found.lead),
    reports: await plain(found.lead, 4),
    subLead: await one(found.sub),
    subReports: await plain(found.sub, 2),
  };
}

const EXAMPLE = `
  with plain as (
    select l.manager_id as id from plan_lines l where l.line is not null and l.manager_id is not null
      and not exists (select from plan_leads d where d.id = l.id)
    group by l.manager_id having count(*) >= 2
  )
  select l.manager_id as lead, l.id as sub from plan_lines l join plain s on s.id = l.id join plain p on p.id = l.manager_id
  where l.line is not null order by l.line limit 1`;
