import { beforeAll, describe, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { freeSeat, seatPerson } from "@/features/teams/commands/seat";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { answerSplit } from "./commands/answer";
import { applySplit } from "./commands/apply";
import { proposeToTeam, saveSplit, withdrawSplit } from "./commands/save";
import { getBurnDown, getSplit, getSplitTicket, seesProposedSplit } from "./queries";
import { withMove } from "./rules/plan";
import type { SplitPage } from "./types";

const asleep = vi.hoisted(() => ({ rules: false }));
vi.mock("./rules/plan", async (load) => {
  const rules = await load<typeof import("./rules/plan")>();
  const whyNotPlan: typeof rules.whyNotPlan = (...plan) => (asleep.rules ? null : rules.whyNotPlan(...plan));
  return { ...rules, whyNotPlan };
});

process.env.DATABASE_POOL = "20";
useTestDatabase();

const sql = () => getSql();
const opened = new Date("2026-01-01T09:00:00Z");
let company: string;
let department: string;

beforeAll(async () => {
  await sql()`insert into company (name, created_at) values ('Bakery', ${opened})`;
  company = await makeUnit("company", "Bakery", null);
  department = await makeUnit("department", "Ovens", company);
});

async function makeUnit(kind: string, name: string, parentId: string | null, leadId: string | null = null) {
  const [unit] = await sql()`insert into units (created_at) values (${opened}) returning id`;
  await sql()`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${unit?.id}, ${parentId}, ${kind}, ${name}, ${leadId}, tstzrange(${opened}, null))`;
  return String(unit?.id);
}

let made = 0;
async function makePeople(count: number): Promise<string[]> {
  const rows = await sql()`
    insert into people (email, given_name, family_name, created_at)
    select 'p' || (${made}::int + i) || '@bakery.org', 'Kim', 'No ' || (${made}::int + i), ${opened}
    from generate_series(1, ${count}::int) i returning id`;
  made += count;
  return rows.map((row) => String(row.id));
}

/** A table of twelve that came in over the limit, led by the first of them. */
async function makeTable(
  name: string,
  size = 12,
): Promise<{ id: string; people: string[]; lead: PersonActor }> {
  const people = await makePeople(size);
  const id = await makeUnit("team", name, department, people[0]);
  await sql().begin(async (tx) => {
    await tx`insert into teams (unit_id, ceiling) values (${id}, ${size > 8 ? size : null})`;
    await tx`insert into seats (person_id, unit_id, valid)
      select unnest(${people}::uuid[]), ${id}, tstzrange(${opened}, null)`;
  });
  return { id, people, lead: person(people[0]) };
}

function person(personId = "", ...roles: PersonActor["roles"]): PersonActor {
  return { kind: "person", personId, name: "Kim", roles, leads: [], owns: [], judges: [] };
}

const planOf = ({ team, plan, version }: SplitPage) => ({ unitId: team.id, version, ...plan });

/** A proposed plan to which the first `yeses` of the table agree. */
async function propose(table: Awaited<ReturnType<typeof makeTable>>, yeses = 7): Promise<SplitPage> {
  await proposeToTeam(table.lead, planOf(await getSplit(table.lead, table.id)));
  for (const id of table.people.slice(0, yeses)) {
    await answerSplit(person(id), { unitId: table.id, version: 1, agrees: "yes", words: "" });
  }
  return getSplit(table.lead, table.id);
}

const versionOf = ({ team, version }: SplitPage) => ({ unitId: team.id, version });

async function seatsOf(unitId: string, time = new Date()): Promise<string[]> {
  const rows = await sql()`
    select person_id as id from seats where unit_id = ${unitId} and valid @> ${time}::timestamptz order by 1`;
  return rows.map(({ id }) => String(id));
}

describe("drafting", () => {
  test("the lead finds a proposal that fits, and nothing is written until it is saved", async () => {
    const table = await makeTable("Drafted");
    const page = await getSplit(table.lead, table.id);
    expect(page).toMatchObject({ state: "new", version: 0, mayEdit: true, needed: 7 });
    expect(page.plan.tables.map(({ seats }) => seats.length)).toEqual([6, 6]);
    expect(page.plan.tables[0]?.leadId).toBe(table.people[0]);
    expect(await sql()`select 1 from split_proposals where unit_id = ${table.id}`).toHaveLength(0);

    expect(await saveSplit(table.lead, planOf(page))).toEqual({ unitId: table.id, version: 1 });
    const saved = await getSplit(table.lead, table.id);
    expect(saved).toMatchObject({ state: "draft", version: 1, joined: [], left: [] });
    expect(await saveSplit(table.lead, planOf(saved))).toMatchObject({ version: 1 });
  });

  test("only the lead, the people team and admins; a draft is not there for anybody else", async () => {
    const table = await makeTable("Private");
    const member = person(table.people[3]);
    const [stranger] = await makePeople(1);
    const plan = planOf(await getSplit(person(stranger, "people_team"), table.id));
    await saveSplit(person(stranger, "admin"), plan);
    for (const actor of [member, person(stranger), person(stranger, "leader")]) {
      await expect(getSplit(actor, table.id)).rejects.toMatchObject({ code: "not_found" });
      await expect(saveSplit(actor, { ...plan, version: 1 })).rejects.toMatchObject({ code: "not_found" });
      await expect(withdrawSplit(actor, { unitId: table.id, version: 1 })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    await expect(getSplit(OUTSIDER, table.id)).rejects.toMatchObject({ code: "not_signed_in" });
  });

  test("of two tabs the second is told that somebody changed the plan", async () => {
    const table = await makeTable("Two tabs");
    const page = await getSplit(table.lead, table.id);
    const begun = await Promise.allSettled([1, 2, 3].map(() => saveSplit(table.lead, planOf(page))));
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

    const saved = await getSplit(table.lead, table.id);
    const [last = ""] = saved.plan.tables[1]?.seats.slice(-1) ?? [];
    await saveSplit(table.lead, { ...planOf(saved), ...withMove(saved.plan, last, 0) });
    const stale = saveSplit(table.lead, planOf(saved));
    await expect(stale).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Somebody changed the plan meanwhile/),
    });
    expect((await getSplit(table.lead, table.id)).plan.tables.map(({ seats }) => seats.length)).toEqual([
      7, 5,
    ]);
  });

  test("a plan that does not fit, or has a name that stands there, is refused with the reason", async () => {
    const table = await makeTable("Refused");
    const page = await getSplit(table.lead, table.id);
    const [first, second] = page.plan.tables;
    if (!first || !second) throw new Error("no tables");
    const nine = { ...first, seats: [...first.seats, ...second.seats.slice(0, 3)] };
    const three = { ...second, leadId: null, seats: second.seats.slice(3) };
    await expect(saveSplit(table.lead, { ...planOf(page), tables: [nine, three] })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/would have 9 people, and two pizzas feed no more than 8/),
    });
    await makeUnit("team", "Old friends", department);
    await expect(
      saveSplit(table.lead, { ...planOf(page), tables: [first, { ...second, name: "OLD friends" }] }),
    ).rejects.toMatchObject({ code: "conflict" });
    await saveSplit(table.lead, { ...planOf(page), tables: [{ ...first, name: "Refused" }, second] });
  });
});

