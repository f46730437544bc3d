import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import {
  actorOf,
  answer,
  DAY,
  FRIDAY,
  finishWeek,
  foundCompany,
  MONDAY,
  openWeek,
  type TestCompany,
} from "@/features/ballots/test-company";
import { getTeamHealth } from "@/features/results/queries/team-health";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import { closeTeam, foundTeam, mergeTeams, moveUnit, renameUnit } from "./commands/units";
import { endUnit, foundUnit, lockSeating, sitDown } from "./commands/write";

useTestDatabase();

const TUESDAY = new Date(MONDAY.getTime() + DAY);
const NEXT_MONDAY = new Date(MONDAY.getTime() + 7 * DAY);
const NEXT_FRIDAY = new Date(FRIDAY.getTime() + 7 * DAY);
const sql = () => getSql();

let company: TestCompany;
let team: string[];
let round: string;
let asked: unknown;

beforeAll(async () => {
  company = await foundCompany([7, 6, 5, 5, 8, 0]);
  await sql()`update company set team_limit = 10`;
  team = company.teams.map(({ id }) => id);
  round = await openWeek(company.boss, "First week");
  asked = await frozen(round);
});

/** What a round was asked with, and who. */
async function frozen(roundId: string) {
  return {
    units: await sql()`select * from round_units where round_id = ${roundId} order by unit_id`,
    roster: await sql()`select * from round_roster where round_id = ${roundId} order by person_id`,
  };
}

const published = (roundId: string) =>
  sql()`select unit_id, question_id, state, n, stats from cells where round_id = ${roundId} order by 1, 2`;

async function splitInTwo(unitId: string, people: readonly PersonActor[], time: Date) {
  await at(time, () =>
    transaction(async (tx) => {
      const moment = time.toISOString();
      const ids = people.map(({ personId }) => personId);
      await lockSeating(tx, { personIds: ids, unitIds: [unitId] }, moment);
      for (const [name, part] of [
        ["Half", ids.slice(0, 4)],
        ["Other half", ids.slice(4)],
      ] as const) {
        const made = await foundUnit(tx, { kind: "team", parentId: company.id, name, leadId: null }, moment);
        await sitDown(tx, { personIds: part, unitId: made }, moment);
      }
      await endUnit(tx, unitId, moment);
    }),
  );
}

test("a round that is open keeps the tree it was asked with, whatever becomes of it", async () => {
  const [renamed = "", moved = "", one = "", other = "", split = "", empty = ""] = team;
  for (const { people } of company.teams) {
    for (const [i, person] of people.entries())
      await at(TUESDAY, () => answer(person, round, i % 2 === 0 ? 9 : 3, 4));
  }
  const wednesday = new Date(TUESDAY.getTime() + DAY);
  await at(wednesday, async () => {
    await renameUnit(SYSTEM, { unitId: renamed, name: "Renamed" });
    const { unitId: parentId } = await foundTeam(SYSTEM, {
      kind: "department",
      parentId: company.id,
      name: "Hall",
      leadId: null,
    });
    await moveUnit(SYSTEM, { unitId: moved, parentId });
    await mergeTeams(SYSTEM, { unitIds: [one, other], name: "Together", leadId: null });
    await closeTeam(SYSTEM, { unitId: empty });
  });
  await splitInTwo(split, company.teams[4]?.people ?? [], wednesday);
  expect(await frozen(round)).toEqual(asked);
  await finishWeek(company.boss, round);
  expect(await frozen(round)).toEqual(asked);
  const cells = await published(round);
  expect(new Set(cells.map(({ unit_id }) => unit_id))).toEqual(new Set([company.id, ...team]));
  expect(cells).toContainEqual(
    expect.objectContaining({ unit_id: one, question_id: "recommend", state: "exact", n: 5 }),
  );
});

test("the next round asks by the new tree, and what was published stays with those who were asked", async () => {
  const [renamed = "", , one = "", , split = "", empty = ""] = team;
  const cells = await published(round);
  const next = await openWeek(company.boss, "Second week", NEXT_MONDAY);
  const units = await sql()`select unit_id, name from round_units where round_id = ${next}`;
  const names = units.map(({ name }) => String(name)).sort();
  expect(names).toEqual(["Half", "Hall", "Other half", "Renamed", "Team of 6", "Test", "Together"]);
  const ids = units.map(({ unit_id }) => unit_id);
  for (const gone of [one, split, empty]) expect(ids).not.toContain(gone);
  const [together] = await sql()`
    select count(*)::int as n from round_roster r join unit_versions v on v.unit_id = r.seat_unit_id
    where r.round_id = ${next} and v.name = 'Together'`;
  expect(together?.n).toBe(10);
  const tuesday = new Date(NEXT_MONDAY.getTime() + DAY);
  for (const { people } of company.teams) {
    for (const [i, person] of people.entries())
      await at(tuesday, () => answer(person, next, i % 2 === 0 ? 3 : 9, 2));
  }
  await finishWeek(company.boss, next, NEXT_FRIDAY);
  expect(await published(round)).toEqual(cells);
  expect(await frozen(round)).toEqual(asked);
  const health = await at(NEXT_FRIDAY, () => getTeamHealth(company.boss, renamed));
  expect(health).toMatchObject({ unit: { name: "Renamed" }, endedAt: null, round: { name: "Second week" } });
  expect(health.trend.map(({ cell }) => "value" in cell && cell.value)).toEqual([14, -14]);
});

test("a team that ended keeps its page for those who might read it, and for nobody else", async () => {
  const [, , one = "", , split = ""] = team;
  const later = new Date(NEXT_FRIDAY.getTime() + 30 * DAY);
  const read = (actor: PersonActor, unitId: string) => at(later, () => getTeamHealth(actor, unitId));
  const [member] = company.teams[2]?.people ?? [];
  const [stranger] = company.teams[0]?.people ?? [];
  for (const actor of [company.boss, member ?? company.boss]) {
    expect(await read(actor, one)).toMatchObject({
      unit: { name: "Team of 5" },
      endedAt: expect.any(Date),
      round: { name: "First week" },
      score: { state: "exact", n: 5, value: 20 },
      nextResults: null,
      table: null,
      mayPromise: false,
    });
  }
  expect((await read(company.boss, split)).trend.map(({ name }) => name)).toEqual(["First week"]);
  await expect(read(stranger ?? actorOf(""), one)).rejects.toMatchObject({ code: "not_found" });
});
