import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { getTeamHealth } from "@/features/results/queries/team-health";
import type { TeamHealth } from "@/features/results/types";
import { SYSTEM } from "@/lib/actor";
import { isSeeded, seedDemo } from "./demo";

useTestDatabase();

/** Whether the mark was there after each step of the seed. */
const marked: boolean[] = [];

beforeAll(async () => {
  await seedDemo(async (_title, work) => {
    const done = await work();
    marked.push(await isSeeded());
    return done;
  });
}, 300_000);

test("about 240 people with a face each, at about 40 tables, some of them over the limit", async () => {
  const [company] = await getSql()`
    select (select count(*)::int from people where left_at is null) as people,
      (select count(*)::int from people where picture_id is null) as faceless,
      (select count(distinct unit_id)::int from seats where upper_inf(valid)) as tables,
      (select count(*)::int from (
        select from seats where upper_inf(valid) group by unit_id
        having count(*) > (select team_limit from company)) t) as over`;
  expect(company?.people).toBeGreaterThan(220);
  expect(company?.people).toBeLessThan(260);
  expect(company?.faceless).toBe(0);
  expect(company?.tables).toBeGreaterThan(36);
  expect(company?.tables).toBeLessThan(46);
  expect(company?.over).toBeGreaterThan(0);
});

test("eight pulses are counted and leave no ballot behind, the ninth is open with most of its ballots cast", async () => {
  const pulses = await getSql()<{ state: string; share: number; left: number }[]>`
    select r.state, b.ballots / r.eligible::float as share,
      case r.state when 'open' then 0 else b.ballots + i.issued end as left
    from rounds r,
      lateral (select count(*)::int as ballots from sealed_ballots where round_id = r.id) b,
      lateral (select count(*)::int as issued from issuances where round_id = r.id) i
    where r.kind = 'pulse' order by r.opens_at`;
  expect(pulses.map(({ state }) => state)).toEqual([...Array(8).fill("published"), "open"]);
  expect(pulses.every(({ left }) => left === 0)).toBe(true);
  expect(pulses.at(-1)?.share).toBeGreaterThan(0.6);
  expect(pulses.at(-1)?.share).toBeLessThan(0.8);
});

test("results are of every kind, some of them under the lid", async () => {
  const [cells] = await getSql()`
    select count(*) filter (where c.state = 'exact')::int as exact, count(*) filter (where c.state = 'lid')::int as lids
    from cells c join rounds r on r.id = c.round_id
    where r.kind = 'pulse' and r.opens_at = (
      select max(opens_at) from rounds where kind = 'pulse' and state = 'published')`;
  expect(cells?.exact).toBeGreaterThan(10);
  expect(cells?.lids).toBeGreaterThan(0);
  const [told] = await getSql()`
    select (select count(*)::int from published_comments) as comments,
      (select count(*)::int from follow_ups) as promises,
      (select count(*)::int from rounds where kind = 'service' and state = 'published') as quarters,
      (select count(distinct person_id)::int from person_strengths) as posted`;
  for (const [what, count] of Object.entries(told ?? {})) expect(count, what).toBeGreaterThan(0);
});

test("a reader finds real shifts: a department's bad quarter, a team that slid, and what moves with the score", async () => {
  const units = await getSql()<{ id: string; name: string }[]>`
    select unit_id as id, name from unit_versions
    where upper_inf(valid) and (name in ('Data Centres', 'Night watch') or kind = 'company')`;
  const health = new Map<string, TeamHealth>();
  for (const { id, name } of units) health.set(name, await getTeamHealth(SYSTEM, id));
  for (const name of ["Data Centres", "Night watch"]) {
    expect(health.get(name)?.alert, name).toMatchObject({ verdict: "down", scale: "score" });
  }
  expect(health.get("Beacon Hosting")?.alert).toBeNull();
  expect(health.get("Beacon Hosting")?.impact).toMatchObject({ isOwn: true, kind: "ranked" });
});

test("the wall has frames, and an award stands at every point of its way", async () => {
  const [hanging] =
    await getSql()`select count(*)::int as frames, count(winner_unit_id)::int as teams from hung_wins`;
  expect(hanging?.frames).toBeGreaterThan(20);
  expect(hanging?.teams).toBeGreaterThan(0);
  const cycles = await getSql()<{ at: string; cases: number }[]>`
    select c.state || case when c.state <> 'judging' then '' when c.rules ->> 'decidedBy' = 'peers' then ', by peers'
      when c.covers_off_at is null then ', covered' else ', covers off' end as at, count(n.id)::int as cases
    from cycles c left join nominations n on n.cycle_id = c.id
    where c.state not in ('announced', 'closed') group by c.id order by 1`;
  const all = [
    "decided",
    "judging, by peers",
    "judging, covered",
    "judging, covers off",
    "open",
    "screening",
  ];
  expect([...new Set(cycles.map((cycle) => cycle.at))]).toEqual(all);
  expect(cycles.filter((cycle) => cycle.at !== "open").every(({ cases }) => cases > 1)).toBe(true);
  const [waiting] = await getSql()`select count(*)::int as asked from wins where announced_at is null`;
  expect(waiting).toEqual({ asked: 1 });
});

test("nothing was done after today or before the company came in", async () => {
  const [times] = await getSql()`
    select max(at) <= now() as "isPast", min(at) > now() - interval '3 years' as "isRecent" from audit`;
  expect(times).toEqual({ isPast: true, isRecent: true });
});

test("the mark comes last, and a company that is there is not seeded again", async () => {
  expect(marked.length).toBeGreaterThan(10);
  expect(marked).not.toContain(true);
  expect(await isSeeded()).toBe(true);
  const [before] = await getSql()`select count(*)::int as entries from audit`;
  await expect(seedDemo((_title, work) => work())).rejects.toMatchObject({ code: "conflict" });
  const [after] = await getSql()`select count(*)::int as entries from audit`;
  expect(after).toEqual(before);
});
