import { beforeAll, describe, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { leave } from "@/features/people/commands/leave";
import { getPerson } from "@/features/people/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { rehearseSteps } from "./commands/rehearse";
import {
  applyDueReorganisations,
  cancelReorganisation,
  carryOutReorganisation,
  planReorganisation,
} from "./commands/reorganise";
import { freeSeat, seatPerson } from "./commands/seat";
import { changeLead, closeTeam, foundTeam, mergeTeams, moveUnit, renameUnit } from "./commands/units";
import { grantWaiver, remindOfWaivers } from "./commands/waivers";
import { PlanReorganisation, type Step } from "./input";
import { readTree } from "./queries";
import { getUnitHistory } from "./queries/history";
import { listAhead, listReorganisations } from "./queries/reorganisations";
import { searchUnits } from "./queries/units";
import { listEndingWaivers, listTeamsOver, listWaivers } from "./queries/waivers";
import {
  actorOf,
  makeApprover,
  makeBakery,
  makePeople,
  makeTeam,
  makeUnit,
  OPENED,
  seatedAt,
} from "./test-tables";

process.env.SMTP_URL = "smtp://localhost:1";
process.env.MAIL_FROM = "pizza@bakery.org";
useTestDatabase();

const sql = () => getSql();
const DAY = 86_400_000;
let company: string;
let maker: PersonActor;

beforeAll(async () => {
  company = await makeBakery();
  maker = await makeApprover();
});

const nameAt = async (unitId: string, time: Date) =>
  (await sql()`select name from unit_versions where unit_id = ${unitId} and valid @> ${time}::timestamptz`)[0]
    ?.name;
/** The mails that wait to be sent, as who gets which subject. */
const mails = async () =>
  (
    await sql()`select payload->>'to' as to, payload->>'subject' as subject from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send-mail' order by j.id`
  ).map(({ to, subject }) => ({ to, subject }));

describe("one change at once", () => {
  test("a new name holds from now on, the old one in its time", async () => {
    const id = await makeTeam(company, "Purchasing");
    const march = new Date("2026-03-01T09:00:00Z");
    await at(march, () => renameUnit(maker, { unitId: id, name: "Buying" }));
    expect(await nameAt(id, new Date(march.getTime() - 1))).toBe("Purchasing");
    expect(await nameAt(id, march)).toBe("Buying");
    expect((await getUnitHistory(maker, id)).names).toEqual([{ name: "Purchasing", until: march }]);
    await expect(renameUnit(maker, { unitId: company, name: "Other" })).rejects.toThrow(
      /renamed under Administration/,
    );
  });

  test("two units of one name do not stand side by side", async () => {
    await makeTeam(company, "Twins");
    const input = { kind: "team" as const, parentId: company, name: "twins", leadId: null };
    await expect(foundTeam(maker, input)).rejects.toMatchObject({
      code: "conflict",
      fields: { name: "There is a twins in Bakery already. Choose another name." },
    });
  });

  test("nothing hangs under itself or under a table, whoever writes at the same time", async () => {
    const [one, other] = [
      await makeUnit("department", "One", company),
      await makeUnit("department", "Other", company),
    ];
    const table = await makeTeam(one, "Table");
    await expect(moveUnit(maker, { unitId: one, parentId: table })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(moveUnit(maker, { unitId: one, parentId: one })).rejects.toThrow(/cannot hang under itself/);
    const outcomes = await Promise.allSettled([
      moveUnit(maker, { unitId: one, parentId: other }),
      moveUnit(maker, { unitId: other, parentId: one }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("many renames of one team at once leave one history without a gap", async () => {
    const id = await makeTeam(company, "Busy");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => renameUnit(maker, { unitId: id, name: `Busy ${i}` })),
    );
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    const versions = await sql()`select valid from unit_versions where unit_id = ${id} order by valid`;
    const [whole] = await sql()`
      select range_agg(valid) = '{}'::tstzmultirange + tstzmultirange(tstzrange(${OPENED}, null)) as whole
      from unit_versions where unit_id = ${id}`;
    expect(versions.length).toBeGreaterThan(1);
    expect(whole?.whole).toBe(true);
  });

  test("a lead is somebody who is here, or nobody", async () => {
    const [lead = "", gone = ""] = await makePeople(2);
    const id = await makeTeam(company, "Headless");
    await leave(actorOf(maker.personId, "admin"), { personId: gone });
    await expect(changeLead(maker, { unitId: id, leadId: gone })).rejects.toThrow(/is not here any more/);
    await changeLead(maker, { unitId: id, leadId: lead });
    await leave(actorOf(maker.personId, "admin"), { personId: lead });
    const tree = await readTree(getDb(), new Date());
    expect(tree.find((unit) => unit.id === id)?.leadId).toBeNull();
  });

  test("a merger fits or is refused before anything; the old teams end and say what they became", async () => {
    const [some, others, many] = [await makePeople(5), await makePeople(3), await makePeople(4)];
    const [one, other, third] = [
      await makeTeam(company, "Parts", some, { leadId: some[0] }),
      await makeTeam(company, "Frames", others),
      await makeTeam(company, "Wheels", many),
    ];
    await expect(
      mergeTeams(maker, { unitIds: [one, other, third], name: "All", leadId: null }),
    ).rejects.toThrow(
      /Together Parts, Frames and Wheels have 12 people, and two pizzas feed no more than 8\. Nothing/,
    );
    expect(await seatedAt(third)).toBe(4);
    const { unitId } = await mergeTeams(maker, { unitIds: [one, other], name: "Parts", leadId: null });
    expect([await seatedAt(unitId), await seatedAt(one)]).toEqual([8, 0]);
    const history = await getUnitHistory(maker, one);
    expect(history).toMatchObject({ endedAt: expect.any(Date), people: 5 });
    expect(history.became).toMatchObject([{ id: unitId, name: "Parts", how: "merge", stands: true }]);
    expect((await getUnitHistory(maker, unitId)).cameFrom.map(({ name }) => name)).toEqual([
      "Frames",
      "Parts",
    ]);
    const [tree] = await sql()`select lead_id from unit_versions where unit_id = ${unitId}`;
    expect(tree?.lead_id).toBe(some[0]);
  });

  test("a team is closed when nobody sits there, and seats nobody from then on", async () => {
    const [last = ""] = await makePeople(1);
    const id = await makeTeam(company, "Closing", [last]);
    await expect(closeTeam(maker, { unitId: id })).rejects.toThrow(/Closing is not empty yet/);
    await freeSeat(maker, { personId: last });
    const outcomes = await Promise.allSettled([
      closeTeam(maker, { unitId: id }),
      seatPerson(maker, { personId: last, unitId: id }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("only the people team and admins change the tree", async () => {
    const id = await makeTeam(company, "Guarded");
    for (const actor of [OUTSIDER, actorOf(maker.personId), actorOf(maker.personId, "leader")]) {
      await expect(renameUnit(actor, { unitId: id, name: "Taken" })).rejects.toMatchObject({
        code: actor === OUTSIDER ? "not_signed_in" : "forbidden",
      });
    }
  });
});

describe("a reorganisation", () => {
  const day = (days: number) => new Date(Date.now() + days * DAY);
  const written = (days: number) => day(days).toISOString().slice(0, 10);
  const plan = (name: string, steps: unknown[], days = 20) =>
    planReorganisation(maker, PlanReorganisation.parse({ name, day: written(days), steps }));
  const stateOf = async (id: string) =>
    (await sql()`select state, problem from reorganisations where id = ${id}`)[0];

  test("happens on its day, all of it, and not before; later steps name what earlier ones make", async () => {
    const [lead = "", ...people] = await makePeople(4);
    const old = await makeTeam(company, "Old oven", [lead, ...people]);
    const steps = [
      { do: "found", kind: "team", key: "a", parentId: company, name: "New oven", leadId: lead },
      { do: "seat", unitId: "new:a", personIds: [lead, ...people] },
      { do: "close", unitId: old },
      { do: "rename", unitId: "new:a", name: "Newest oven" },
    ];
    const { id } = await plan("Ovens", steps);
    expect(await seatedAt(old)).toBe(4);
    expect((await listAhead(maker, old)).map(({ words }) => words)).toEqual(["closes"]);
    expect(await at(day(19), () => applyDueReorganisations(SYSTEM))).toEqual({ done: 0, stuck: 0 });
    expect(await at(day(21), () => applyDueReorganisations(SYSTEM))).toEqual({ done: 1, stuck: 0 });
    expect(await at(day(22), () => applyDueReorganisations(SYSTEM))).toEqual({ done: 0, stuck: 0 });
    expect(await stateOf(id)).toEqual({ state: "done", problem: null });
    const [made] = await sql()`select unit_id as id from unit_versions where name = 'Newest oven'`;
    expect([await seatedAt(String(made?.id), day(21)), await seatedAt(old, day(21))]).toEqual([4, 0]);
  });

  test("that would not go is refused at once, and nothing stays of it", async () => {
    const [full, [extra = ""]] = [await makePeople(8), await makePeople(1)];
    const id = await makeTeam(company, "Full house", full);
    const before = await sql()`select count(*)::int as n from unit_versions`;
    const steps = [
      { do: "rename", unitId: id, name: "Fuller house" },
      { do: "seat", unitId: id, personIds: [extra] },
    ];
    await expect(plan("Too much", steps)).rejects.toThrow(/^Fuller house has 8 people/);
    expect(await sql()`select count(*)::int as n from unit_versions`).toEqual(before);
    expect(await sql()`select 1 from reorganisations where name = 'Too much'`).toHaveLength(0);
    await expect(plan("Late", [steps[0]], -1)).rejects.toMatchObject({ fields: { day: expect.any(String) } });
  });

  test("that cannot be done on its day is stuck as a whole, says why to its maker, and can be tried again", async () => {
    const [mover = "", filler = ""] = await makePeople(2);
    const id = await makeTeam(company, "Almost", await makePeople(7));
    const { id: planId } = await plan("Almost full", [
      { do: "rename", unitId: id, name: "Almost there" },
      { do: "seat", unitId: id, personIds: [mover] },
    ]);
    await seatPerson(maker, { personId: filler, unitId: id });
    expect(await at(day(21), () => applyDueReorganisations(SYSTEM))).toEqual({ done: 0, stuck: 1 });
    expect(await stateOf(planId)).toMatchObject({
      state: "stuck",
      problem: expect.stringMatching(/^Almost there has 8 people/),
    });
    expect(await nameAt(id, day(21))).toBe("Almost");
    expect(await mails()).toContainEqual({ to: maker.personId, subject: "“Almost full” is stuck" });
    await expect(at(day(22), () => carryOutReorganisation(maker, { id: planId }))).rejects.toMatchObject({
      code: "team_full",
    });
    await at(day(22), () => freeSeat(maker, { personId: filler }));
    await at(day(22.1), () => carryOutReorganisation(maker, { id: planId }));
    expect(await nameAt(id, day(23))).toBe("Almost there");
    await expect(cancelReorganisation(maker, { id: planId })).rejects.toMatchObject({ code: "not_found" });
  });

  test("of somebody who keeps the tree no longer waits for somebody who does", async () => {
    const id = await makeTeam(company, "Left behind");
    const { id: planId } = await plan("Parting gift", [{ do: "rename", unitId: id, name: "Mine" }]);
    const role = sql()`delete from role_grants where person_id = ${maker.personId} returning role, granted_at`;
    const [granted] = await role;
    expect(await at(day(21), () => applyDueReorganisations(SYSTEM))).toEqual({ done: 0, stuck: 1 });
    expect(await stateOf(planId)).toMatchObject({
      state: "stuck",
      problem: expect.stringMatching(/no longer on the people team/),
    });
    expect(await nameAt(id, day(22))).toBe("Left behind");
    await sql()`insert into role_grants (person_id, role, granted_at)
      values (${maker.personId}, ${granted?.role}, ${granted?.granted_at})`;
    await at(day(22), () => carryOutReorganisation(maker, { id: planId }));
    expect(await nameAt(id, day(23))).toBe("Mine");
  });

  test("of a clock that jumps: what is due happens once, in the order of the days, by many workers too", async () => {
    const id = await makeTeam(company, "Jumpy");
    await plan("Second", [{ do: "rename", unitId: id, name: "Jumpy three" }], 9);
    await plan("First", [{ do: "rename", unitId: id, name: "Jumpy two" }], 8);
    const counts = await at(day(400), () =>
      Promise.all([
        applyDueReorganisations(SYSTEM),
        applyDueReorganisations(SYSTEM),
        applyDueReorganisations(SYSTEM),
      ]),
    );
    expect(counts.reduce((sum, { done }) => sum + done, 0)).toBe(2);
    expect(await nameAt(id, day(401))).toBe("Jumpy three");
    expect(await at(day(-400), () => applyDueReorganisations(SYSTEM))).toEqual({ done: 0, stuck: 0 });
  });

  test("can be called off, and is told in words", async () => {
    const id = await makeTeam(company, "Undecided", await makePeople(2));
    const other = await makeTeam(company, "Certain", await makePeople(2));
    const { id: planId } = await plan("Perhaps", [
      { do: "merge", unitIds: [id, other], name: "Settled", key: "b" },
      { do: "move", unitId: "new:b", parentId: await makeUnit("department", "Hall", company) },
    ]);
    expect((await listAhead(maker, other)).map(({ words }) => words)).toEqual([
      "merges with Undecided into Settled",
    ]);
    const [told] = (await listReorganisations(maker)).filter((one) => one.id === planId);
    expect(told?.steps).toEqual([
      "Undecided and Certain become one team, Settled.",
      "Settled moves under Hall.",
    ]);
    await cancelReorganisation(maker, { id: planId });
    expect(await listAhead(maker, other)).toEqual([]);
  });

  test("can be looked at before it is planned", async () => {
    const id = await makeTeam(company, "Seen", await makePeople(3));
    const steps: Step[] = [{ do: "rename", unitId: id, name: "Seen anew" }];
    const { before, after } = await rehearseSteps(maker, { steps });
    expect(before).toMatchObject([{ id, name: "Seen", people: 3, parentName: "Bakery" }]);
    expect(after).toMatchObject([{ id, name: "Seen anew", people: 3 }]);
    expect(await nameAt(id, new Date())).toBe("Seen");
    await expect(rehearseSteps(actorOf(maker.personId), { steps })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

test("two weeks before a waiver ends its lead and its approver hear of it, once", async () => {
  const [leadId = ""] = await makePeople(1);
  const unitId = await makeTeam(company, "Reminded", await makePeople(8), { leadId });
  const until = new Date(Date.now() + 40 * DAY);
  const reason = "Two are learning the ovens.";
  await grantWaiver(maker, { unitId, seats: 10, reason, until: until.toISOString().slice(0, 10) });
  const before = (await mails()).length;
  const onDay = <T>(days: number, act: () => T) => at(new Date(Date.now() + days * DAY), act);
  expect(await onDay(20, () => remindOfWaivers(SYSTEM))).toBe(0);
  expect(await onDay(30, () => listEndingWaivers(actorOf(leadId)))).toMatchObject([
    { unitId, seats: 10, people: 8 },
  ]);
  expect(await onDay(30, () => remindOfWaivers(SYSTEM))).toBe(1);
  expect(await onDay(31, () => remindOfWaivers(SYSTEM))).toBe(0);
  const sent = (await mails()).slice(before);
  expect(sent.map(({ to }) => to).sort()).toEqual([leadId, maker.personId].sort());
  expect(sent[0]?.subject).toMatch(/^Reminded may seat 10 until \d+ \w+$/);
  expect((await listWaivers(maker)).map(({ teamName }) => teamName)).toContain("Reminded");
});

test("teams over the limit are listed, units are found by a part of their name", async () => {
  const id = await makeTeam(company, "Crowded kitchen", await makePeople(11), { ceiling: 11 });
  expect(await listTeamsOver(maker)).toContainEqual(
    expect.objectContaining({ id, people: 11, waivedUntil: null }),
  );
  expect(await searchUnits(maker, { search: "kitch crow" })).toMatchObject([
    { id, kind: "team", people: 11 },
  ]);
  expect(await searchUnits(maker, { search: "crowded", above: true })).toEqual([]);
  await expect(listTeamsOver(actorOf(maker.personId))).rejects.toMatchObject({ code: "forbidden" });
});

test("somebody's path tells tables, mergers, names and the time away", async () => {
  const [who = "", mate = ""] = await makePeople(2);
  const on = <T>(words: string, act: () => T) => at(new Date(`${words}T09:00:00Z`), act);
  const [first, second] = [await makeTeam(company, "Path A"), await makeTeam(company, "Path B", [mate])];
  await on("2026-02-01", () => seatPerson(maker, { personId: who, unitId: first }));
  await on("2026-03-01", () => renameUnit(maker, { unitId: first, name: "Path A anew" }));
  const merged = await on("2026-04-01", () =>
    mergeTeams(maker, { unitIds: [first, second], name: "Path C", leadId: null }),
  );
  await on("2026-05-01", () => freeSeat(maker, { personId: who }));
  await on("2026-08-01", () => seatPerson(maker, { personId: who, unitId: merged.unitId }));
  const { tables } = await getPerson(maker, who);
  expect(
    tables.map(({ unitId, name, people, cameOf, endedIn, names }) => ({
      unitId,
      name,
      people,
      cameOf,
      into: endedIn?.into,
      names: names.map((one) => one.name),
    })),
  ).toEqual([
    { unitId: first, name: "Path A anew", people: 1, cameOf: null, into: 1, names: ["Path A"] },
    { unitId: merged.unitId, name: "Path C", people: 2, cameOf: "merge", into: undefined, names: [] },
    { unitId: null, name: "", people: 0, cameOf: null, into: undefined, names: [] },
    { unitId: merged.unitId, name: "Path C", people: 2, cameOf: null, into: undefined, names: [] },
  ]);
});
