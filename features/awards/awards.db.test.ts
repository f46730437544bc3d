import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { getWall } from "@/features/wall/queries/wall";
import { type Actor, OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { closeDueNominations, closeNominations, endCycle, openCycle } from "./commands/cycles";
import { nominate, secondNomination, withdrawNomination } from "./commands/nominate";
import { leavePanel, seatOnPanel } from "./commands/panel";
import { getCase, listOpenCycles } from "./queries/cases";
import { listAwards } from "./queries/desk";
import { getNominationDesk } from "./queries/nominee-desk";
import { getPanel } from "./queries/panel";
import { getNominationTickets } from "./queries/tickets";
import { award, freshCycle, MARCH, type Name, refusal, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const NOBODY = "00000000-0000-4000-8000-000000000000";
const _CITATION = "Drove in on a day off, and the crates left on time.";
const CLOSE = new Date("2026-03-20T12:00:00Z");

const inMarch = <T>(act: () => T) => at(MARCH, act);
const open = (month = "2026-03", from = MARCH, close = CLOSE) =>
  at(from, () => openCycle(who.pia, { awardSlug: "jacket", month, nominationsCloseAt: close }));
const put = (by: PersonActor, cycleId: string, nominee: Name, story = STORY) =>
  inMarch(() =>
    nominate(by, { cycleId, nomineePersonId: who[nominee].personId, story, helped: "The night shift" }),
  );

describe("cycles", () => {
  test("only the people team opens one, with a closing time to come, one a month and one at a time", async () => {
    const input = { awardSlug: "jacket", month: "2026-02", nominationsCloseAt: CLOSE };
    await expect(openCycle(OUTSIDER, input)).rejects.toEqual(refusal("not_signed_in"));
    await expect(openCycle(who.nora, input)).rejects.toEqual(refusal("forbidden"));
    await expect(inMarch(() => openCycle(who.pia, { ...input, nominationsCloseAt: MARCH }))).rejects.toEqual(
      refusal("invalid"),
    );
    await expect(inMarch(() => openCycle(who.pia, { ...input, awardSlug: "sock" }))).rejects.toEqual(
      refusal("not_found"),
    );
    const { cycleId } = await inMarch(() => openCycle(SYSTEM, input));
    await expect(inMarch(() => openCycle(who.pia, { ...input, month: "2026-03" }))).rejects.toEqual(
      refusal("conflict"),
    );
    await expect(inMarch(() => closeNominations(who.nora, { cycleId }))).rejects.toEqual(
      refusal("forbidden"),
    );
    expect(await inMarch(() => closeNominations(who.pia, { cycleId }))).toEqual({ state: "closed" });
    await expect(inMarch(() => openCycle(who.pia, input))).rejects.toEqual(refusal("conflict"));
  });

  test("close by themselves when their time has come, never before", async () => {
    const { cycleId } = await open("2026-01");
    await put(who.sam, cycleId, "other");
    await expect(closeDueNominations(who.pia)).rejects.toEqual(refusal("forbidden"));
    await inMarch(() => closeDueNominations(SYSTEM));
    expect((await inMarch(() => listOpenCycles(who.nora))).map(({ id }) => id)).toEqual([cycleId]);
    await at(CLOSE, () => closeDueNominations(SYSTEM));
    expect(await at(CLOSE, () => listOpenCycles(who.nora))).toEqual([]);
    expect((await getPanel(who.judge, cycleId)).state).toBe("judging");
    await expect(inMarch(() => endCycle(who.nora, { cycleId }))).rejects.toEqual(refusal("forbidden"));
    await inMarch(() => endCycle(who.pia, { cycleId }));
    await expect(inMarch(() => endCycle(who.pia, { cycleId }))).rejects.toEqual(refusal("closed"));
  });
});

test("nominations that were closed early closed then, and not when they would have", async () => {
  const { cycleId, year, close } = await freshCycle();
  await close();
  const [cycle] = await getSql()`select nominations_close_at as at from cycles where id = ${cycleId}`;
  expect(new Date(cycle?.at)).toEqual(new Date(`${year}-03-03T09:00:00Z`));
});

describe("a case", () => {
  let cycleId: string;
  let mine: string;

  beforeAll(async () => {
    ({ cycleId } = await open());
    mine = (await put(who.other, cycleId, "nora")).nominationId;
  });

  test("is refused for oneself, the own table and the reporting line, upwards and downwards", async () => {
    await expect(
      nominate(OUTSIDER, { cycleId, nomineePersonId: who.nora.personId, story: STORY }),
    ).rejects.toEqual(refusal("not_signed_in"));
    await expect(put(who.nora, cycleId, "nora")).rejects.toEqual(refusal("forbidden"));
    await expect(put(who.nora, cycleId, "lead")).rejects.toEqual(refusal("forbidden"));
    await expect(put(who.nora, cycleId, "boss")).rejects.toEqual(refusal("forbidden"));
    await expect(put(who.boss, cycleId, "nora")).rejects.toEqual(refusal("forbidden"));
    const table = (by: PersonActor) =>
      inMarch(() => nominate(by, { cycleId, nomineeUnitId: team.red, story: STORY }));
    await expect(table(who.nora)).rejects.toEqual(refusal("forbidden"));
    await expect(table(who.lead)).rejects.toEqual(refusal("forbidden"));
    await expect(table(who.boss)).rejects.toEqual(refusal("forbidden"));
    expect((await table(who.other)).nominationId).toBeTruthy();
  });

  test("is refused for nobody, and in no cycle", async () => {
    const forNobody = inMarch(() => nominate(who.other, { cycleId, nomineePersonId: NOBODY, story: STORY }));
    await expect(forNobody).rejects.toEqual(refusal("not_found"));
    await expect(put(who.other, NOBODY, "sam")).rejects.toEqual(refusal("not_found"));
  });

  test("takes voices, but not of its maker, its nominee, their line, or twice", async () => {
    const add = (by: Actor) =>
      inMarch(() => secondNomination(by, { nominationId: mine, reason: "I saw it." }));
    await expect(add(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(add(who.other)).rejects.toEqual(refusal("forbidden"));
    await expect(add(who.nora)).rejects.toEqual(refusal("not_found"));
    await expect(add(who.lead)).rejects.toEqual(refusal("forbidden"));
    await add(who.dora);
    await expect(add(who.dora)).rejects.toEqual(refusal("conflict"));
    await add(who.sam);
    const page = await inMarch(() => getCase(who.pia, mine));
    expect(page).toMatchObject({ voiceTeams: 2, takesVoices: true, isMine: false, whyNotSecond: null });
    expect(page.voices.map(({ name }) => name)).toEqual([
      "Other Quill",
      expect.any(String),
      expect.any(String),
    ]);
  });

  test("is offered before another is written, and stays unknown to its nominee", async () => {
    const about = { personId: who.nora.personId };
    const desk = await inMarch(() => getNominationDesk(who.pia, about));
    expect(desk.existing).toMatchObject([{ id: mine, voices: 3, firstVoice: "Other" }]);
    expect(await inMarch(() => getNominationDesk(who.nora, about))).toMatchObject({
      existing: [],
      whyNot: /themselves/,
    });
    expect((await inMarch(() => getNominationDesk(who.lead, about))).existing).toEqual([]);
    await expect(inMarch(() => getCase(who.nora, mine))).rejects.toEqual(refusal("not_found"));
    await expect(inMarch(() => getCase(OUTSIDER, mine))).rejects.toEqual(refusal("not_signed_in"));
    await expect(inMarch(() => getCase(who.pia, "no-id"))).rejects.toEqual(refusal("not_found"));
    const seen = JSON.stringify([
      await inMarch(() => getNominationTickets(who.nora)),
      await inMarch(() => getWall(who.nora)),
      await inMarch(() => getNominationDesk(who.nora)),
    ]);
    expect(seen).not.toContain(who.nora.personId);
    expect(seen).not.toContain(mine);
  });

  test("lands on the rail of somebody who may speak for it", async () => {
    const { second } = await inMarch(() => getNominationTickets(who.judge));
    expect(second?.quote).toBe(STORY);
    expect((await at(CLOSE, () => getNominationTickets(who.judge))).second).toBeNull();
  });

  test("is taken back by its maker or the people team alone, and is out of sight then", async () => {
    const { nominationId } = await put(who.judge, cycleId, "dora");
    const takeBack = (by: Actor) => inMarch(() => withdrawNomination(by, { nominationId }));
    await expect(takeBack(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(takeBack(who.dora)).rejects.toEqual(refusal("not_found"));
    await expect(takeBack(who.sam)).rejects.toEqual(refusal("forbidden"));
    await takeBack(who.judge);
    await expect(takeBack(who.judge)).rejects.toEqual(refusal("gone"));
    expect(await inMarch(() => getCase(who.sam, nominationId))).toMatchObject({
      isWithdrawn: true,
      story: "",
      voices: [],
    });
    await expect(inMarch(() => secondNomination(who.sam, { nominationId }))).rejects.toEqual(refusal("gone"));
    expect((await put(who.judge, cycleId, "dora")).nominationId).not.toBe(nominationId);
  });

  test("comes too late after the closing time and after the close", async () => {
    const late = () => nominate(who.sam, { cycleId, nomineePersonId: who.dora.personId, story: STORY });
    await expect(at(CLOSE, late)).rejects.toEqual(refusal("closed"));
    await inMarch(() => closeNominations(who.pia, { cycleId }));
    await expect(inMarch(late)).rejects.toEqual(refusal("closed"));
    await expect(inMarch(() => secondNomination(who.second, { nominationId: mine }))).rejects.toEqual(
      refusal("closed"),
    );
  });
});

describe("the panel", () => {
  test("gives and takes seats by the people team alone", async () => {
    const seat = { awardId: award.jacket, personId: who.dora.personId };
    await expect(seatOnPanel(who.judge, seat)).rejects.toEqual(refusal("forbidden"));
    await expect(seatOnPanel(OUTSIDER, seat)).rejects.toEqual(refusal("not_signed_in"));
    await expect(seatOnPanel(who.pia, { ...seat, awardId: NOBODY })).rejects.toEqual(refusal("not_found"));
    await seatOnPanel(who.pia, seat);
    const panelOf = async () =>
      (await listAwards(who.pia)).find(({ id }) => id === award.jacket)?.panel.map(({ name }) => name);
    expect(await panelOf()).toEqual(["Dora Quill", "Judge Quill", "Second Quill"]);
    await expect(leavePanel(who.dora, seat)).rejects.toEqual(refusal("forbidden"));
    await leavePanel(who.pia, seat);
    await expect(leavePanel(who.pia, seat)).rejects.toEqual(refusal("not_found"));
    await expect(listAwards(who.judge)).rejects.toEqual(refusal("forbidden"));
  });
});
