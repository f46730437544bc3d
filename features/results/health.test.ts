import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { getCompanyResult, listCompanyScores } from "./queries/company";
import { getResultNews } from "./queries/news";
import { listMyUnits } from "./queries/standing";
import { getTeamHealth } from "./queries/team-health";

useTestDatabase();

const CLOSED = new Date("2026-03-06T12:00:00Z");
type Table = { id: string; lead: PersonActor; people: PersonActor[] };
let company: string;
let department: string;
let boss: PersonActor;
let dana: PersonActor;
let pat: PersonActor;
let north: Table;
let south: Table;
let small: Table;
let rounds: string[];

const newPerson = async (roles: PersonActor["roles"] = []): Promise<PersonActor> => {
  const name = randomBytes(4).toString("hex");
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values (${name}, 'Test', ${`${name}@example.org`}, ${CLOSED}) returning id`;
  return { kind: "person", personId: person?.id ?? "", name, roles, leads: [], owns: [], judges: [] };
};
const newUnit = async (
  kind: string,
  name: string,
  parent: string | null,
  lead: PersonActor,
): Promise<string> => {
  const [unit] = await getSql()<
    { id: string }[]
  >`insert into units (created_at) values (${CLOSED}) returning id`;
  await getSql()`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${unit?.id ?? ""}, ${parent}, ${kind}, ${name}, ${lead.personId}, tstzrange('2020-01-01', null))`;
  return unit?.id ?? "";
};
const newTable = async (name: string, parent: string, size: number, lead?: PersonActor): Promise<Table> => {
  const people = await Promise.all(Array.from({ length: size }, () => newPerson()));
  const leads = lead ?? (await newPerson());
  const id = await newUnit("team", name, parent, leads);
  await getSql()`insert into teams (unit_id) values (${id})`;
  for (const { personId } of [leads, ...people]) {
    await getSql()`insert into seats (person_id, unit_id, valid) values (${personId}, ${id}, tstzrange('2020-01-01', null))`;
  }
  return { id, lead: leads, people };
};

/** Cells as the gate writes them, without the way there: this file is about who reads what. */
const publish = async (name: string, opened: string, figures: Record<string, (number | null)[]>) => {
  const sql = getSql();
  const opensAt = new Date(opened);
  const [round] = await sql<{ id: string }[]>`
    insert into rounds (kind, name, state, k, manifest, opens_at, closes_at, closed_at, eligible)
    values ('pulse', ${name}, 'closed', 5, '{}', ${opensAt}, ${new Date(opensAt.getTime() + 1000)}, ${CLOSED}, 24)
    returning id`;
  const id = round?.id ?? "";
  await sql`
    insert into round_units (round_id, unit_id, parent_id, kind, name, lead_id, eligible, reports_in)
    select ${id}, unit_id, parent_id, kind, name, lead_id, 6, case when unit_id = ${small.id} then ${company}::uuid else unit_id end
    from unit_versions`;
  for (const { lead, people, id: table } of [small]) {
    for (const { personId } of [lead, ...people]) {
      await sql`insert into round_roster values (${id}, ${personId}, ${table}, ${company})`;
    }
  }
  await sql`insert into round_questions (round_id, position, key, question_id, kind, text) values
    (${id}, 1, 'recommend', 'recommend', 'nps', 'Score?'), (${id}, 2, 'hours', 'hours', 'agree', 'Hours?'),
    (${id}, 3, 'tools', 'tools', 'agree', 'Tools?')`;
  for (const [unitId, values] of Object.entries(figures)) {
    for (const [i, value] of values.entries()) {
      const question = ["recommend", "hours", "tools"][i] ?? "";
      if (value === null) {
        await sql`insert into cells (round_id, unit_id, question_id, state) values (${id}, ${unitId}, ${question}, 'lid')`;
      } else {
        const stats = { value, low: value - 20, high: value + 20 };
        await sql`insert into cells (round_id, unit_id, question_id, state, n, favourable, neutral, unfavourable, stats)
          values (${id}, ${unitId}, ${question}, 'exact', 6, 3, 1, 2, ${JSON.stringify(stats)}::text::jsonb)`;
      }
    }
  }
  for (const [i, body] of ["Less noise.", "More light."].entries()) {
    await sql`insert into published_comments (round_id, unit_id, position, body) values (${id}, ${department}, ${i + 1}, ${body})`;
  }
  await sql`update rounds set state = 'published', published_at = ${CLOSED} where id = ${id}`;
  return id;
};

beforeAll(async () => {
  await getSql()`insert into company (name, created_at) values ('Test', ${CLOSED})`;
  boss = await newPerson();
  dana = await newPerson();
  company = await newUnit("company", "Test", null, boss);
  department = await newUnit("department", "Department", company, dana);
  north = await newTable("North", department, 6);
  south = await newTable("South", department, 6);
  small = await newTable("Small", department, 2);
  pat = await newPerson(["people_team"]);
});

describe("before the first round", () => {
  test("there is nothing but the way things stand", async () => {
    expect(await getTeamHealth(pat, north.id)).toMatchObject({
      round: null,
      score: { state: "lid" },
      drivers: [],
      trend: [],
    });
    expect(await getCompanyResult(pat, company)).toBeNull();
  });
});

describe("after two rounds", () => {
  beforeAll(async () => {
    const all = (...values: (number | null)[]) => values;
    rounds = [
      await publish("First", "2026-01-02", {
        [company]: all(10, 50, 50),
        [department]: all(0, 40, 60),
        [north.id]: all(20, 70, 30),
        [south.id]: all(-20, 20, 40),
        [small.id]: all(null, null, null),
      }),
      await publish("Second", "2026-02-02", {
        [company]: all(12, 55, 52),
        [department]: all(4, 45, 61),
        [north.id]: all(25, 80, 33),
        [south.id]: all(null, null, null),
        [small.id]: all(null, null, null),
      }),
    ];
  });

  test("a table sees its score, its drivers lowest first, the company beside it and the rounds before", async () => {
    const [member] = north.people as [PersonActor];
    const health = await getTeamHealth(member, north.id);
    expect(health).toMatchObject({
      unit: { name: "North", lead: { id: north.lead.personId } },
      round: { id: rounds[1], name: "Second", k: 5 },
      score: { state: "exact", n: 6, value: 25 },
      participation: { cast: 6, eligible: 6 },
      company: { cell: { value: 12 } },
      lid: null,
      standIn: null,
      mayPromise: false,
    });
    expect(health.drivers).toMatchObject([
      { id: "tools", cell: { value: 33 }, company: 52, previous: 30 },
      { id: "hours", cell: { value: 80 }, company: 55, previous: 70 },
    ]);
    expect(health.trend.map(({ cell }) => "value" in cell && cell.value)).toEqual([20, 25]);
    expect(health.comments).toMatchObject({ bodies: [], readAt: { name: "Department" } });
    expect(health.path.map(({ name, mayOpen }) => [name, mayOpen])).toEqual([
      ["Test", true],
      ["Department", true],
      ["North", true],
    ]);
  });

  test("a lid shows the nearest number above, and says why without saying what", async () => {
    const covered = await getTeamHealth(south.lead, south.id);
    expect(covered).toMatchObject({
      score: { state: "lid" },
      lid: { kind: "covered" },
      participation: null,
      standIn: { unit: { name: "Department" }, cell: { value: 4 } },
    });
    expect(covered.trend.map(({ cell }) => cell.state)).toEqual(["exact", "lid"]);
    expect(await getTeamHealth(small.lead, small.id)).toMatchObject({
      lid: { kind: "merged", into: { name: "Test" }, besidesLead: 2 },
      standIn: { unit: { name: "Department" } },
    });
  });

  test("it is seen by its people, the line above and the people team; to others it is not there", async () => {
    const [member] = north.people as [PersonActor];
    for (const actor of [member, north.lead, dana, boss, pat, SYSTEM]) {
      expect((await getTeamHealth(actor, north.id)).unit.id).toBe(north.id);
    }
    for (const actor of [south.lead, south.people[0] as PersonActor, { ...pat, roles: ["admin" as const] }]) {
      await expect(getTeamHealth(actor, north.id)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(getTeamHealth(OUTSIDER, north.id)).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(getTeamHealth(pat, "no-id")).rejects.toMatchObject({ code: "not_found" });
    await expect(getTeamHealth(pat, "00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("the managers above a lead belong to the line, even without a unit", async () => {
    const over = await newPerson();
    await getSql()`update people set manager_id = ${over.personId} where id = ${north.lead.personId}`;
    expect((await getTeamHealth(over, north.id)).mayPromise).toBe(true);
    await expect(getTeamHealth(over, south.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a department shows its comments and links only what its reader may open", async () => {
    const forLead = await getTeamHealth(dana, department);
    expect(forLead.comments.bodies).toEqual(["Less noise.", "More light."]);
    expect(forLead.below.map(({ name }) => name)).toEqual(["North", "Small", "South"]);
    const forMember = await getTeamHealth(north.people[0] as PersonActor, department);
    expect(forMember.below.map(({ name }) => name)).toEqual(["North"]);
    expect((await listMyUnits(north.people[0] as PersonActor)).map(({ name }) => name)).toEqual([
      "North",
      "Department",
      "Test",
    ]);
  });

  test("the company's figures are open to everybody", async () => {
    const [round] = rounds as [string];
    const [member] = south.people as [PersonActor];
    expect(await getCompanyResult(member, round)).toMatchObject({
      score: { value: 10 },
      drivers: [{ id: "hours" }, { id: "tools" }],
    });
    expect([...(await listCompanyScores(member)).values()]).toHaveLength(2);
    await expect(getCompanyResult(OUTSIDER, round)).rejects.toMatchObject({ code: "not_signed_in" });
  });

  test("a fresh count is news for a fortnight: a lead reads what they lead first, a member their table", async () => {
    const soon = new Date(CLOSED.getTime() + 86_400_000);
    const late = new Date(CLOSED.getTime() + 15 * 86_400_000);
    const lead = { ...dana, leads: [department] };
    expect(await at(soon, () => getResultNews(lead))).toMatchObject({ unit: { name: "Department" } });
    expect(await at(soon, () => getResultNews(north.people[0] as PersonActor))).toMatchObject({
      unit: { name: "North" },
    });
    expect(await at(late, () => getResultNews(lead))).toBeNull();
    await expect(getResultNews(OUTSIDER)).rejects.toMatchObject({ code: "not_signed_in" });
  });
});
