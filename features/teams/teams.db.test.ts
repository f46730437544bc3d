import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { isAppError, sqlState } from "@/lib/errors";
import { freeSeat, seatPerson } from "./commands/seat";
import { getTeam, listTeams } from "./queries";

process.env.DATABASE_POOL = "50";
useTestDatabase();

const sql = () => getSql();
const opened = new Date("2026-01-01T09:00:00Z");
let company: string;

beforeAll(async () => {
  await sql()`insert into company (name, created_at) values ('Bakery', ${opened})`;
  company = await makeUnit("company", "Bakery", null);
});

beforeEach(async () => {
  await sql()`truncate seats`;
});

async function makeUnit(kind: string, name: string, parentId: string | null, leadId: string | null = null) {
  const [unit] = await sql()`insert into units (created_at) values (${opened}) returning id`;
  await sql()`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${unit?.id}, ${parentId}, ${kind}, ${name}, ${leadId}, tstzrange(${opened}, null))`;
  return String(unit?.id);
}

async function makeTeam(name: string, leadId: string | null = null) {
  const id = await makeUnit("team", name, company, leadId);
  await sql()`insert into teams (unit_id) values (${id})`;
  return id;
}

/** A team that comes in with its people, with a ceiling of its own. */
async function comeIn(name: string, people: readonly string[], ceiling: number): Promise<string> {
  const id = await makeUnit("team", name, company);
  await sql().begin(async (tx) => {
    await tx`insert into teams (unit_id, ceiling) values (${id}, ${ceiling})`;
    for (const person of people)
      await tx`insert into seats (person_id, unit_id, valid) values (${person}, ${id}, tstzrange(${opened}, null))`;
  });
  return id;
}

let made = 0;
async function makePeople(count: number): Promise<string[]> {
  const rows = await sql()`
    insert into people (email, given_name, family_name, created_at)
    select 'p' || (${made}::int + i) || '@bakery.org', 'Kim', 'No ' || i, ${opened} from generate_series(1, ${count}::int) i
    returning id`;
  made += count;
  return rows.map((row) => String(row.id));
}

async function seatBySql(personId: string, unitId: string, from = opened) {
  await sql()`insert into seats (person_id, unit_id, valid) values (${personId}, ${unitId}, tstzrange(${from}, null))`;
}

async function seatedAt(unitId: string, time = new Date()): Promise<number> {
  const [row] =
    await sql()`select count(*)::int as n from seats where unit_id = ${unitId} and valid @> ${time}::timestamptz`;
  return Number(row?.n);
}

async function fullTeam(name: string): Promise<{ team: string; people: string[] }> {
  const team = await makeTeam(name);
  const people = await makePeople(8);
  for (const person of people) await seatBySql(person, team);
  return { team, people };
}

test("the ninth is refused with a sentence that says why and what to do", async () => {
  const { team } = await fullTeam("Ovens");
  const [ninth] = await makePeople(1);
  await expect(seatPerson(SYSTEM, { personId: ninth ?? "", unitId: team })).rejects.toMatchObject({
    code: "team_full",
    message: expect.stringMatching(
      /^Ovens has 8 people, and two pizzas feed no more than 8\. Free a seat there first, or split the team; then Kim/,
    ),
  });
  expect(await seatedAt(team)).toBe(8);
});

test("the database refuses the ninth by whatever path", async () => {
  const { team } = await fullTeam("Doors");
  const other = await makeTeam("Elsewhere");
  const [ninth] = await makePeople(1);
  const direct = await seatBySql(ninth ?? "", team).catch(sqlState);
  expect(direct).toBe("TP001");
  await seatBySql(ninth ?? "", other);
  const moved = await sql()`update seats set unit_id = ${team} where person_id = ${ninth ?? ""}`.catch(
    sqlState,
  );
  expect(moved).toBe("TP001");
});

