import { sql } from "drizzle-orm";
import { type Db, getDb, getSql } from "@/db/client";
import { type Actor, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canAnswerSplit, canPlanSplit } from "./policy";
import { readFacts, readOpenSplit, readSplitTeam } from "./queries/table";
import { serviceAt, settled, yesesNeeded } from "./rules/plan";
import { proposeSplit } from "./rules/propose";
import type { BurnDown, Plan, SplitAnswer, SplitPage, SplitTeam, SplitTicket } from "./types";

/**
 * How a team could split: what was saved, as it has to be with whoever sits there today, or else what the portal would
 * propose. Nothing is written.
 * @throws AppError not_signed_in; not_found for everybody but those who plan it and, once it is proposed, its table
 */
export async function getSplit(actor: Actor, unitId: string): Promise<SplitPage> {
  requireInside(actor);
  const [db, time] = [getDb(), now().toISOString()];
  const team = await readSplitTeam(db, unitId, time);
  if (!team) throw new AppError("not_found", "There is no such team.");
  const open = await readOpenSplit(db, unitId);
  const here = team.people.map(({ id }) => id);
  const mayEdit = canPlanSplit(actor, { leadId: team.lead?.id ?? null });
  const mayAnswer = canAnswerSplit(actor, open?.state ?? "none", here);
  if (!mayEdit && !mayAnswer) throw new AppError("not_found", "There is no such plan.");
  const plan = open
    ? settled(open.plan, here, team.lead?.id ?? null)
    : proposeSplit(team, await readFacts(db, team, time));
  const answers = open?.state === "proposed" ? await readAnswers(db, open.id, open.version) : [];
  const mine = answers.find(({ person }) => actor.kind === "person" && person.id === actor.personId);
  return {
    team,
    plan,
    state: open?.state ?? "new",
    version: open?.version ?? 0,
    ...(open ? await changedSince(db, open.plan, team) : { joined: [], left: [] }),
    answers,
    needed: yesesNeeded(here.length),
    services: await readServices(db, team, plan),
    mine: mine ? { agrees: mine.agrees, words: mine.words } : null,
    mayEdit,
    mayAnswer,
  };
}

/** A plan that waits for somebody's word; null when none does. @throws AppError not_signed_in */
export async function getSplitTicket(actor: Actor): Promise<SplitTicket | null> {
  const { personId } = requirePerson(actor);
  const time = now();
  const [ticket] = await getSql()<SplitTicket[]>`
    select p.unit_id as "unitId", v.name as "teamName", by.given_name as "proposedBy",
      (select count(*)::int from split_tables t where t.proposal_id = p.id) as tables
    from seats s
    join split_proposals p on p.unit_id = s.unit_id and p.state = 'proposed'
    join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
    join people by on by.id = p.created_by
    where s.person_id = ${personId} and s.valid @> ${time}::timestamptz
      and not exists (
        select from split_answers a where a.proposal_id = p.id and a.person_id = s.person_id and a.version = p.version)`;
  return ticket ?? null;
}

/** Whether a plan to split this team is proposed and this is somebody who sees it. @throws AppError not_signed_in */
export async function seesProposedSplit(actor: Actor, unitId: string): Promise<boolean> {
  requireInside(actor);
  const time = now();
  const [open] = isId(unitId)
    ? await getSql()<{ leadId: string | null; here: string[] }[]>`
        select v.lead_id as "leadId", array(
          select person_id from seats s where s.unit_id = p.unit_id and s.valid @> ${time}::timestamptz) as here
        from split_proposals p
        join unit_versions v on v.unit_id = p.unit_id and v.valid @> ${time}::timestamptz
        where p.unit_id = ${unitId} and p.state = 'proposed'`
    : [];
  return Boolean(open && (canPlanSplit(actor, open) || canAnswerSplit(actor, "proposed", open.here)));
}

