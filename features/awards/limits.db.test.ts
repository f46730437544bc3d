import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import type { PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { saveDraft } from "./commands/drafts";
import { nominate, secondNomination } from "./commands/nominate";
import { getKeptDraft } from "./queries/drafts";
import { CASES_AN_HOUR, VOICES_AN_HOUR } from "./rules/limits";
import { freshCycle, refusal, STORY, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

let cycle: Awaited<ReturnType<typeof freshCycle>>;
const crowd: string[] = [];

/** People without a table or a manager, whom anybody may put up. */
beforeAll(async () => {
  cycle = await freshCycle();
  for (let i = 0; i <= VOICES_AN_HOUR; i += 1) {
    const [row] = await getSql()<{ id: string }[]>`
      insert into people (given_name, family_name, email, created_at)
      values ('Guest', ${`No. ${i}`}, ${`guest-${i}@example.org`}, '2026-01-01') returning id`;
    crowd.push(row?.id ?? "");
  }
});

const put = (by: PersonActor, nomineePersonId = "", minutes = 0) =>
  at(new Date(Date.UTC(cycle.year, 2, 3, 9, minutes)), () =>
    nominate(by, { cycleId: cycle.cycleId, nomineePersonId, story: STORY }),
  );
const casesOf = async (by: PersonActor) => {
  const [row] =
    await getSql()`select count(*)::int as cases from nominations where nominated_by = ${by.personId}`;
  return row?.cases;
};

test("one person makes so many cases an hour, hears when to go on, and keeps the draft", async () => {
  await saveDraft(who.other, { nomineePersonId: crowd[CASES_AN_HOUR], story: STORY });
  for (const nominee of crowd.slice(0, CASES_AN_HOUR)) await put(who.other, nominee);
  const beyond = crowd[CASES_AN_HOUR];
  await expect(put(who.other, beyond, 20)).rejects.toMatchObject({
    code: "too_many",
    message: expect.stringContaining("try again in 40 minutes"),
  });
  expect(await casesOf(who.other)).toBe(CASES_AN_HOUR);
  expect((await getKeptDraft(who.other))?.nominee?.id).toBe(beyond);
  // The same words once more, after an answer that was lost, make no case and are none too many.
  await expect(put(who.other, crowd[0], 20)).resolves.toBeDefined();
  await put(who.judge, beyond, 20);
  await put(who.other, beyond, 60);
  expect(await casesOf(who.other)).toBe(CASES_AN_HOUR + 1);
});

test("of many at the same moment no more come through, and what is refused is not counted", async () => {
  await put(who.dora, crowd[0]);
  await expect(put(who.dora, who.other.personId)).rejects.toEqual(refusal("forbidden"));
  const all = await Promise.allSettled(crowd.slice(1).map((nominee) => put(who.dora, nominee)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(CASES_AN_HOUR - 1);
  expect(await casesOf(who.dora)).toBe(CASES_AN_HOUR);
});

test("voices are counted apart from cases", async () => {
  const cases = await getSql()<{ id: string }[]>`
    insert into nominations (cycle_id, nominee_person_id, nominated_by, story, nominated_at)
    select ${cycle.cycleId}, id, ${who.boss.personId}, ${STORY}, now() from people where id in ${getSql()(crowd)}
    returning id`;
  const speak = (nominationId = "") => cycle.during(() => secondNomination(who.second, { nominationId }));
  for (const { id } of cases.slice(0, VOICES_AN_HOUR)) await speak(id);
  await expect(speak(cases[VOICES_AN_HOUR]?.id)).rejects.toEqual(refusal("too_many"));
  await put(who.second, crowd[VOICES_AN_HOUR]);
});