describe("agreeing", () => {
  test("once it is proposed the table sees it and answers by name; a later word replaces the one before", async () => {
    const table = await makeTable("Asked");
    const member = person(table.people[4]);
    await propose(table, 2);
    expect(await getSplitTicket(member)).toMatchObject({ unitId: table.id, teamName: "Asked", tables: 2 });
    expect(await getSplit(member, table.id)).toMatchObject({ mayEdit: false, mayAnswer: true, mine: null });
    const answer = { unitId: table.id, version: 1 };
    await answerSplit(member, { ...answer, agrees: "no", words: "Ada and I share the night." });
    await answerSplit(member, { ...answer, agrees: "yes", words: "" });
    const page = await getSplit(member, table.id);
    expect(page.mine).toEqual({ agrees: true, words: "" });
    expect(page.answers.map(({ person }) => person.id)).toContain(member.personId);
    expect(page.answers.filter(({ agrees }) => agrees)).toHaveLength(3);
    expect(await getSplitTicket(member)).toBeNull();
    expect(await seesProposedSplit(member, table.id)).toBe(true);
    const [stranger] = await makePeople(1);
    await expect(
      answerSplit(person(stranger, "admin"), { ...answer, agrees: "yes", words: "" }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(getSplit(person(stranger), table.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await seesProposedSplit(person(stranger), table.id)).toBe(false);
  });

  test("answers count for the version they were given to", async () => {
    const table = await makeTable("Changed");
    const page = await propose(table, 7);
    const [mover = ""] = page.plan.tables[1]?.seats.slice(-1) ?? [];
    await saveSplit(table.lead, { ...planOf(page), ...withMove(page.plan, mover, 0) });
    const changed = await getSplit(table.lead, table.id);
    expect(changed).toMatchObject({ state: "proposed", version: 2, answers: [] });
    const late = { unitId: table.id, version: 1, agrees: "yes" as const, words: "" };
    await expect(answerSplit(person(table.people[8]), late)).rejects.toMatchObject({ code: "conflict" });
    await expect(applySplit(table.lead, versionOf(changed))).rejects.toMatchObject({ code: "conflict" });
    expect(await getSplitTicket(person(table.people[1]))).not.toBeNull();
  });

  test("a plan taken back is gone, and another one can be made", async () => {
    const table = await makeTable("Taken back");
    const page = await propose(table, 7);
    await withdrawSplit(table.lead, versionOf(page));
    expect(await getSplitTicket(person(table.people[9]))).toBeNull();
    expect((await getSplit(table.lead, table.id)).state).toBe("new");
    await expect(applySplit(table.lead, versionOf(page))).rejects.toMatchObject({ code: "conflict" });
    await propose(table, 0);
  });
});

describe("laying the new tables", () => {
  test("the old team ends with its history, the new ones stand with their people, leads, services and lineage", async () => {
    const table = await makeTable("Twelve");
    const [service] = await sql()`
      insert into services (slug, name, provider_id, created_at) values ('bread', 'Bread', ${table.id}, ${opened}) returning id`;
    const page = await propose(table);
    const second = page.plan.tables[1]?.seats ?? [];
    await sql()`insert into service_owners (service_id, person_id) values (${service?.id}, ${second[0] ?? ""})`;
    const { tables } = await applySplit(table.lead, versionOf(page));

    expect(tables).toHaveLength(2);
    for (const [i, unitId] of tables.entries()) {
      expect(await seatsOf(unitId)).toEqual([...(page.plan.tables[i]?.seats ?? [])].sort());
    }
    expect(await seatsOf(table.id)).toEqual([]);
    expect(await seatsOf(table.id, new Date("2026-01-02T09:00:00Z"))).toHaveLength(12);
    const standing = await sql()`
      select name, lead_id as "leadId", parent_id as "parentId" from unit_versions
      where unit_id = any(${tables}::uuid[]) and upper_inf(valid)`;
    expect(standing.map(({ parentId }) => parentId)).toEqual([department, department]);
    expect(new Set(standing.map(({ leadId }) => leadId))).toEqual(
      new Set(page.plan.tables.map(({ leadId }) => leadId)),
    );
    expect(
      await sql()`select 1 from unit_versions where unit_id = ${table.id} and upper_inf(valid)`,
    ).toHaveLength(0);
    const lineage =
      await sql()`select became from unit_lineage where came_from = ${table.id} and how = 'split'`;
    expect(new Set(lineage.map(({ became }) => became))).toEqual(new Set(tables));
    const [moved] = await sql()`select provider_id as "providerId" from services where id = ${service?.id}`;
    expect(moved?.providerId).toBe(tables[1]);
    const [state] =
      await sql()`select state, settled_by as "by" from split_proposals where unit_id = ${table.id}`;
    expect(state).toEqual({ state: "applied", by: table.lead.personId });
    await expect(getSplit(table.lead, table.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("not as a draft, not with half of the table, and never by somebody who only sits there", async () => {
    const table = await makeTable("Half");
    await saveSplit(table.lead, planOf(await getSplit(table.lead, table.id)));
    await expect(applySplit(table.lead, { unitId: table.id, version: 1 })).rejects.toThrow(/draft still/);
    await proposeToTeam(table.lead, planOf(await getSplit(table.lead, table.id)));
    for (const id of table.people.slice(0, 6)) {
      await answerSplit(person(id), { unitId: table.id, version: 1, agrees: "yes", words: "" });
    }
    await expect(applySplit(table.lead, { unitId: table.id, version: 1 })).rejects.toThrow(
      "Six of 12 agreed so far, and it takes seven. Nothing was changed.",
    );
    const [seventh] = table.people.slice(6);
    await answerSplit(person(seventh), { unitId: table.id, version: 1, agrees: "yes", words: "" });
    await expect(applySplit(person(seventh), { unitId: table.id, version: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    await applySplit(person(seventh, "people_team"), { unitId: table.id, version: 1 });
  });

  test("who got up or sat down since stops it with a sentence, and the page has them in the plan", async () => {
    const table = await makeTable("Moved on");
    const page = await propose(table, 9);
    const elsewhere = await makeUnit("team", "Elsewhere", department);
    await sql()`insert into teams (unit_id) values (${elsewhere})`;
    await seatPerson(SYSTEM, { personId: table.people[11] ?? "", unitId: elsewhere });
    await expect(applySplit(table.lead, versionOf(page))).rejects.toThrow(/sat down or got up/);
    expect(await seatsOf(table.id)).toHaveLength(11);
    const now = await getSplit(table.lead, table.id);
    expect(now.left).toHaveLength(1);
    expect(now.plan.tables.flatMap(({ seats }) => seats)).not.toContain(table.people[11]);
    expect(await saveSplit(table.lead, planOf(now))).toMatchObject({ version: 2 });
  });

  test("of two who lay the tables at once one wins, and nobody is seated twice", async () => {
    const table = await makeTable("At once");
    const page = await propose(table);
    const outcomes = await Promise.allSettled([
      applySplit(table.lead, versionOf(page)),
      applySplit(person(table.people[1], "admin"), versionOf(page)),
      applySplit(person(table.people[2], "people_team"), versionOf(page)),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(["not_found", "conflict"]).toContain(outcome.reason.code);
    }
    const seats = await sql()`
      select person_id from seats where person_id = any(${table.people}::uuid[]) and upper_inf(valid)`;
    expect(seats).toHaveLength(12);
  });

  test("moves that happen at the same moment leave everybody with one seat at tables that fit", async () => {
    const table = await makeTable("Busy");
    const page = await propose(table, 12);
    const outcomes = await Promise.allSettled([
      applySplit(table.lead, versionOf(page)),
      ...table.people.slice(9).map((personId) => freeSeat(SYSTEM, { personId })),
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected")
        expect(["invalid", "not_found", "conflict"]).toContain(outcome.reason.code);
    }
    const counts = await sql()`
      select count(*)::int as n, count(distinct person_id)::int as people from seats
      where person_id = any(${table.people}::uuid[]) and upper_inf(valid)`;
    expect(counts[0]?.n).toBe(counts[0]?.people);
  });

  test("a plan written past the rules lays nothing, and with the rules asleep the tables themselves refuse", async () => {
    const table = await makeTable("By hand", 17);
    const page = await propose(table, 17);
    expect(page.plan.tables).toHaveLength(3);
    await sql()`update split_seats set position = 0 where proposal_id =
      (select id from split_proposals where unit_id = ${table.id})`;
    await expect(applySplit(table.lead, versionOf(page))).rejects.toMatchObject({ code: "invalid" });
    asleep.rules = true;
    await expect(applySplit(table.lead, versionOf(page))).rejects.toMatchObject({ code: "team_full" });
    asleep.rules = false;
    expect(await seatsOf(table.id)).toHaveLength(17);
  });
});

test("the burn-down counts as somebody who counts by hand at the end of every month", async () => {
  const today = new Date("2026-09-10T09:00:00Z");
  const table = await makeTable("Burning", 10);
  for (const [i, personId] of table.people.slice(0, 3).entries()) {
    await at(new Date(Date.UTC(2026, 3 + i, 15)), () => freeSeat(SYSTEM, { personId }));
  }
  const { months, over } = await at(today, () => getBurnDown(SYSTEM));
  const countAt = async (time: Date) => {
    const rows = await sql()`
      select unit_id from seats where valid @> ${time}::timestamptz group by unit_id having count(*) > 8`;
    return rows.length;
  };
  expect(months.map((month) => month.at.toISOString().slice(0, 7))).toEqual(
    ["02", "03", "04", "05", "06", "07", "08", "09"].map((month) => `2026-${month}`),
  );
  for (const month of months) expect(month.over).toBe(await countAt(new Date(month.at.getTime() - 1)));
  expect(over).toBe(await countAt(today));
  expect(months.at(-1)?.over).toBe((months[0]?.over ?? 0) - 1);
});
