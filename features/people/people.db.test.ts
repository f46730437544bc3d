import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { sendPicture } from "@/lib/pictures/upload";
import { hangPicture, takePictureDown, writeAbout } from "./commands/profile";
import { getPerson, listPeople } from "./queries";
import { findPeople, searchPeople } from "./queries/find";

useTestDatabase();

const START = new Date("2026-01-05T09:00:00Z");
const MOVE = new Date("2026-06-03T09:00:00Z");
const LATER = new Date("2026-07-01T09:00:00Z");
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
let jose: PersonActor;
let boss: PersonActor;
let ovens: string;
let counter: string;

/** A boss who leads the ovens, José who moved from the counter to the ovens, and fifty people without a seat. */
beforeAll(async () => {
  const sql = getSql();
  await sql`insert into company (name, created_at) values ('Bakery', ${START})`;
  boss = await newPerson("Ada", "Oven", "Head baker", null);
  jose = await newPerson("José", "Núñez", "Buyer", boss.personId);
  const home = await newUnit("company", "Bakery", null, null);
  ovens = await newUnit("team", "Ovens", home, boss.personId);
  counter = await newUnit("team", "Counter", home, null);
  await sql`insert into teams (unit_id) values (${ovens}), (${counter})`;
  await seat(boss, ovens, START, null);
  await seat(jose, counter, START, MOVE);
  await seat(jose, ovens, MOVE, null);
  for (let i = 10; i < 60; i += 1) await newPerson("Kim", `Dough ${i}`, "Baker", boss.personId);
});

test("a person's page tells their table, path, line and the tables before", async () => {
  const page = await at(LATER, () => getPerson(boss, jose.personId));
  expect(page).toMatchObject({
    name: "José Núñez",
    teamId: ovens,
    teamName: "Ovens",
    leads: [],
    hasLeft: false,
  });
  expect(page.manager).toMatchObject({ id: boss.personId, name: "Ada Oven" });
  expect(page.path.map(({ name }) => name)).toEqual(["Bakery", "Ovens"]);
  expect(page.tables).toMatchObject([
    { unitId: counter, name: "Counter", since: START, until: MOVE, people: 1 },
    { unitId: ovens, name: "Ovens", since: MOVE, until: null, people: 2 },
  ]);
  const lead = await at(LATER, () => getPerson(jose, boss.personId));
  expect(lead.leads.map(({ name }) => name)).toEqual(["Ovens"]);
  expect(lead.manager).toBeNull();
});

test("nobody by that address is not found", async () => {
  for (const id of ["00000000-0000-4000-8000-000000000000", "me", "' or true --"]) {
    await expect(getPerson(boss, id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a search needs no accents, capitals or order, and looks at titles and teams as well", async () => {
  const names = async (search: string) =>
    (await at(LATER, () => searchPeople(boss, { search }))).people.map(({ name }) => name);
  expect(await names("NUNEZ jose")).toEqual(["José Núñez"]);
  expect(await names("buyer")).toEqual(["José Núñez"]);
  expect(await names("oven")).toEqual(["Ada Oven", "José Núñez"]);
  expect(await names("100%")).toEqual([]);
  expect(await names("_")).toEqual([]);
  const picked = await at(LATER, () => findPeople(boss, { search: "oven" }));
  expect(picked.map(({ name }) => name)).toEqual(["Ada Oven"]);
});

test("everybody comes a page at a time, and a page past the end is the last", async () => {
  const first = await searchPeople(boss);
  expect(first).toMatchObject({ total: 52, page: 1, pages: 2 });
  expect(first.people).toHaveLength(48);
  const last = await searchPeople(boss, { page: 99 });
  expect(last).toMatchObject({ page: 2 });
  expect(last.people).toHaveLength(4);
  expect(new Set([...first.people, ...last.people].map(({ id }) => id)).size).toBe(52);
});

test("a stranger finds nobody", async () => {
  for (const read of [
    searchPeople(OUTSIDER),
    findPeople(OUTSIDER, {}),
    listPeople(OUTSIDER, { ids: [] }),
    getPerson(OUTSIDER, boss.personId),
  ]) {
    await expect(read).rejects.toMatchObject({ code: "not_signed_in" });
  }
});

test("one's line is one's own", async () => {
  await writeAbout(jose, { personId: jose.personId, about: "Buys the flour." });
  expect((await getPerson(boss, jose.personId)).about).toBe("Buys the flour.");
  const other = { personId: jose.personId, about: "Burns the bread." };
  await expect(writeAbout(boss, other)).rejects.toMatchObject({ code: "forbidden" });
  await expect(writeAbout(OUTSIDER, other)).rejects.toMatchObject({ code: "not_signed_in" });
  expect((await getPerson(boss, jose.personId)).about).toBe("Buys the flour.");
});

test("one's picture hangs at once, is one's own, and can be taken down", async () => {
  const focal = { x: 0.5, y: 0.5, zoom: 1 };
  const pictureId = await sendPicture(jose, { bytes: Buffer.from(PIXEL, "base64"), focal });
  await expect(hangPicture(boss, { pictureId })).rejects.toMatchObject({ code: "not_found" });
  await expect(hangPicture(OUTSIDER, { pictureId })).rejects.toMatchObject({ code: "not_signed_in" });
  await hangPicture(jose, { pictureId });
  expect(await getPerson(boss, jose.personId)).toMatchObject({ pictureId, pictureIsTheirs: true });
  await takePictureDown(jose);
  expect(await getPerson(boss, jose.personId)).toMatchObject({ pictureId: null, pictureIsTheirs: false });
});

async function newPerson(
  given: string,
  family: string,
  title: string,
  manager: string | null,
): Promise<PersonActor> {
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, title, email, manager_id, created_at)
    values (${given}, ${family}, ${title}, ${`${given}.${family}@bakery.org`.replace(" ", "")}, ${manager}, ${START})
    returning id`;
  if (!person) throw new Error("no person");
  return {
    kind: "person",
    personId: person.id,
    name: `${given} ${family}`,
    roles: [],
    leads: [],
    owns: [],
    judges: [],
  };
}

async function newUnit(
  kind: string,
  name: string,
  parent: string | null,
  lead: string | null,
): Promise<string> {
  const [unit] = await getSql()<
    { id: string }[]
  >`insert into units (created_at) values (${START}) returning id`;
  if (!unit) throw new Error("no unit");
  await getSql()`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid)
    values (${unit.id}, ${parent}, ${kind}, ${name}, ${lead}, tstzrange(${START}, null))`;
  return unit.id;
}

async function seat(person: PersonActor, unit: string, from: Date, to: Date | null): Promise<void> {
  await getSql()`insert into seats (person_id, unit_id, valid)
    values (${person.personId}, ${unit}, tstzrange(${from}::timestamptz, ${to}::timestamptz))`;
}