test("of fifty at once for one seat exactly one gets it", async () => {
  const team = await makeTeam("Rush");
  const seven = await makePeople(7);
  for (const person of seven) await seatBySql(person, team);
  const fifty = await makePeople(50);
  const outcomes = await Promise.allSettled(
    fifty.map((personId) => seatPerson(SYSTEM, { personId, unitId: team })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected")
      expect(isAppError(outcome.reason) && outcome.reason.code).toBe("team_full");
  }
  expect(await seatedAt(team)).toBe(8);
});

test("of fifty plain inserts at once for one seat exactly one gets it", async () => {
  const team = await makeTeam("Rush by SQL");
  for (const person of await makePeople(7)) await seatBySql(person, team);
  const fifty = await makePeople(50);
  const outcomes = await Promise.allSettled(fifty.map((person) => seatBySql(person, team)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await seatedAt(team)).toBe(8);
});

test("a table that came in over the limit only shrinks", async () => {
  const people = await makePeople(10);
  const team = await comeIn("Big", people, 12);
  const [came] = await sql()`select ceiling from teams where unit_id = ${team}`;
  expect(came?.ceiling).toBe(10);
  const [eleventh] = await makePeople(1);
  await expect(seatPerson(SYSTEM, { personId: eleventh ?? "", unitId: team })).rejects.toThrow(
    /Big has 10 people, 2 over/,
  );
  await freeSeat(SYSTEM, { personId: people[0] ?? "" });
  await expect(seatPerson(SYSTEM, { personId: eleventh ?? "", unitId: team })).rejects.toThrow(
    /Big has 9 people, 1 over/,
  );
  expect(await sql()`update teams set ceiling = 12 where unit_id = ${team}`.catch(sqlState)).toBe("TP001");
  await freeSeat(SYSTEM, { personId: people[1] ?? "" });
  await freeSeat(SYSTEM, { personId: people[2] ?? "" });
  await seatPerson(SYSTEM, { personId: eleventh ?? "", unitId: team });
  expect(await seatedAt(team)).toBe(8);
  const [row] = await sql()`select ceiling from teams where unit_id = ${team}`;
  expect(row?.ceiling).toBeNull();
});

test("a seat promised for later is taken already", async () => {
  const team = await makeTeam("Later");
  for (const person of await makePeople(7)) await seatBySql(person, team);
  const [later, now] = await makePeople(2);
  await seatBySql(later ?? "", team, new Date("2099-01-01T09:00:00Z"));
  await expect(seatPerson(SYSTEM, { personId: now ?? "", unitId: team })).rejects.toMatchObject({
    code: "team_full",
  });
  const elsewhere = await makeTeam("Sooner");
  await expect(seatPerson(SYSTEM, { personId: later ?? "", unitId: elsewhere })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("two people who change places at once both get an answer, and the tables hold", async () => {
  const [a, b] = [await makeTeam("A"), await makeTeam("B")];
  for (let turn = 0; turn < 20; turn += 1) {
    await sql()`truncate seats`;
    const [one, two] = await makePeople(2);
    await seatBySql(one ?? "", a);
    await seatBySql(two ?? "", b);
    const outcomes = await Promise.allSettled([
      seatPerson(SYSTEM, { personId: one ?? "", unitId: b }),
      seatPerson(SYSTEM, { personId: two ?? "", unitId: a }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect([await seatedAt(a), await seatedAt(b)]).toEqual([1, 1]);
  }
});

test("moving keeps the history, and nobody ever has two seats", async () => {
  const [a, b] = [await makeTeam("Before"), await makeTeam("After")];
  const [mover = ""] = await makePeople(1);
  await at(new Date("2026-02-01T09:00:00Z"), () => seatPerson(SYSTEM, { personId: mover, unitId: a }));
  await at(new Date("2026-03-01T09:00:00Z"), () => seatPerson(SYSTEM, { personId: mover, unitId: b }));
  expect(await seatedAt(a, new Date("2026-02-15T09:00:00Z"))).toBe(1);
  expect(await seatedAt(a)).toBe(0);
  expect(await seatedAt(b)).toBe(1);
  expect(await seatBySql(mover, a).catch(sqlState)).toBe("23P01");
  await expect(seatPerson(SYSTEM, { personId: mover, unitId: b })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("whatever people do, a table holds what a model says it holds", async () => {
  const teams = [await makeTeam("One"), await makeTeam("Two"), await makeTeam("Three")];
  const people = await makePeople(14);
  const step = fc.record({
    person: fc.nat({ max: people.length - 1 }),
    to: fc.constantFrom(0, 0, 0, 1, 2, null),
    bySql: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      await sql()`truncate seats`;
      const model = new Map<number, number>();
      let minute = 0;
      for (const { person, to, bySql } of steps) {
        minute += 1;
        const time = new Date(Date.UTC(2026, 4, 1, 9, minute));
        const personId = people[person] ?? "";
        const held = [...model.values()].filter((team) => team === to).length;
        const now = model.get(person);
        const fits =
          to === null ? now !== undefined : now !== to && held < 8 && !(bySql && now !== undefined);
        const unitId = teams[to ?? 0] ?? "";
        const done = await at(time, () =>
          to === null
            ? freeSeat(SYSTEM, { personId })
            : bySql
              ? seatBySql(personId, unitId, time)
              : seatPerson(SYSTEM, { personId, unitId }),
        ).then(
          () => true,
          () => false,
        );
        expect(done).toBe(fits);
        if (!fits) continue;
        if (to === null) model.delete(person);
        else model.set(person, to);
      }
      const end = new Date(Date.UTC(2026, 4, 2));
      for (const [i, team] of teams.entries()) {
        expect(await seatedAt(team, end)).toBe([...model.values()].filter((seat) => seat === i).length);
      }
    }),
    { numRuns: 15 },
  );
});

test("who may seat people: the people team, an admin, the table's own lead, nobody else", async () => {
  const [leadId = "", guest = "", stranger = ""] = await makePeople(3);
  const team = await makeTeam("Led", leadId);
  const person = (personId: string, ...roles: PersonActor["roles"]): PersonActor => {
    return { kind: "person", personId, name: "Kim", roles, leads: [], owns: [], judges: [] };
  };
  await expect(seatPerson(OUTSIDER, { personId: guest, unitId: team })).rejects.toMatchObject({
    code: "not_signed_in",
  });
  await expect(seatPerson(person(stranger), { personId: guest, unitId: team })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    seatPerson(person(stranger, "leader"), { personId: guest, unitId: team }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await seatPerson(person(leadId), { personId: guest, unitId: team });
  await expect(freeSeat(person(stranger), { personId: guest })).rejects.toMatchObject({ code: "forbidden" });
  await freeSeat(person(stranger, "people_team"), { personId: guest });
  await seatPerson(person(stranger, "admin"), { personId: guest, unitId: team });
  expect(await getTeam(person(guest), team)).toMatchObject({
    name: "Led",
    people: 1,
    free: 7,
    maySeat: false,
  });
  expect(await getTeam(person(leadId), team)).toMatchObject({ maySeat: true });
});

test("strangers see no team, and what is no team is not found", async () => {
  await expect(listTeams(OUTSIDER)).rejects.toMatchObject({ code: "not_signed_in" });
  await expect(getTeam(SYSTEM, company)).rejects.toMatchObject({ code: "not_found" });
  await expect(getTeam(SYSTEM, "x' or true --")).rejects.toMatchObject({ code: "not_found" });
  const [guest = ""] = await makePeople(1);
  await expect(seatPerson(SYSTEM, { personId: guest, unitId: company })).rejects.toMatchObject({
    code: "not_found",
  });
});
