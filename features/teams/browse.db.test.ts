import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, SYSTEM } from "@/lib/actor";
import { countUnits } from "./commands/count";
import { seatPerson } from "./commands/seat";
import { browseTeams, findTeams, searchTeams } from "./queries/browse";
import { TEAMS_A_PAGE, TEAMS_AT_ONCE } from "./rules";

useTestDatabase();

const opened = new Date("2026-01-01T09:00:00Z");
const OVENS = TEAMS_AT_ONCE;
let company: string;
let ovens: string;
let counters: string;

/** A department of as many teams as are shown at once, one of one team, and a table right under the company. */
beforeAll(async () => {
  const sql = getSql();
  await sql`insert into company (name, created_at) values ('Bakery', ${opened})`;
  company = await makeUnit("company", "Bakery", null);
  ovens = await makeUnit("department", "Ovens", company);
  counters = await makeUnit("department", "Counters", company);
  for (let i = 1; i <= OVENS; i += 1) await makeTeam(`Oven ${String(i).padStart(3, "0")}`, ovens);
  await makeTeam("Café 100%", counters);
  await makeTeam("Board", company);
});

test("a company of at most a hundred teams is whole, and a department of a larger one too", async () => {
  const all = await browseTeams(SYSTEM);
  expect(all).toMatchObject({ whole: false, counts: null, total: 1 });
  expect(all.parts.map(({ name, counts }) => [name, counts])).toEqual([
    ["Counters", null],
    ["Ovens", null],
  ]);
  expect(all.teams.map(({ name }) => name)).toEqual(["Board"]);
  const branch = await browseTeams(SYSTEM, { unitId: ovens });
  expect(branch).toMatchObject({ whole: true, counts: { teams: OVENS, people: 0, over: 0, free: OVENS } });
  expect(branch.path.map(({ name }) => name)).toEqual(["Bakery", "Ovens"]);
  expect(branch.teams).toHaveLength(OVENS);
});

test("what a job counted is what there is, and goes when it is not so large any more", async () => {
  const { ids } = await seatCrowd("Oven 001", 11);
  await seatPerson(SYSTEM, { personId: (await makePeople(1))[0] ?? "", unitId: await idOf("Board") });
  await countUnits(SYSTEM);
  const all = await browseTeams(SYSTEM);
  const counted = { teams: OVENS + 2, people: 12, over: 1, free: OVENS + 1 };
  expect(all.counts).toMatchObject(counted);
  expect(all.counts?.countedAt).toBeInstanceOf(Date);
  expect(all.parts.map(({ counts }) => counts?.teams)).toEqual([1, OVENS]);
  const over = await browseTeams(SYSTEM, { show: "over" });
  expect(over.teams.map(({ name, over }) => [name, over])).toEqual([["Oven 001", 3]]);
  expect((await browseTeams(SYSTEM, { show: "over", unitId: counters })).teams).toHaveLength(1);
  expect((await browseTeams(SYSTEM, { show: "free" })).teams.map(({ free }) => free)).toEqual([7]);
  expect(ids).toHaveLength(11);
  await getSql()`update unit_versions set valid = tstzrange(lower(valid), ${new Date("2026-02-01Z")})
    where kind = 'team' and name > 'Oven 050'`;
  await countUnits(SYSTEM);
  expect(await getSql()`select from unit_counts`).toHaveLength(0);
  expect(await browseTeams(SYSTEM)).toMatchObject({ whole: true, counts: { teams: 52, countedAt: null } });
  await getSql()`update unit_versions set valid = tstzrange(lower(valid), null) where kind = 'team'`;
});

test("tables are found by words of their name, accents and signs aside, a page at a time", async () => {
  const names = async (search: string) => (await findTeams(SYSTEM, { search })).map(({ name }) => name);
  expect(await names("cafe")).toEqual(["Café 100%"]);
  expect(await names("CAFÉ")).toEqual(["Café 100%"]);
  expect(await names("100%")).toEqual(["Café 100%"]);
  expect(await names("0 ov")).toHaveLength(8);
  for (const nothing of ["%", "_", "\\", "o%n", "\0", "\ud83c", "x".repeat(3000)]) {
    expect(await names(nothing)).toEqual([]);
  }
  const found = await searchTeams(SYSTEM, { search: "oven" });
  expect(found).toMatchObject({ total: OVENS, page: 1, pages: 2 });
  expect(found.teams).toHaveLength(TEAMS_A_PAGE);
  const last = await searchTeams(SYSTEM, { search: "oven", page: 99 });
  expect(last).toMatchObject({ total: OVENS, page: 2 });
  expect(last.teams.at(-1)?.name).toBe(`Oven ${OVENS}`);
});

test("only parts that stand are opened, by people we know, and only the clock counts", async () => {
  await expect(browseTeams(OUTSIDER)).rejects.toMatchObject({ code: "not_signed_in" });
  await expect(countUnits(OUTSIDER)).rejects.toMatchObject({ code: "not_signed_in" });
  for (const unitId of [await idOf("Board"), "00000000-0000-4000-8000-000000000000", "' or true --"]) {
    await expect(browseTeams(SYSTEM, { unitId })).rejects.toMatchObject({ code: "not_found" });
  }
});

async function makeUnit(kind: string, name: string, parentId: string | null): Promise<string> {
  const [unit] = await getSql()`insert into units (created_at) values (${opened}) returning id`;
  await getSql()`insert into unit_versions (unit_id, parent_id, kind, name, valid)
    values (${unit?.id}, ${parentId}, ${kind}, ${name}, tstzrange(${opened}, null))`;
  return String(unit?.id);
}

async function makeTeam(name: string, parentId: string): Promise<void> {
  const id = await makeUnit("team", name, parentId);
  await getSql()`insert into teams (unit_id) values (${id})`;
}

async function idOf(name: string): Promise<string> {
  const [row] = await getSql()`select unit_id as id from unit_versions where name = ${name}`;
  return String(row?.id);
}

/** A table that came in with so many people. */
async function seatCrowd(name: string, people: number): Promise<{ ids: string[] }> {
  const ids = await makePeople(people);
  const old = await idOf(name);
  await getSql().begin(async (tx) => {
    await tx`delete from unit_versions where unit_id = ${old}`;
    await tx`delete from teams where unit_id = ${old}`;
    const [unit] = await tx`insert into units (created_at) values (${opened}) returning id`;
    await tx`insert into unit_versions (unit_id, parent_id, kind, name, valid)
      values (${unit?.id}, ${ovens}, 'team', ${name}, tstzrange(${opened}, null))`;
    await tx`insert into teams (unit_id, ceiling) values (${unit?.id}, ${people})`;
    for (const id of ids) {
      await tx`insert into seats (person_id, unit_id, valid) values (${id}, ${unit?.id}, tstzrange(${opened}, null))`;
    }
  });
  return { ids };
}

let made = 0;
async function makePeople(count: number): Promise<string[]> {
  const rows = await getSql()`
    insert into people (email, given_name, family_name, created_at)
    select 'p' || ${made}::int + i || '@bakery.org', 'Kim', 'No ' || i, ${opened} from generate_series(1, ${count}::int) i
    returning id`;
  made += count;
  return rows.map((row) => String(row.id));
}
