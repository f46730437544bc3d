import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { countStatements } from "@/db/count-statements";
import { useTestDatabase } from "@/db/testing";
import { getPerson } from "@/features/people/queries";
import { findPeople, searchPeople } from "@/features/people/queries/find";
import { getStrengthsOfMany, listTeamMap } from "@/features/strengths/queries";
import { getStrengthsAndOffer } from "@/features/strengths/queries/of-person";
import { countUnits } from "@/features/teams/commands/count";
import { getTeam } from "@/features/teams/queries";
import { browseTeams, findTeams, searchTeams } from "@/features/teams/queries/browse";
import { SYSTEM } from "@/lib/actor";

useTestDatabase();

/** A company of 120 tables in a department, somebody at the first of them. */
beforeAll(async () => {
  await getSql().unsafe(`
    insert into company (name, created_at) values ('Bakery', now());
    insert into units (id, created_at) select md5('unit ' || i)::uuid, now() from generate_series(0, 121) i;
    insert into unit_versions (unit_id, parent_id, kind, name, valid)
      select md5('unit ' || i)::uuid, case when i > 0 then md5('unit ' || least(i - 1, 1))::uuid end,
        case i when 0 then 'company' when 1 then 'department' else 'team' end, 'Oven ' || i, '[2026-01-01,)'
      from generate_series(0, 121) i;
    insert into teams (unit_id) select unit_id from unit_versions where kind = 'team';
    insert into people (id, email, given_name, family_name, created_at)
      values (md5('ada')::uuid, 'ada@bakery.org', 'Ada', 'Oven', now());
    insert into seats (person_id, unit_id, valid) values (md5('ada')::uuid, md5('unit 2')::uuid, '[2026-01-01,)');`);
  await countUnits(SYSTEM);
});

/** The rule of the house is six for a page, the shell around it included. */
test("what people open most asks the database a few times, however large the company", async () => {
  const [row] =
    await getSql()`select md5('ada')::uuid as person, md5('unit 2')::uuid as team, md5('unit 1')::uuid as unit`;
  const { person, team, unit } = row as { person: string; team: string; unit: string };
  const count = async (work: () => Promise<unknown>) => {
    await work();
    return countStatements(work);
  };
  expect(await count(() => getPerson(SYSTEM, person))).toBe(2);
  expect(await count(() => getStrengthsAndOffer(SYSTEM, person))).toBe(1);
  expect(await count(() => getTeam(SYSTEM, team))).toBe(1);
  expect(await count(() => listTeamMap(SYSTEM, [person], getStrengthsOfMany(SYSTEM, [person])))).toBe(2);
  expect(await count(() => browseTeams(SYSTEM))).toBe(3);
  expect(await count(() => browseTeams(SYSTEM, { unitId: unit, show: "free" }))).toBe(3);
  expect(await count(() => browseTeams(SYSTEM, { show: "over" }))).toBe(2);
  expect(await count(() => searchTeams(SYSTEM, { search: "oven" }))).toBe(1);
  expect(await count(() => findTeams(SYSTEM, { search: "oven" }))).toBe(1);
  expect(await count(() => findPeople(SYSTEM, { search: "ada" }))).toBe(1);
  expect(await count(() => searchPeople(SYSTEM, { search: "ada" }))).toBe(1);
});

/** A planner that is told not to would still read a whole table when no index serves: then its cost says so. */
test("as people type, no statement has to read everybody", async () => {
  const sql = getSql();
  const texts: { query: string; parameters: unknown[] }[] = [];
  sql.options.debug = (_, query, parameters) => texts.push({ query, parameters });
  for (const search of ["a", "ad", "ada", "ada ov", "100%"]) await findPeople(SYSTEM, { search });
  sql.options.debug = false;
  expect(texts).toHaveLength(5);
  for (const { query, parameters } of texts) {
    const plan = await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      return tx.unsafe(`explain ${query}`, parameters as string[]);
    });
    expect(
      plan.map((line) => line["QUERY PLAN"]).filter((line) => /Seq Scan on (people|seats)/.test(line)),
    ).toEqual([]);
  }
});
