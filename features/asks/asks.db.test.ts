import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { postStrengths } from "@/features/strengths/commands";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { answerAsk, askForHelp, putAnswerAway, takeBackAsk } from "./commands";
import { getAskedThisMonth } from "./queries/asked";
import { findRightPeople, getSearchWords } from "./queries/right-people";
import { getAskTickets } from "./queries/tickets";
import { ASKS_A_DAY, FULL_PLATE } from "./rules";

useTestDatabase();

const NOON = new Date("2026-11-20T12:00:00Z");
const CALM = ["calm-in-a-rush", "listener", "fixer", "writer", "planner"];
const OTHER = ["planner", "writer", "fixer", "builder", "inventor"];
let ada: PersonActor;
let bo: PersonActor;
let cy: PersonActor;
let crowd: PersonActor[];

beforeAll(async () => {
  ada = await newPerson("Ada");
  bo = await newPerson("Bo", "Payroll Specialist");
  cy = await newPerson("Cy");
  crowd = await Promise.all(Array.from({ length: 12 }, (_, i) => newPerson(`Crowd${i}`)));
});

beforeEach(async () => {
  await getSql()`delete from asks`;
  await getSql()`delete from rate_windows`;
});

const ask = (who: PersonActor, whom: PersonActor, words = "Have you got a moment?") =>
  at(NOON, () => askForHelp(who, { personId: whom.personId, words }));

test("a request hangs on one rail, the answer on the other, and is taken off it", async () => {
  await ask(ada, bo, "How does payroll count leap days?");
  const [hangs] = (await getAskTickets(bo)).toAnswer;
  expect(hangs).toMatchObject({ words: "How does payroll count leap days?", from: { name: "Ada Test" } });
  expect((await getAskTickets(ada)).answered).toEqual([]);

  await answerAsk(bo, { askId: hangs?.id ?? "", answer: "yes" });
  expect((await getAskTickets(bo)).toAnswer).toEqual([]);
  const [answered] = (await getAskTickets(ada)).answered;
  expect(answered).toMatchObject({ answer: "yes", by: { name: "Bo Test" } });

  await putAnswerAway(ada, { askId: answered?.id ?? "" });
  expect((await getAskTickets(ada)).answered).toEqual([]);
});

test("the request goes out by mail to the one, the answer to the other", async () => {
  vi.stubEnv("SMTP_URL", "smtp://localhost:1");
  vi.stubEnv("MAIL_FROM", "Two Pizza <portal@example.org>");
  await ask(ada, bo, "How does payroll count leap days?");
  const [hangs] = (await getAskTickets(bo)).toAnswer;
  await answerAsk(bo, { askId: hangs?.id ?? "", answer: "not_now" });
  vi.unstubAllEnvs();
  const sent = await getSql()<{ payload: Record<string, string> }[]>`
    select payload from graphile_worker._private_jobs order by id`;
  expect(sent.map(({ payload }) => payload)).toMatchObject([
    { to: bo.personId, subject: "Ada Test asks for your help", path: "/" },
    { to: ada.personId, subject: "Bo Test has no time now", path: "/people/right-person" },
  ]);
  expect(sent[0]?.payload.text).toContain("How does payroll count leap days?");
});

test("one open request a pair, however many are sent at once; another one after the answer", async () => {
  const sent = await Promise.allSettled(Array.from({ length: 6 }, () => ask(ada, bo)));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(ask(ada, bo)).rejects.toMatchObject({ code: "conflict" });
  const [hangs] = (await getAskTickets(bo)).toAnswer;
  await answerAsk(bo, { askId: hangs?.id ?? "", answer: "not_now" });
  await expect(answerAsk(bo, { askId: hangs?.id ?? "", answer: "yes" })).rejects.toMatchObject({
    code: "conflict",
  });
  await ask(ada, bo);
});

test("ten a day by one person, and a refused one is not counted", async () => {
  for (const whom of crowd.slice(0, ASKS_A_DAY - 1)) await ask(ada, whom);
  await expect(ask(ada, crowd[0] ?? bo)).rejects.toMatchObject({ code: "conflict" });
  const both = await Promise.allSettled(crowd.slice(ASKS_A_DAY - 1).map((whom) => ask(ada, whom)));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(ask(ada, bo)).rejects.toMatchObject({ code: "too_many" });
  const tomorrow = new Date(NOON.getTime() + 86_400_000);
  await at(tomorrow, () => askForHelp(ada, { personId: bo.personId, words: "And today?" }));
});

test("nobody reads, answers or takes back what is between two others", async () => {
  await ask(ada, bo);
  const [hangs] = (await getAskTickets(bo)).toAnswer;
  const askId = hangs?.id ?? "";
  for (const other of [cy, ada]) {
    await expect(answerAsk(other, { askId, answer: "yes" })).rejects.toMatchObject({ code: "not_found" });
  }
  for (const other of [cy, bo]) {
    await expect(takeBackAsk(other, { askId })).rejects.toMatchObject({ code: "not_found" });
    await expect(putAnswerAway(other, { askId })).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await getAskTickets(cy)).toEqual({ toAnswer: [], answered: [] });
  expect((await getAskedThisMonth(cy, bo.personId)).mine).toBeNull();
  const said =
    await getSql()`select detail::text || coalesce(subject, '') as words from audit where action like 'help%'`;
  for (const { words } of said) expect(words).not.toContain(bo.personId);
  await takeBackAsk(ada, { askId });
  expect((await getAskTickets(bo)).toAnswer).toEqual([]);
});

