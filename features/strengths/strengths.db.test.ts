import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { postStrengths } from "./commands";
import { getStrengthsOf, getStrengthsOfMany, listCatalogue, listStrengths, listTeamMap } from "./queries";

useTestDatabase();

const FIVE = ["translator", "fixer", "listener", "long-view", "planner"];
const REST = ["teacher", "host", "backer", "rallier", "builder", "finisher"];
let ada: PersonActor;
let bo: PersonActor;

beforeAll(async () => {
  ada = await newPerson("Ada");
  bo = await newPerson("Bo");
});

test("strengths are posted in order and replaced as a whole", async () => {
  await postStrengths(ada, { strengths: [...FIVE, "host"] });
  expect(await namesOf(ada)).toEqual([...FIVE, "host"]);
  const turned = [...FIVE].reverse();
  await postStrengths(ada, { strengths: turned });
  expect(await namesOf(ada)).toEqual(turned);
});

test("none takes them down", async () => {
  await postStrengths(bo, { strengths: FIVE });
  await postStrengths(bo, { strengths: [] });
  expect(await namesOf(bo)).toEqual([]);
});

test.each([
  ["four", FIVE.slice(1), "one is missing"],
  ["eleven", [...FIVE, ...REST], "this is 11"],
  ["twice the same", [...FIVE, "fixer"], "twice"],
  ["one that is not in the catalogue", [...FIVE, "juggler"], "no longer in it"],
])("%s: refused, and the earlier ones stay", async (_what, strengths, sentence) => {
  await postStrengths(ada, { strengths: FIVE });
  await expect(postStrengths(ada, { strengths })).rejects.toMatchObject({
    code: "invalid",
    fields: { strengths: expect.stringContaining(sentence) },
  });
  expect(await namesOf(ada)).toEqual(FIVE);
});

test("only somebody signed in posts, and each for themselves", async () => {
  for (const actor of [OUTSIDER, SYSTEM]) {
    await expect(postStrengths(actor, { strengths: FIVE })).rejects.toMatchObject({ code: "not_signed_in" });
  }
  await postStrengths(ada, { strengths: FIVE });
  expect(await namesOf(bo)).toEqual([]);
});

test("a stranger reads nothing", async () => {
  for (const read of [
    listStrengths(OUTSIDER),
    getStrengthsOf(OUTSIDER, ada.personId),
    getStrengthsOfMany(OUTSIDER, [ada.personId]),
    listTeamMap(OUTSIDER, [ada.personId]),
  ]) {
    await expect(read).rejects.toMatchObject({ code: "not_signed_in" });
  }
});

test("the database itself refuses four, by whatever path", async () => {
  const sql = getSql();
  const write = sql.begin(async (tx) => {
    for (const [i, strength] of FIVE.slice(0, 4).entries()) {
      await tx`insert into person_strengths (person_id, position, strength_id) values (${bo.personId}, ${i + 1}, ${strength})`;
    }
  });
  await expect(write).rejects.toMatchObject({ code: "TP004" });
  await postStrengths(ada, { strengths: FIVE });
  const remove = sql`delete from person_strengths where person_id = ${ada.personId} and position = 5`;
  await expect(remove).rejects.toMatchObject({ code: "TP004" });
});

test("two posts at once leave one whole list", async () => {
  const lists = [FIVE, [...FIVE].reverse(), [...REST], [...FIVE, ...REST.slice(0, 5)]];
  await Promise.all([...lists, ...lists].map((strengths) => postStrengths(ada, { strengths })));
  expect(lists).toContainEqual(await namesOf(ada));
});

test("the catalogue counts those who are here now", async () => {
  await postStrengths(ada, { strengths: FIVE });
  await postStrengths(bo, { strengths: [...FIVE] });
  await getSql()`update people set left_at = '2026-03-01' where id = ${bo.personId}`;
  const counted = async () => (await listCatalogue(SYSTEM)).find(({ id }) => id === "fixer")?.people;
  expect(await at(new Date("2026-02-01"), counted)).toBe(2);
  expect(await at(new Date("2026-04-01"), counted)).toBe(1);
  await getSql()`update people set left_at = null where id = ${bo.personId}`;
});

test("a team's map reads the lists of its people alone", async () => {
  await postStrengths(ada, { strengths: FIVE });
  await postStrengths(bo, { strengths: ["fixer", ...REST.slice(0, 5)] });
  const map = await listTeamMap(ada, [ada.personId, bo.personId, "nobody"]);
  expect(map.posted).toBe(2);
  expect(map.rows[0]).toMatchObject({ id: "fixer", name: "Fixer", family: "hands" });
  expect(map.rows[0]?.marks).toContainEqual({ personId: bo.personId, first: true });
  expect(map.rows[0]?.marks).toContainEqual({ personId: ada.personId, first: false });
  expect((await listTeamMap(ada, [ada.personId])).posted).toBe(1);
});

async function namesOf(actor: PersonActor): Promise<string[]> {
  return (await getStrengthsOf(bo, actor.personId)).map(({ id }) => id);
}

async function newPerson(name: string): Promise<PersonActor> {
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values (${name}, 'Test', ${`${name}@example.org`}, now()) returning id`;
  if (!person) throw new Error("no person");
  return { kind: "person", personId: person.id, name, roles: [], leads: [], owns: [], judges: [] };
}
