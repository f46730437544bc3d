import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { awards, cycles } from "@/db/schema";
import { useTestDatabase } from "@/db/testing";
import { SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { changeAward, createAward, endAward } from "./commands/awards";
import { closeDueNominations, closeNominations, openCycle, openDueCycles } from "./commands/cycles";
import { nominate } from "./commands/nominate";
import { type AwardRules, DEFAULT_RULES } from "./rules/award-rules";
import { refusal, STORY, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const MONTHLY: AwardRules = {
  ...DEFAULT_RULES,
  calendar: { rhythm: "month", opensOn: 1, nominateDays: 20, decideDays: 7, announceAt: "15:00" },
};
const sweep = (time: string) => at(new Date(time), () => openDueCycles(SYSTEM));
const cyclesOf = (awardId: string) =>
  getDb().select().from(cycles).where(eq(cycles.awardId, awardId)).orderBy(cycles.month);
const monthsOf = async (awardId: string) => (await cyclesOf(awardId)).map(({ month }) => month);

let count = 0;
const founded = (time: string, rules: AwardRules = MONTHLY) => {
  count += 1;
  return at(new Date(time), () =>
    createAward(who.pia, { name: `Clockwork ${count}`, description: "Kept to the day", rules }),
  );
};

test("an award opens by itself at its moment, closes, and opens again the next month", async () => {
  const { awardId } = await founded("2026-03-10T09:00:00Z");
  await sweep("2026-03-31T23:59:59Z");
  expect(await monthsOf(awardId)).toEqual([]);
  await sweep("2026-04-01T00:00:00Z");
  const [april] = await cyclesOf(awardId);
  expect(april).toMatchObject({
    month: "2026-04-01",
    state: "open",
    nominationsCloseAt: new Date("2026-04-20T12:00:00Z"),
    decideBy: new Date("2026-04-27T12:00:00Z"),
    announceAt: new Date("2026-04-27T15:00:00Z"),
  });
  await at(new Date("2026-04-20T12:00:00Z"), () => closeDueNominations(SYSTEM));
  expect((await cyclesOf(awardId))[0]?.state).toBe("closed");
  await sweep("2026-04-21T00:00:00Z");
  expect(await monthsOf(awardId)).toEqual(["2026-04-01"]);
  await sweep("2026-05-01T00:04:00Z");
  expect(await monthsOf(awardId)).toEqual(["2026-04-01", "2026-05-01"]);
});

test("many workers at the same moment open it once", async () => {
  const { awardId } = await founded("2026-03-10T09:00:00Z");
  const workers = Array.from({ length: 12 }, () => sweep("2026-04-01T00:00:10Z"));
  await Promise.all(workers);
  expect(await monthsOf(awardId)).toEqual(["2026-04-01"]);
  const opened = await getSql()`select 1 from audit where action = 'cycle opened'
    and subject = ${`cycle:${(await cyclesOf(awardId))[0]?.id}`}`;
  expect(opened).toHaveLength(1);
});

test("after three months of standstill only the turn that runs now is opened, and it closes when it should", async () => {
  const { awardId } = await founded("2026-03-10T09:00:00Z");
  await sweep("2026-07-09T08:00:00Z");
  expect(await cyclesOf(awardId)).toMatchObject([
    { month: "2026-07-01", nominationsCloseAt: new Date("2026-07-20T12:00:00Z") },
  ]);
  const late = await founded("2026-03-10T09:00:00Z");
  await sweep("2026-07-25T08:00:00Z");
  expect(await monthsOf(late.awardId)).toEqual([]);
});

test("a clock that jumps over the close or back changes nothing but the delay", async () => {
  const { awardId } = await founded("2026-03-10T09:00:00Z");
  await sweep("2026-04-02T00:00:00Z");
  await sweep("2026-03-30T00:00:00Z");
  await sweep("2026-04-02T00:00:00Z");
  expect(await monthsOf(awardId)).toEqual(["2026-04-01"]);
  await at(new Date("2026-05-06T00:00:00Z"), () => closeDueNominations(SYSTEM));
  await at(new Date("2026-04-03T00:00:00Z"), () => closeDueNominations(SYSTEM));
  await sweep("2026-05-06T00:00:00Z");
  expect(await cyclesOf(awardId)).toMatchObject([
    { month: "2026-04-01", state: "closed", nominationsCloseAt: new Date("2026-04-20T12:00:00Z") },
    { month: "2026-05-01", state: "open" },
  ]);
});

test("the company's own clock decides when a day begins", async () => {
  const { awardId } = await founded("2026-03-10T09:00:00Z");
  await getSql()`update company set time_zone = 'America/New_York'`;
  await sweep("2026-04-01T03:59:59Z");
  expect(await monthsOf(awardId)).toEqual([]);
  await sweep("2026-04-01T04:00:00Z");
  expect(await cyclesOf(awardId)).toMatchObject([
    { month: "2026-04-01", announceAt: new Date("2026-04-27T19:00:00Z") },
  ]);
  await getSql()`update company set time_zone = 'UTC'`;
});

test("a month opened by hand is not opened again, and one that still runs is waited for", async () => {
  const { awardId, slug } = await founded("2026-03-10T09:00:00Z");
  const byHand = await at(new Date("2026-03-11T09:00:00Z"), () =>
    openCycle(who.pia, {
      awardSlug: slug,
      month: "2026-04",
      nominationsCloseAt: new Date("2026-05-03T12:00:00Z"),
    }),
  );
  await sweep("2026-04-01T00:00:00Z");
  await sweep("2026-05-01T00:00:00Z");
  expect(await monthsOf(awardId)).toEqual(["2026-04-01"]);
  await at(new Date("2026-05-02T09:00:00Z"), () => closeNominations(who.pia, byHand));
  await sweep("2026-05-02T09:05:00Z");
  expect(await monthsOf(awardId)).toEqual(["2026-04-01", "2026-05-01"]);
});

test("an award opened by hand, and one that ended, open nothing", async () => {
  const byHand = await founded("2026-03-10T09:00:00Z", DEFAULT_RULES);
  const ended = await founded("2026-03-10T09:00:00Z");
  await at(new Date("2026-03-20T09:00:00Z"), () => endAward(who.pia, ended));
  await sweep("2026-04-02T00:00:00Z");
  expect([await monthsOf(byHand.awardId), await monthsOf(ended.awardId)]).toEqual([[], []]);
});

test("what was due opens under the rules it was due under, and the turns after it under the new ones", async () => {
  const { awardId, slug } = await founded("2026-03-10T09:00:00Z");
  const change = { slug, name: "Clockwork", description: "Kept to the day", sign: "bell" } as const;
  await at(new Date("2026-04-01T00:00:30Z"), () =>
    changeAward(who.pia, { ...change, rules: { ...MONTHLY, surprise: true } }),
  );
  await sweep("2026-04-01T00:05:00Z");
  await at(new Date("2026-04-20T12:00:00Z"), () => closeDueNominations(SYSTEM));
  await sweep("2026-05-01T00:00:00Z");
  expect((await cyclesOf(awardId)).map(({ month, rules }) => [month, rules.surprise])).toEqual([
    ["2026-04-01", false],
    ["2026-05-01", true],
  ]);
});

test("the next opening wakes a worker at its moment, wherever the calendar moves to", async () => {
  const { awardId, slug } = await founded("2026-03-10T09:00:00Z");
  const wakes = async () => {
    const jobs = await getSql()<{ runAt: string }[]>`
      select run_at as "runAt" from graphile_worker.jobs where key = ${`award:${awardId}`}`;
    return jobs.map(({ runAt }) => new Date(runAt).toISOString());
  };
  expect(await wakes()).toEqual(["2026-04-01T00:00:00.000Z"]);
  const rules = { ...MONTHLY, calendar: { ...MONTHLY.calendar, rhythm: "quarter" as const, opensOn: 9 } };
  await at(new Date("2026-03-12T09:00:00Z"), () =>
    changeAward(who.pia, { slug, name: "Clockwork", description: "Kept to the day", sign: "bell", rules }),
  );
  expect(await wakes()).toEqual(["2026-04-09T00:00:00.000Z"]);
});

test("two who close at once: one closes, the other is told; a case sent at that moment is in or refused", async () => {
  const { awardId, slug } = await founded("2026-03-10T09:00:00Z");
  await sweep("2026-04-01T00:00:00Z");
  const [cycle] = await cyclesOf(awardId);
  const cycleId = cycle?.id ?? "";
  const outcomes = await at(new Date("2026-04-05T09:00:00Z"), () =>
    Promise.allSettled([
      closeNominations(who.pia, { cycleId }),
      closeNominations(who.pia, { cycleId }),
      nominate(who.other, { cycleId, nomineePersonId: who.nora.personId, story: STORY }),
    ]),
  );
  const closed = outcomes.slice(0, 2).filter(({ status }) => status === "fulfilled");
  expect(closed).toHaveLength(1);
  const [after] = await cyclesOf(awardId);
  expect(after?.state).toBe(outcomes[2]?.status === "fulfilled" ? "judging" : "closed");
  await expect(openDueCycles(who.pia)).rejects.toEqual(refusal("forbidden"));
  await expect(at(new Date("2026-04-06T09:00:00Z"), () => endAward(who.pia, { slug }))).resolves.toBeTruthy();
  expect((await getDb().select().from(awards).where(eq(awards.id, awardId)))[0]?.endedAt).toBeTruthy();
});
