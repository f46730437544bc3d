import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { cycles } from "@/db/schema";
import { useTestDatabase } from "@/db/testing";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { changeAward, createAward } from "./commands/awards";
import { closeDueNominations, closeNominations, openCycle } from "./commands/cycles";
import { nominate } from "./commands/nominate";
import { endDueScreenings, finishScreening, passCase, returnCase } from "./commands/screen";
import { AwardRules as RulesInput } from "./input/programme";
import { readCases } from "./queries/read-cases";
import { getScreeningTickets, listReturnedCases, listScreenings } from "./queries/screening";
import { type AwardRules, DEFAULT_RULES } from "./rules/award-rules";
import { type Name, refusal, STORY, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const SCREENED: AwardRules = { ...DEFAULT_RULES, screened: true };
const NOTE = "What did it change for the others? Two more sentences would do.";

let year = 2040;
/** A turn whose nominations close at noon on 20 March of a year of its own, and are read for three days. */
async function turnOf(rules: AwardRules) {
  year += 2;
  const on = <T>(time: string, act: () => T) => at(new Date(`${year}-${time}Z`), act);
  const open = <T>(act: () => T) => on("03-03T09:00:00", act);
  const award = { name: `Read by a day ${year}`, description: "Read before it counts", rules };
  const { slug } = await open(() => createAward(who.pia, award));
  const { cycleId } = await open(() =>
    openCycle(who.pia, { awardSlug: slug, month: `${year}-03`, nominationsCloseAt: `${year}-03-20T12:00` }),
  );
  const put = async (by: PersonActor, nominee: Name) =>
    (await open(() => nominate(by, { cycleId, nomineePersonId: who[nominee].personId, story: STORY })))
      .nominationId;
  const read = async () => (await getDb().select().from(cycles).where(eq(cycles.id, cycleId)))[0];
  const shortlist = async () =>
    (await readCases(getDb(), { cycleId })).filter(({ isShortlisted }) => isShortlisted).map(({ id }) => id);
  const close = () => on("03-20T12:00:00", () => closeDueNominations(SYSTEM));
  const sweep = (time: string) => on(time, () => endDueScreenings(SYSTEM));
  const day = (time: string) => new Date(`${year}-${time}Z`);
  const audited = () =>
    getSql()<{ actor: string | null; detail: unknown }[]>`
      select actor_id as actor, detail from audit
      where subject = ${`cycle:${cycleId}`} and action = 'screening ended by the calendar'`;
  return { slug, cycleId, on, open, put, read, shortlist, close, sweep, day, audited };
}

test("at its end what nobody read goes on, what was held back stays, and the audit says the calendar did it", async () => {
  const turn = await turnOf(SCREENED);
  const unread = await turn.put(who.other, "nora");
  const passed = await turn.put(who.judge, "dora");
  const back = await turn.put(who.dora, "sam");
  await turn.open(() => passCase(who.pia, { nominationId: passed }));
  await turn.open(() => returnCase(who.pia, { nominationId: back, note: NOTE }));
  await turn.close();
  expect(await turn.read()).toMatchObject({ state: "screening", screenBy: turn.day("03-23T12:00:00") });
  await turn.sweep("03-23T11:59:59");
  expect(await turn.read()).toMatchObject({ state: "screening" });
  await turn.sweep("03-23T12:00:00");
  expect(await turn.read()).toMatchObject({ state: "judging" });
  expect((await turn.shortlist()).sort()).toEqual([unread, passed].sort());
  const [held] = await readCases(getDb(), { nominationId: back });
  expect(held).toMatchObject({ screening: "returned", screeningNote: NOTE });
  expect(await turn.audited()).toEqual([{ actor: null, detail: { unread: 1 } }]);
});

test("a job wakes at the end, and a worker that slept, or many at once, end it later and once", async () => {
  const turn = await turnOf(SCREENED);
  await turn.put(who.other, "nora");
  await turn.close();
  const [job] = await getSql()<{ runAt: string }[]>`
    select run_at as "runAt" from graphile_worker.jobs where key = ${`screening:${turn.cycleId}`}`;
  expect(new Date(job?.runAt ?? "")).toEqual(turn.day("03-23T12:00:00"));
  await Promise.all(Array.from({ length: 8 }, () => turn.sweep("06-01T00:00:00")));
  await turn.sweep("03-01T00:00:00");
  expect(await turn.read()).toMatchObject({ state: "judging" });
  expect(await turn.audited()).toHaveLength(1);
});

test("a worker that slept through the close and the end does both, one after the other", async () => {
  const turn = await turnOf(SCREENED);
  const unread = await turn.put(who.other, "nora");
  await turn.on("05-01T00:00:00", async () => {
    await closeDueNominations(SYSTEM);
    await endDueScreenings(SYSTEM);
  });
  expect(await turn.read()).toMatchObject({ state: "judging" });
  expect(await turn.shortlist()).toEqual([unread]);
});

test("when all that is left was held back, the turn is over", async () => {
  const turn = await turnOf(SCREENED);
  const back = await turn.put(who.other, "nora");
  await turn.open(() => returnCase(who.pia, { nominationId: back, note: NOTE }));
  await turn.close();
  await turn.sweep("03-23T12:00:00");
  expect(await turn.read()).toMatchObject({ state: "closed" });
  expect(await turn.audited()).toEqual([{ actor: null, detail: { unread: 0 } }]);
});

test("who finishes and the calendar at the same moment draw one shortlist", async () => {
  const turn = await turnOf(SCREENED);
  const only = await turn.put(who.other, "nora");
  await turn.close();
  await turn.on("03-23T12:00:00", () => passCase(who.pia, { nominationId: only }));
  await turn.on("03-23T12:00:01", () =>
    Promise.allSettled([endDueScreenings(SYSTEM), finishScreening(who.pia, { cycleId: turn.cycleId })]),
  );
  const drawn = await getSql()`
    select 1 from audit where action = 'shortlist drawn' and subject = ${`cycle:${turn.cycleId}`}`;
  expect(drawn).toHaveLength(1);
  expect(await turn.shortlist()).toEqual([only]);
});

test("only the schedule ends it, and says until when on the rail and on the page", async () => {
  const turn = await turnOf(SCREENED);
  await turn.put(who.other, "nora");
  await expect(endDueScreenings(who.pia)).rejects.toEqual(refusal("forbidden"));
  const tickets = await turn.open(() => getScreeningTickets(who.pia));
  const until = turn.day("03-23T12:00:00");
  expect(tickets.find(({ cycleId }) => cycleId === turn.cycleId)).toMatchObject({ screenBy: until });
  const [page] = await turn.open(() => listScreenings(who.pia, turn.slug));
  expect(page?.screenBy).toEqual(until);
});

test("what waits says its times in the company's zone", async () => {
  const turn = await turnOf(SCREENED);
  const back = await turn.put(who.other, "nora");
  await turn.put(who.other, "sam");
  await turn.open(() => returnCase(who.pia, { nominationId: back, note: NOTE }));
  await getSql()`update company set time_zone = 'Asia/Kolkata'`;
  const [tickets, returned] = await turn.open(() =>
    Promise.all([getScreeningTickets(who.pia), listReturnedCases(who.other)]),
  );
  await getSql()`update company set time_zone = 'UTC'`;
  expect([...tickets, ...returned].map(({ timeZone }) => timeZone)).toContain("Asia/Kolkata");
  expect(new Set([...tickets, ...returned].map(({ timeZone }) => timeZone)).size).toBe(1);
  expect(returned.map(({ nominationId }) => nominationId)).toContain(back);
});

test("a turn keeps the days it opened with, and closing early leaves them as they were said", async () => {
  const turn = await turnOf(SCREENED);
  await turn.put(who.other, "nora");
  const calendar = { ...SCREENED.calendar, screenDays: 1 };
  const award = {
    slug: turn.slug,
    name: "Read by another day",
    description: "As before",
    sign: "star",
  } as const;
  await turn.open(() => changeAward(who.pia, { ...award, rules: { ...SCREENED, calendar } }));
  await turn.open(() => closeNominations(who.pia, { cycleId: turn.cycleId }));
  expect(await turn.read()).toMatchObject({ screenBy: turn.day("03-23T12:00:00") });
  const plain = await turnOf(DEFAULT_RULES);
  expect(await plain.read()).toMatchObject({ screenBy: null });
});

test("rules from before there was an end are read with three days, and no days but those that fit are taken", () => {
  const { screenDays: _, ...before } = SCREENED.calendar;
  expect(RulesInput.parse({ ...SCREENED, calendar: before }).calendar.screenDays).toBe(3);
  const rules = (screenDays: number, screened = true) =>
    RulesInput.safeParse({ ...SCREENED, screened, calendar: { ...SCREENED.calendar, screenDays } });
  expect(rules(6).success).toBe(true);
  expect(rules(7).error?.issues.map(({ path }) => path.join("."))).toEqual(["calendar.screenDays"]);
  expect(rules(0).success).toBe(false);
  // Days that nobody reads in need not fit.
  expect(rules(7, false).success).toBe(true);
});
