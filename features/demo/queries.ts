import { getSql } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { demoIsOn } from "@/lib/demo";
import { AppError } from "@/lib/errors";
import { withoutZeros } from "@/lib/text";
import type { Shoe, ShoeGroup, ShoeRack } from "./types";

/**
 * Who a visitor of the demo can be, by role, chosen for what there is to see as them today. Anybody may ask, also
 * without sign-in, but only a database that carries the seed's mark answers.
 * @param search part of a name; the matches come as `found`
 * @throws AppError not_found when this is no demo
 */
export async function getShoeRack(
  _actor: Actor,
  { search = "" }: { search?: string } = {},
): Promise<ShoeRack> {
  if (!(await demoIsOn())) throw new AppError("not_found", "This portal is no demo.");
  const sql = getSql();
  const time = now();
  const [home] = await sql<{ name: string; people: number }[]>`
    select name, (select count(*)::int from people where left_at is null) as people from company`;
  const groups = await Promise.all([
    everybody(time),
    leads(time),
    serviceOwners(),
    panelAndPeopleTeam(),
    leaders(time),
  ]);
  return {
    companyName: home?.name ?? "",
    people: home?.people ?? 0,
    groups: groups.filter((group) => group.shoes.length > 0),
    found: search.trim() ? await findShoes(search.trim()) : null,
  };
}

const who = (sql: ReturnType<typeof getSql>) => sql`
  p.id as "personId", p.given_name || ' ' || p.family_name as name, p.title, p.picture_id as "pictureId"`;

async function everybody(time: Date): Promise<ShoeGroup> {
  const sql = getSql();
  const shoes = await sql<Shoe[]>`
    (select ${who(sql)}, 'Has a yes or a no to give' as see
     from wins w join people p on p.id = w.winner_person_id
     where w.consent = 'asked' and w.asked_at is not null and p.left_at is null
     order by w.announced_at desc nulls last limit 1)
    union all
    (select ${who(sql)}, 'A pulse to answer, tickets on the rail' as see
     from round_roster x join rounds r on r.id = x.round_id and r.state = 'open' and r.kind = 'pulse'
     join people p on p.id = x.person_id and p.left_at is null
     where not exists (select 1 from issuances i where i.round_id = r.id and i.person_id = p.id)
       and not exists (select 1 from unit_versions v where v.lead_id = p.id and v.valid @> ${time}::timestamptz)
       and not exists (select 1 from role_grants g where g.person_id = p.id)
     order by p.external_id limit 1)
    union all
    (select ${who(sql)}, 'Newest at the table' as see from people p
     where p.left_at is null and p.started_on is not null order by p.started_on desc, p.external_id limit 1)
    union all
    (select ${who(sql)}, 'Holds the ' || a.name as see
     from hung_wins w join awards a on a.id = w.award_id and a.is_jacket join people p on p.id = w.winner_person_id
     where p.left_at is null order by w.month desc, w.announced_at desc limit 1)`;
  return { name: "Everybody", about: "Answers, nominates, looks people up.", shoes: distinct(shoes) };
}

async function leads(time: Date): Promise<ShoeGroup> {
  const sql = getSql();
  const shoes = await sql<Shoe[]>`
    with last_round as (
      select id from rounds where kind = 'pulse' and state = 'published' order by published_at desc limit 1),
    led as (
      select v.unit_id, v.lead_id, v.name, c.state,
        (select count(*) from seats s where s.unit_id = v.unit_id and s.valid @> ${time}::timestamptz) as seated,
        (select team_limit from company) as allowed
      from unit_versions v left join cells c
        on c.unit_id = v.unit_id and c.round_id = (select id from last_round) and c.question_id = 'recommend'
      where v.kind = 'team' and v.valid @> ${time}::timestamptz and v.lead_id is not null)
    (select ${who(sql)}, 'An open result to read' as see from led join people p on p.id = led.lead_id
     where led.state = 'exact' and seated <= allowed order by led.name limit 1)
    union all
    (select ${who(sql)}, seated || ' people, ' || seated - allowed || ' over' as see
     from led join people p on p.id = led.lead_id where seated > allowed order by seated desc limit 1)
    union all
    (select ${who(sql)}, 'The lid stays on' as see from led join people p on p.id = led.lead_id
     where led.state = 'lid' or led.state is null order by seated desc, led.name limit 1)`;
  return { name: "Leads", about: "See their team, once the lid may open.", shoes: distinct(shoes) };
}

async function serviceOwners(): Promise<ShoeGroup> {
  const sql = getSql();
  const shoes = await sql<Shoe[]>`
    select ${who(sql)}, 'Looks after ' || s.name as see
    from service_owners o join services s on s.id = o.service_id join people p on p.id = o.person_id
    where p.left_at is null and s.retired_at is null order by s.created_at, s.slug limit 3`;
  return { name: "Service owners", about: "Serve colleagues and hear how it went.", shoes: distinct(shoes) };
}

async function panelAndPeopleTeam(): Promise<ShoeGroup> {
  const sql = getSql();
  const shoes = await sql<Shoe[]>`
    (select ${who(sql)}, 'On the panel: stories to read' as see
     from panel_members m join awards a on a.id = m.award_id and a.is_jacket join people p on p.id = m.person_id
     where p.left_at is null and not exists (select 1 from role_grants g where g.person_id = p.id)
     order by p.external_id limit 1)
    union all
    (select ${who(sql)}, 'Admin: directory, roles, screens' as see
     from role_grants g join people p on p.id = g.person_id where g.role = 'admin' order by p.external_id limit 1)
    union all
    (select ${who(sql)}, case when exists (select 1 from rounds where kind = 'pulse' and state = 'open')
       then 'People team: a round to close' else 'People team: a round to open' end as see
     from role_grants g join people p on p.id = g.person_id
     where g.role = 'people_team' and not exists (
       select 1 from role_grants a where a.person_id = p.id and a.role = 'admin') order by p.external_id limit 1)`;
  return {
    name: "Panel and people team",
    about: "Run rounds, awards and the directory.",
    shoes: distinct(shoes),
  };
}

async function leaders(time: Date): Promise<ShoeGroup> {
  const sql = getSql();
  const shoes = await sql<Shoe[]>`
    select ${who(sql)}, 'Reads ' || v.name as see
    from unit_versions v join people p on p.id = v.lead_id
    where v.kind in ('company', 'department') and v.valid @> ${time}::timestamptz
      and v.name in (select name from unit_versions where kind <> 'team' group by name having count(distinct unit_id) = 1)
    order by v.kind, (select count(*) from unit_versions t where t.parent_id = v.unit_id) desc, v.name
    limit 3`;
  return { name: "Leaders", about: "Read whole units, lids and all.", shoes: distinct(shoes) };
}

async function findShoes(search: string): Promise<Shoe[]> {
  const sql = getSql();
  const like = `%${withoutZeros(search).replace(/[\\%_]/g, "\\$&")}%`;
  return sql<Shoe[]>`
    select ${who(sql)}, p.title as see from people p
    where p.left_at is null and p.given_name || ' ' || p.family_name ilike ${like}
    order by p.family_name collate "und-x-icu", p.given_name limit 12`;
}

function distinct(shoes: Shoe[]): Shoe[] {
  return shoes.filter((shoe, i) => shoes.findIndex((other) => other.personId === shoe.personId) === i);
}
