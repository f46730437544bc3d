import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import type { PersonActor } from "@/lib/actor";
import { postStrengths } from "./commands";
import {
  addStrength,
  bringStrengthBack,
  changeStrength,
  orderStrengths,
  retireStrength,
} from "./commands/catalogue";
import { declineSuggestion, suggestStrength } from "./commands/suggest";
import { getStrengthsOf, listCatalogue, listStrengths } from "./queries";
import { getCompanyMap } from "./queries/company-map";
import { getOwnDesk } from "./queries/desk";
import { getStrengthsAndOffer } from "./queries/of-person";
import { listSuggestionsForMe } from "./queries/suggestions";
import { FEWEST_IN_CATALOGUE } from "./rules";

useTestDatabase();

const FIVE = ["translator", "fixer", "listener", "long-view", "planner"];
let keeper: PersonActor;
let ada: PersonActor;
let bo: PersonActor;
let cy: PersonActor;

beforeAll(async () => {
  keeper = { ...(await newPerson("Keeper")), roles: ["people_team"] };
  [ada, bo, cy] = [await newPerson("Ada"), await newPerson("Bo"), await newPerson("Cy")];
});

const offered = async () => (await listStrengths(ada)).map(({ id }) => id);

test("forty to start with, ten a family, each with a hint and everyday words", async () => {
  const catalogue = await listCatalogue(keeper);
  expect(catalogue).toHaveLength(40);
  for (const family of ["hands", "head", "heart", "voice"]) {
    expect(catalogue.filter((strength) => strength.family === family)).toHaveLength(10);
  }
  expect(catalogue.filter(({ hint, words }) => hint === "" || words === "")).toEqual([]);
});

test("one is added, renamed and moved, by its keepers alone", async () => {
  const entry = { name: "Chief taster", family: "hands", hint: "Tries it first.", words: "soup" } as const;
  await expect(addStrength(ada, entry)).rejects.toMatchObject({ code: "forbidden" });
  const { strengthId } = await addStrength(keeper, entry);
  await expect(addStrength(keeper, { ...entry, name: "chief TASTER" })).rejects.toMatchObject({
    code: "conflict",
  });
  await changeStrength(keeper, { strengthId, ...entry, name: "Soup taster" });
  await expect(changeStrength(keeper, { strengthId, ...entry, name: "fixer" })).rejects.toMatchObject({
    code: "conflict",
  });
  const ids = await offered();
  await orderStrengths(keeper, { strengths: [strengthId, ...ids.filter((id) => id !== strengthId)] });
  expect((await listStrengths(ada))[0]).toMatchObject({ id: strengthId, name: "Soup taster" });
  await expect(orderStrengths(keeper, { strengths: ids.slice(1) })).rejects.toMatchObject({
    code: "conflict",
  });
  const said =
    await getSql()`select action from audit where subject = ${`strength:${strengthId}`} order by id`;
  expect(said.map(({ action }) => action)).toEqual(["strength added", "strength changed"]);
});

test("what is taken out stays with whoever posted it, and nobody else can choose it", async () => {
  await postStrengths(ada, { strengths: FIVE });
  await retireStrength(keeper, { strengthId: "fixer" });
  expect(await offered()).not.toContain("fixer");
  expect((await getStrengthsOf(bo, ada.personId)).map(({ id }) => id)).toEqual(FIVE);
  expect((await getOwnDesk(ada)).catalogue.map(({ id }) => id)).toContain("fixer");
  await postStrengths(ada, { strengths: [...FIVE].reverse() });
  await expect(postStrengths(bo, { strengths: FIVE })).rejects.toMatchObject({ code: "invalid" });
  await bringStrengthBack(keeper, { strengthId: "fixer" });
  await postStrengths(bo, { strengths: FIVE });
});

