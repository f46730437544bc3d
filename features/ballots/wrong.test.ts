import { readdir } from "node:fs/promises";
import { afterEach, beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { closeRound, openRound } from "@/features/surveys/commands";
import { getRound, previewRound } from "@/features/surveys/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { cutSealingKeys, cutSigningKey, destroyRoundKeys } from "@/lib/round-keys";
import { cutKeys } from "./cut";
import { getPulseTicket } from "./queries";
import { destroySpentKeys, tallyRound } from "./tally/tally";
import {
  answer,
  DAY,
  duringWeek,
  FRIDAY,
  finishWeek,
  foundCompany,
  MONDAY,
  openWeek,
  type TestCompany,
} from "./test-company";

useTestDatabase();

const NEXT_MONDAY = new Date(MONDAY.getTime() + 7 * DAY);

let company: TestCompany;
let boss: PersonActor;

const everybody = () => company.teams.flatMap(({ people }) => people);
const keyFolders = () => readdir(process.env.SEAL_DIR as string);
const plan = { name: "Called off", closesAt: FRIDAY, strict: false };

beforeAll(async () => {
  company = await foundCompany([6, 7, 12]);
  boss = company.boss;
});

afterEach(async () => {
  const open = await getSql()<{ id: string }[]>`select id from rounds where state in ('cutting', 'open')`;
  for (const { id } of open) {
    await at(MONDAY, () => closeRound(boss, { roundId: id, reason: "Test over." }));
    await tallyRound(SYSTEM, { roundId: id });
  }
});

test("keys that were being cut when the power went are finished, and none is cut twice", async () => {
  const { roundId } = await at(MONDAY, () => openRound(boss, { ...plan, name: "Power cut" }));
  expect(await getRound(boss, roundId)).toMatchObject({ state: "cutting", keys: { cut: 0, total: 3 } });
  const [first] = [...company.teams.map(({ id }) => id)].sort();
  await cutSealingKeys(roundId);
  const modulus = await cutSigningKey(roundId, first as string);
  await at(MONDAY, () => Promise.all([cutKeys(SYSTEM, { roundId }), cutKeys(SYSTEM, { roundId })]));
  expect(await getRound(boss, roundId)).toMatchObject({ state: "open", keys: null });
  const keys = await getSql()`select unit_id as id, modulus from unit_keys where round_id = ${roundId}`;
  expect(keys).toHaveLength(3);
  expect(Buffer.from(modulus).equals(keys.find(({ id }) => id === first)?.modulus)).toBe(true);
  expect(await duringWeek(() => answer(everybody()[0] as PersonActor, roundId, 9))).toHaveLength(32);
});

test("nobody but the portal cuts keys, and a round that waits for them takes no ballot", async () => {
  const { roundId } = await at(MONDAY, () => openRound(boss, plan));
  await expect(cutKeys(boss, { roundId })).rejects.toMatchObject({ code: "forbidden" });
  const who = everybody()[0] as PersonActor;
  await expect(duringWeek(() => answer(who, roundId, 9))).rejects.toMatchObject({ code: "not_found" });
  expect(await duringWeek(() => getPulseTicket(who))).toBeNull();
});

test("a round that is called off while its keys are cut never opens", async () => {
  const { roundId } = await at(MONDAY, () => openRound(boss, plan));
  await cutSealingKeys(roundId);
  await at(MONDAY, () => closeRound(boss, { roundId, reason: "A wrong question." }));
  await at(MONDAY, () => cutKeys(SYSTEM, { roundId }));
  await destroySpentKeys(SYSTEM);
  expect(await keyFolders()).toEqual([]);
  expect(await getRound(boss, roundId)).toMatchObject({ state: "void", reason: "A wrong question." });
});

test("keys that come after the closing time open nothing", async () => {
  const { roundId } = await at(MONDAY, () => openRound(boss, { ...plan, name: "Too slow" }));
  await at(FRIDAY, () => cutKeys(SYSTEM, { roundId }));
  expect(await getRound(boss, roundId)).toMatchObject({
    state: "void",
    reason: expect.stringContaining("only after"),
  });
  expect(await keyFolders()).toEqual([]);
});

test("a lost key voids the round in plain words", async () => {
  const round = await openWeek(boss, "Lost key");
  const [one, other] = everybody() as [PersonActor, PersonActor];
  await duringWeek(() => answer(one, round, 9));
  await destroyRoundKeys(round);
  expect(await duringWeek(() => getPulseTicket(other))).toMatchObject({ cast: 1 });
  await expect(finishWeek(boss, round)).rejects.toMatchObject({ code: "gone" });
  expect(await getSql()`select 1 from sealed_ballots`).toHaveLength(1);
  await at(new Date(FRIDAY.getTime() + 2 * DAY), () => tallyRound(SYSTEM, { roundId: round }));
  const reason = expect.stringContaining("was lost");
  expect(await getRound(boss, round)).toMatchObject({ state: "void", reason, counts: null });
  expect(await getSql()`select 1 from sealed_ballots`).toHaveLength(0);
});

test("more ballots than were handed out void that unit, not the round", async () => {
  const round = await openWeek(boss, "Stuffed");
  await duringWeek(async () => {
    for (const { people } of company.teams) {
      for (const [i, who] of people.entries()) await answer(who, round, i % 11, 3);
    }
  });
  const [gone] = everybody();
  await getSql()`delete from issuances where round_id = ${round} and person_id = ${gone?.personId as string}`;
  await finishWeek(boss, round);
  const shown = await getSql()`
    select unit_id as id, state, n from cells where round_id = ${round} and question_id = 'recommend'`;
  const stateOf = (id: string | undefined) => shown.find((cell) => cell.id === id);
  expect(stateOf(company.teams[0]?.id)).toMatchObject({ state: "lid" });
  expect(stateOf(company.teams[1]?.id)).toMatchObject({ state: "exact", n: 7 });
  expect(stateOf(company.id)).toMatchObject({ state: "exact", n: 19 });
  expect(await getRound(boss, round)).toMatchObject({ counts: { issued: 24, cast: 25, counted: 19 } });
});

test("what was put into the table past the box is spoiled: cast, and not counted", async () => {
  const round = await openWeek(boss, "Forged");
  await duringWeek(async () => {
    for (const who of company.teams[2]?.people.slice(0, 11) ?? []) await answer(who, round, 9, 3);
  });
  await getSql()`update sealed_ballots set sealed = overlay(sealed placing '\\x00'::bytea from 99) where ctid in
    (select ctid from sealed_ballots where round_id = ${round} limit 1)`;
  await finishWeek(boss, round);
  expect(await getRound(boss, round)).toMatchObject({ counts: { issued: 11, cast: 11, counted: 10 } });
});

test("a crash between the commit and the end of the keys is made good at the next start", async () => {
  const round = await openWeek(boss, "Still open");
  const never = "11111111-1111-4111-8111-111111111111";
  await cutSealingKeys(never);
  await destroySpentKeys(SYSTEM);
  expect((await keyFolders()).sort()).toEqual([never, round].sort());
  await destroyRoundKeys(never);
  await finishWeek(boss, round);
  await cutSealingKeys(round);
  await destroySpentKeys(SYSTEM);
  expect(await keyFolders()).toEqual([]);
  await tallyRound(SYSTEM, { roundId: round });
});

test("somebody who joined a small team turns its figure into a band", async () => {
  const sql = getSql();
  const mover = company.teams[2]?.people[0] as PersonActor;
  const six = company.teams[0]?.id as string;
  await sql`update seats set valid = tstzrange(lower(valid), ${NEXT_MONDAY}) where person_id = ${mover.personId}`;
  await sql`insert into seats (person_id, unit_id, valid) values (${mover.personId}, ${six}, tstzrange(${NEXT_MONDAY}, null))`;
  const round = await openWeek(boss, "After the move", NEXT_MONDAY);
  await at(NEXT_MONDAY, async () => {
    for (const [i, who] of everybody().entries()) await answer(who, round, i % 11, 3);
  });
  await finishWeek(boss, round, new Date(NEXT_MONDAY.getTime() + 4 * DAY));
  const shown =
    await sql`select unit_id as id, state, n, band from cells where round_id = ${round} and question_id = 'recommend'`;
  const band = expect.any(String);
  expect(shown.find(({ id }) => id === six)).toMatchObject({ state: "band", n: null, band });
  expect(shown.find(({ id }) => id === company.id)).toMatchObject({ state: "exact", n: 25 });
});

test("the preview says which teams are too small", async () => {
  const preview = await at(MONDAY, () => previewRound(boss));
  expect(preview.eligible).toBe(25);
  expect(preview.lids.find(({ k }) => k === 8)).toMatchObject({
    ownLid: 1,
    merging: [{ into: "Test" }, { into: "Test" }],
  });
  await expect(previewRound(OUTSIDER)).rejects.toMatchObject({ code: "not_signed_in" });
});