/**
 * How many teams had more people than two pizzas feed: at the end of each of the last months, 24 at most, since
 * the portal was opened, and now. Counted from the seats' history against today's limit, in one sweep over it.
 * @throws AppError not_signed_in
 */
export async function getBurnDown(actor: Actor): Promise<BurnDown> {
  requireInside(actor);
  const time = now();
  const rows = await getSql()<{ at: string; over: number }[]>`
    with bounds as (
      select ${time}::timestamptz as today, greatest(created_at, ${time}::timestamptz - interval '24 months') as first
      from company where created_at <= ${time}::timestamptz
    ),
    crowded as (
      select unit_id from seats group by unit_id having count(*) > (select team_limit from company)
    ),
    changes as (
      select unit_id, lower(valid) as at, 1 as by from seats join crowded using (unit_id)
      union all
      select unit_id, upper(valid), -1 from seats join crowded using (unit_id) where not upper_inf(valid)
    ),
    counts as (
      select unit_id, at, sum(sum(by)) over (partition by unit_id order by at) as people
      from changes group by unit_id, at
    ),
    states as (
      select at, (people > c.team_limit)::int
        - coalesce(lag((people > c.team_limit)::int) over (partition by unit_id order by at), 0) as by
      from counts cross join company c
    ),
    turns as materialized (select at, by from states where by <> 0),
    moments as (
      select m at time zone 'UTC' as at from bounds, generate_series(
        date_trunc('month', first at time zone 'UTC') + interval '1 month', today at time zone 'UTC', interval '1 month') m
      union select today from bounds
    )
    select m.at, coalesce((select sum(t.by) from turns t where t.at < m.at or (t.at = m.at and m.at = b.today)), 0)::int as over
    from moments m cross join bounds b order by m.at`;
  const over = rows.at(-1)?.over ?? 0;
  const months = rows.slice(0, -1).map((month) => ({ at: new Date(month.at), over: month.over }));
  return { months, over };
}

async function readAnswers(db: Db, proposalId: string, version: number): Promise<SplitAnswer[]> {
  const rows = await db.execute(sql`
    select p.id, p.name, p.picture_id as "pictureId", a.agrees, a.words, a.answered_at as "answeredAt"
    from split_answers a join people p on p.id = a.person_id
    join split_proposals o on o.id = a.proposal_id
    where a.proposal_id = ${proposalId} and a.version = ${version} and exists (
      select from seats where person_id = p.id and unit_id = o.unit_id and valid @> ${now().toISOString()}::timestamptz)
    order by a.answered_at`);
  return rows.map(({ id, name, pictureId, answeredAt, ...answer }) => ({
    ...answer,
    answeredAt: new Date(String(answeredAt)),
    person: { id, name, pictureId },
  })) as unknown as SplitAnswer[];
}

/** Names of those at the table today without a seat in the saved plan, and of those who have one and are gone. */
async function changedSince(
  db: Db,
  plan: Plan,
  team: SplitTeam,
): Promise<{ joined: string[]; left: string[] }> {
  const planned = plan.tables.flatMap(({ seats }) => seats);
  const here = new Set(team.people.map(({ id }) => id));
  const gone = planned.filter((id) => !here.has(id));
  const rows =
    gone.length > 0 ? await db.execute(sql`select name from people where id in ${gone} order by name`) : [];
  return {
    joined: team.people.filter(({ id }) => !planned.includes(id)).map(({ name }) => name),
    left: rows.map(({ name }) => String(name)),
  };
}

async function readServices(db: Db, team: SplitTeam, plan: Plan): Promise<SplitPage["services"]> {
  const rows = await db.execute(sql`
    select s.name, array(select person_id from service_owners o where o.service_id = s.id) as owners
    from services s where s.provider_id = ${team.id} and s.retired_at is null order by s.name`);
  return rows.map(({ name, owners }) => ({
    name: String(name),
    position: serviceAt(plan, owners as string[], team.lead?.id ?? null),
  }));
}