test("not oneself, nobody who left, no stranger", async () => {
  await expect(ask(ada, ada)).rejects.toMatchObject({ code: "invalid" });
  await getSql()`update people set left_at = '2026-11-01' where id = ${cy.personId}`;
  await expect(ask(ada, cy)).rejects.toMatchObject({ code: "not_found" });
  await getSql()`update people set left_at = null where id = ${cy.personId}`;
  const strange = askForHelp(OUTSIDER, { personId: bo.personId, words: "Let me in" });
  await expect(strange).rejects.toMatchObject({ code: "not_signed_in" });
});

test("this month is told to all; from six on, two others with the same strength and time", async () => {
  const [one, two, three, ...askers] = crowd as [PersonActor, PersonActor, PersonActor, ...PersonActor[]];
  for (const who of [bo, one, two, three]) await postStrengths(who, { strengths: CALM });
  for (const who of askers.slice(0, FULL_PLATE)) await ask(who, bo);
  for (const who of askers.slice(0, FULL_PLATE)) await ask(who, three);
  await ask(askers[0] as PersonActor, one);
  const asked = await at(NOON, () => getAskedThisMonth(ada, bo.personId));
  expect(asked).toMatchObject({ asks: FULL_PLATE, strength: "Calm in a rush", isMoreThanHalf: true });
  expect(asked.others.map(({ id, asks }) => ({ id, asks }))).toEqual([
    { id: two.personId, asks: 0 },
    { id: one.personId, asks: 1 },
  ]);
  const nextMonth = await at(new Date("2026-12-01T00:00:00Z"), () => getAskedThisMonth(ada, bo.personId));
  expect(nextMonth).toMatchObject({ asks: 0, others: [], isMoreThanHalf: false });
});

test("found by plain words, free ones first, the busy one after two others, and never oneself or a leaver", async () => {
  const [one, two, three, ...askers] = crowd as [PersonActor, PersonActor, PersonActor, ...PersonActor[]];
  for (const who of [ada, bo, one, two]) await postStrengths(who, { strengths: CALM });
  await postStrengths(three, { strengths: [...OTHER, "calm-in-a-rush"] });
  for (const who of askers.slice(0, FULL_PLATE)) await ask(who, bo);
  await ask(askers[0] as PersonActor, one);
  const { known } = await getSearchWords(ada);
  const find = async (typed: string, chosen = {}) =>
    (await at(NOON, () => findRightPeople(ada, { typed, ...chosen }, known))).people.map(({ id }) => id);

  const calm = await find("somebody who can calm an angry customer about payroll");
  expect(calm.indexOf(two.personId)).toBeLessThan(calm.indexOf(one.personId));
  expect(calm.indexOf(one.personId)).toBeLessThan(calm.indexOf(bo.personId));
  expect(calm.indexOf(bo.personId)).toBeLessThan(calm.indexOf(three.personId));
  expect(calm).not.toContain(ada.personId);

  expect(await find("payroll")).toEqual([bo.personId]);
  expect(await find("Crowd3")).toEqual([crowd[3]?.personId]);
  expect(await find("crowd", { strength: "inventor" })).toEqual([three.personId]);
  const lukasz = await newPerson("Łukasz");
  for (const typed of ["Łukasz", "ŁUKASZ", "lukasz"]) expect(await find(typed)).toEqual([lukasz.personId]);
  expect(await find("")).toEqual([]);
  expect(await find("100% _\\ ' or 1=1")).toEqual([]);

  await getSql()`update people set left_at = '2026-11-01' where id = ${bo.personId}`;
  expect(await find("payroll")).toEqual([]);
  await getSql()`update people set left_at = null where id = ${bo.personId}`;
});

test("found by the unit they sit in and the service they look after", async () => {
  const sql = getSql();
  const [service] = await sql<{ id: string }[]>`
    insert into services (slug, name, promise, created_at) values ('badges', 'Access and badges', '', now()) returning id`;
  await sql`insert into service_owners (service_id, person_id) values (${service?.id ?? ""}, ${cy.personId})`;
  await sql`insert into company (name, created_at) values ('Beacon', now())`;
  const unit = async (kind: string, name: string, parentId: string | null) => {
    const [row] = await sql<{ id: string }[]>`insert into units (created_at) values (now()) returning id`;
    const id = row?.id ?? "";
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
      values (${id}, ${parentId}, ${kind}, ${name}, '[2026-01-01,)')`;
    return id;
  };
  const top = await unit("company", "Beacon", null);
  const north = await unit("business_unit", "Harbour", top);
  const team = await unit("team", "Night watch", north);
  await sql`insert into teams (unit_id) values (${team})`;
  await sql`insert into seats (person_id, unit_id, valid) values (${bo.personId}, ${team}, '[2026-02-01,)')`;
  const { known, filters } = await getSearchWords(ada);
  const find = (typed: string, chosen = {}) =>
    at(NOON, () => findRightPeople(ada, { typed, ...chosen }, known));
  expect((await find("harbour")).people).toMatchObject([
    { id: bo.personId, teamName: "Night watch", why: [{ kind: "unit", name: "Harbour" }] },
  ]);
  expect((await find("a badge that opens nothing")).people).toMatchObject([
    { id: cy.personId, why: [{ kind: "service", name: "Access and badges", owns: true }] },
  ]);
  expect((await find("", { unit: north })).people).toMatchObject([{ id: bo.personId }]);
  expect((await find("", { unit: north, service: service?.id })).people).toEqual([]);
  expect(filters.units).toEqual([{ id: north, name: "Harbour" }]);
});

async function newPerson(name: string, title = ""): Promise<PersonActor> {
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, email, title, created_at)
    values (${name}, 'Test', ${`${name}@example.org`}, ${title}, now()) returning id`;
  if (!person) throw new Error("no person");
  return { kind: "person", personId: person.id, name, roles: [], leads: [], owns: [], judges: [] };
}