test("ten stay at least, also when two take one out at once", async () => {
  const ids = await offered();
  for (const strengthId of ids.slice(FEWEST_IN_CATALOGUE + 1)) await retireStrength(keeper, { strengthId });
  const last = (await offered()).slice(0, 2);
  const both = await Promise.allSettled(last.map((strengthId) => retireStrength(keeper, { strengthId })));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await offered()).toHaveLength(FEWEST_IN_CATALOGUE);
  const gone = (await listCatalogue(keeper)).filter(({ isRetired }) => isRetired);
  for (const { id } of gone) await bringStrengthBack(keeper, { strengthId: id });
});

test("colleagues suggest, the person decides by posting it", async () => {
  await postStrengths(ada, { strengths: FIVE });
  await suggestStrength(bo, { personId: ada.personId, strengthId: "teacher" });
  await suggestStrength(cy, { personId: ada.personId, strengthId: "teacher" });
  const [suggested] = await listSuggestionsForMe(ada);
  expect(suggested).toMatchObject({ id: "teacher", by: [{ name: "Bo Test" }, { name: "Cy Test" }] });
  expect(await listSuggestionsForMe(bo)).toEqual([]);
  const { offered } = await getStrengthsAndOffer(bo, ada.personId);
  expect(offered.length).toBeGreaterThan(30);
  expect(offered.map(({ id }) => id)).not.toContain("teacher");
  expect((await getStrengthsAndOffer(ada, ada.personId)).offered).toEqual([]);
  await postStrengths(ada, { strengths: [...FIVE, "teacher"] });
  expect(await listSuggestionsForMe(ada)).toEqual([]);
});

test("after a 'not me' nobody is asked twice, and nobody learns of it", async () => {
  await suggestStrength(bo, { personId: ada.personId, strengthId: "host" });
  await declineSuggestion(ada, { strengthId: "host" });
  await suggestStrength(cy, { personId: ada.personId, strengthId: "host" });
  expect(await listSuggestionsForMe(ada)).toEqual([]);
  const said = await getSql()`
    select subject, detail::text as detail from audit where action in ('strength suggested', 'suggestion declined')`;
  expect(new Set(said.map(({ subject, detail }) => `${subject} ${detail}`))).toEqual(new Set(["null {}"]));
  await expect(declineSuggestion(ada, { strengthId: "host" })).rejects.toMatchObject({ code: "not_found" });
});

test("three a pair, not what they list, not oneself", async () => {
  const to = (strengthId: string) => suggestStrength(bo, { personId: cy.personId, strengthId });
  await postStrengths(cy, { strengths: FIVE });
  await expect(to("fixer")).rejects.toMatchObject({ code: "conflict" });
  const sent = await Promise.allSettled(["writer", "presenter", "builder", "inventor"].map(to));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  const own = suggestStrength(bo, { personId: bo.personId, strengthId: "writer" });
  await expect(own).rejects.toMatchObject({ code: "invalid" });
});

test("the company's map counts the top five of those who are here", async () => {
  await getSql()`delete from person_strengths`;
  await postStrengths(ada, { strengths: [...FIVE, "teacher"] });
  await postStrengths(bo, { strengths: ["fixer", ...FIVE.filter((id) => id !== "fixer")] });
  await postStrengths(cy, { strengths: FIVE });
  await getSql()`update people set left_at = now() - interval '1 day' where id = ${cy.personId}`;
  const map = await getCompanyMap(keeper);
  expect(map.posted).toBe(2);
  expect(map.rows.find(({ id }) => id === "fixer")).toMatchObject({ people: 2, firsts: 1 });
  expect(map.nobody.map(({ id }) => id)).toContain("teacher");
});

async function newPerson(name: string): Promise<PersonActor> {
  const [person] = await getSql()<{ id: string }[]>`
    insert into people (given_name, family_name, email, created_at)
    values (${name}, 'Test', ${`${name}@example.org`}, now()) returning id`;
  if (!person) throw new Error("no person");
  return { kind: "person", personId: person.id, name, roles: [], leads: [], owns: [], judges: [] };
}
