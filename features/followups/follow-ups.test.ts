import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { moveFollowUp, promiseFollowUp } from "./commands";
import { listFollowUps, listFollowUpsFor } from "./queries";

useTestDatabase();

const TODAY = new Date("2026-03-10T09:00:00Z");
const today = <T>(act: () => T) => at(TODAY, act);
const promise = {
  youSaid: "Scanners die.",
  weDo: "One owner.",
  knowWhen: "nobody asks twice",
  dueOn: "2026-04-01",
};
const units: Record<string, string> = {};
const people: Record<string, PersonActor> = {};

beforeAll(async () => {
  const sql = getSql();
  await sql`insert into company (name, created_at) values ('Test', ${TODAY})`;
  for (const name of ["boss", "lead", "member", "elsewhere", "owner"]) {
    const [row] = await sql<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values (${name}, 'Test', ${`${name}@example.org`}, ${TODAY}) returning id`;
    people[name] = {
      kind: "person",
      personId: row?.id ?? "",
      name,
      roles: [],
      leads: [],
      owns: [],
      judges: [],
    };
  }
  const tree = [
    ["company", "company", null, "boss"],
    ["team", "team", "company", "lead"],
    ["other", "team", "company", "elsewhere"],
  ] as const;
  for (const [name, kind, parent, lead] of tree) {
    const [unit] = await sql<{ id: string }[]>`insert into units (created_at) values (${TODAY}) returning id`;
    units[name] = unit?.id ?? "";
    await sql`insert into unit_versions (unit_id, parent_id, kind, name, lead_id, valid) values
      (${units[name]}, ${parent && (units[parent] ?? null)}, ${kind}, ${name}, ${who(lead).personId}, tstzrange('2020-01-01', null))`;
    if (kind === "team") await sql`insert into teams (unit_id) values (${units[name]})`;
  }
  const seats = { lead: "team", member: "team", elsewhere: "other", owner: "other" };
  for (const [name, team] of Object.entries(seats)) {
    await sql`insert into seats (person_id, unit_id, valid)
      values (${who(name).personId}, ${units[team] ?? ""}, tstzrange('2020-01-01', null))`;
  }
});

const who = (name: string): PersonActor => people[name] as PersonActor;
const toTeam = (by: string, change: Partial<typeof promise> = {}) => {
  const input = { ...promise, ...change, unitId: units.team ?? "", ownerId: who("owner").personId };
  return today(() => promiseFollowUp(who(by), input));
};

test("only whoever may act on a unit promises something to it", async () => {
  await expect(toTeam("member")).rejects.toMatchObject({ code: "forbidden" });
  await expect(toTeam("elsewhere")).rejects.toMatchObject({ code: "not_found" });
  const input = { ...promise, unitId: units.team ?? "", ownerId: who("owner").personId };
  await expect(promiseFollowUp(OUTSIDER, input)).rejects.toMatchObject({ code: "not_signed_in" });
  await expect(toTeam("lead", { dueOn: "2026-03-01" })).rejects.toMatchObject({
    fields: { dueOn: expect.any(String) },
  });
  const nobody = { ...input, ownerId: "00000000-0000-4000-8000-000000000000" };
  await expect(today(() => promiseFollowUp(who("lead"), nobody))).rejects.toMatchObject({
    fields: { ownerId: expect.any(String) },
  });
});

test("it hangs at the unit and on its people's Home, and nobody else's", async () => {
  await toTeam("lead");
  await toTeam("boss", { weDo: "Two owners." });
  const hung = await today(() => listFollowUps(who("member"), units.team ?? ""));
  expect(hung).toMatchObject([
    { number: expect.any(Number), unitName: "team", owner: { name: "owner Test" }, stage: "on_the_table" },
    { dueOn: "2026-04-01" },
  ]);
  expect(hung.map(({ number }) => number).sort()).toEqual([1, 2]);
  expect(await today(() => listFollowUpsFor(who("member")))).toHaveLength(2);
  expect(await today(() => listFollowUpsFor(who("elsewhere")))).toHaveLength(0);
  await expect(listFollowUps(who("elsewhere"), units.team ?? "")).rejects.toMatchObject({
    code: "not_found",
  });
});

test("the line and its owner move it; served says what came of it, and is the end", async () => {
  const [first] = await today(() => listFollowUps(who("lead"), units.team ?? ""));
  const followUpId = first?.id ?? "";
  const move = (by: string, stage: "in_the_oven" | "served", outcome?: string) =>
    today(() => moveFollowUp(who(by), { followUpId, stage, outcome }));
  await expect(move("member", "in_the_oven")).rejects.toMatchObject({ code: "forbidden" });
  await expect(move("elsewhere", "in_the_oven")).rejects.toMatchObject({ code: "not_found" });
  await move("owner", "in_the_oven");
  await expect(move("lead", "in_the_oven")).rejects.toMatchObject({ code: "conflict" });
  await expect(move("lead", "served")).rejects.toMatchObject({ fields: { outcome: expect.any(String) } });
  await move("lead", "served", "Asked twice once, then never.");
  await expect(move("lead", "in_the_oven")).rejects.toMatchObject({ code: "conflict" });
  const [served] = await today(() => listFollowUps(who("lead"), units.team ?? ""));
  expect(served).toMatchObject({
    stage: "served",
    outcome: "Asked twice once, then never.",
    servedAt: TODAY,
  });
});
