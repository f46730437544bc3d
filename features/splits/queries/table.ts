import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { isId } from "@/lib/id";
import { bondsOf } from "../rules/bonds";
import type { Plan, SplitFacts, SplitPerson, SplitTeam } from "../types";

/** A team with whoever sits there at `time`, in the order of their seats; undefined when there is no such team. */
export async function readSplitTeam(db: Db, unitId: string, time: string): Promise<SplitTeam | undefined> {
  if (!isId(unitId)) return undefined;
  const [row] = await db.execute(sql`
    select t.unit_id as id, v.name, coalesce(up.name, '') as "parentName", c.team_limit as "limit",
      c.lid_opens_at as k, l.id as "leadId", l.name as "leadName"
    from teams t cross join company c
    join unit_versions v on v.unit_id = t.unit_id and v.valid @> ${time}::timestamptz
    left join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${time}::timestamptz
    left join people l on l.id = v.lead_id
    where t.unit_id = ${unitId}`);
  if (!row) return undefined;
  const people = await db.execute(sql`
    select p.id, p.name, p.title, p.picture_id as "pictureId",
      array(select strength_id from person_strengths where person_id = p.id order by position limit 5) as strengths
    from seats s join people p on p.id = s.person_id
    where s.unit_id = ${unitId} and s.valid @> ${time}::timestamptz
    order by lower(s.valid), p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id`);
  const names = await db.execute(sql`
    select id, name from strengths where id in (
      select strength_id from person_strengths ps join seats s on s.person_id = ps.person_id
      where s.unit_id = ${unitId} and s.valid @> ${time}::timestamptz)`);
  const { leadId, leadName, ...team } = row;
  return {
    ...team,
    lead: leadId ? { id: leadId, name: leadName } : null,
    people: people as unknown as SplitPerson[],
    strengths: Object.fromEntries(names.map(({ id, name }) => [String(id), String(name)])),
  } as unknown as SplitTeam;
}

/** What a proposal is made from; see `bondsOf` for what is looked at. Requests for help count for a year. */
export async function readFacts(db: Db, team: SplitTeam, time: string): Promise<SplitFacts> {
  const ids = sql`(select person_id from seats where unit_id = ${team.id} and valid @> ${time}::timestamptz)`;
  const people = await db.execute(sql`
    select p.id, p.manager_id as "managerId", to_char(lower(s.valid), 'YYYY-MM-DD') as "satDownOn",
      (select o.unit_id from seats o where o.person_id = p.id and upper(o.valid) = lower(s.valid)) as "cameFrom"
    from seats s join people p on p.id = s.person_id
    where s.unit_id = ${team.id} and s.valid @> ${time}::timestamptz order by p.id`);
  const asked = await db.execute(sql`
    select distinct asked_by as a, person_id as b from asks
    where asked_by in ${ids} and person_id in ${ids} and asked_at > ${time}::timestamptz - interval '1 year'`);
  const beside = await db.execute(sql`
    select o.name from unit_versions v join unit_versions o on o.parent_id = v.parent_id and o.unit_id <> v.unit_id
    where v.unit_id = ${team.id} and v.valid @> ${time}::timestamptz and o.valid @> ${time}::timestamptz`);
  const facts = people as unknown as Parameters<typeof bondsOf>[0];
  const pairs = asked.map(({ a, b }) => [String(a), String(b)] as const);
  return {
    bonds: bondsOf(facts, team.lead?.id ?? null, pairs),
    reports: Object.fromEntries(
      facts.map(({ id }) => [id, facts.filter(({ managerId }) => managerId === id).length]),
    ),
    since: Object.fromEntries(facts.map(({ id, satDownOn }) => [id, satDownOn])),
    beside: beside.map(({ name }) => String(name)),
  };
}

/** The team's plan that is neither laid nor taken back, as it was saved. */
export type OpenSplit = {
  id: string;
  state: "draft" | "proposed";
  version: number;
  createdBy: string;
  plan: Plan;
};

/** @param lock holds the plan until the transaction ends, so that nobody changes it or answers it meanwhile */
export async function readOpenSplit(db: Db, unitId: string, lock = false): Promise<OpenSplit | undefined> {
  const [row] = await db.execute(sql`
    select id, state, version, created_by as "createdBy" from split_proposals
    where unit_id = ${unitId} and state in ('draft', 'proposed') ${lock ? sql`for update` : sql``}`);
  if (!row) return undefined;
  const tables = await db.execute(sql`
    select t.name, t.lead_id as "leadId",
      array(
        select s.person_id from split_seats s join people p on p.id = s.person_id
        where s.proposal_id = t.proposal_id and s.position = t.position
        order by p.id <> coalesce(t.lead_id, p.id), p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id
      ) as seats
    from split_tables t where t.proposal_id = ${String(row.id)} order by t.position`);
  return { ...row, plan: { tables } } as unknown as OpenSplit;
}

/** How many of those at the table agree to the version that stands. */
export async function countYeses(
  db: Db,
  open: Pick<OpenSplit, "id" | "version">,
  unitId: string,
  time: string,
): Promise<number> {
  const [row] = await db.execute(sql`
    select count(*) as n from split_answers a
    join seats s on s.person_id = a.person_id and s.unit_id = ${unitId} and s.valid @> ${time}::timestamptz
    where a.proposal_id = ${open.id} and a.version = ${open.version} and a.agrees`);
  return Number(row?.n);
}
