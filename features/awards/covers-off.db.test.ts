import { describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type Actor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { withdrawNomination } from "./commands/nominate";
import { keepSheet, liftCovers, markKnown, sitOut } from "./commands/sheets";
import { getPanel } from "./queries/panel";
import { getReveal } from "./queries/reveal";
import { freshCycle, refusal, useCast, who } from "./test-cast";
import { scoreAll } from "./test-panel";

useTestDatabase();
useCast();

const ALL_FIVE = [5, 5, 5];

describe("the covers", () => {
  test("come off when everybody is done, once; scores stand from then on", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const nominationId = await make(who.other, "nora");
    await close();
    const lift = (by: Actor) => during(() => liftCovers(by, { cycleId }));
    await during(() => keepSheet(who.judge, { nominationId, scores: [5, 4, 3] }));
    await during(() => markKnown(who.judge, { nominationId, yes: true }));
    await expect(lift(who.judge)).rejects.toEqual(refusal("conflict"));
    await during(() => keepSheet(who.second, { nominationId, scores: [4, null, 1] }));
    await expect(lift(who.judge)).rejects.toEqual(refusal("conflict"));
    expect((await during(() => getPanel(who.judge, cycleId))).mayLift).toBeNull();
    await during(() => keepSheet(who.second, { nominationId, scores: [4, 4, 1] }));
    expect((await during(() => getPanel(who.judge, cycleId))).mayLift).toBe("all");
    const both = await Promise.allSettled([lift(who.judge), lift(who.second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "closed" } });
    await expect(during(() => keepSheet(who.judge, { nominationId, scores: ALL_FIVE }))).rejects.toEqual(
      refusal("closed"),
    );
    const sql = getSql();
    const locked = sql`update panel_sheets set scores = '{1,1,1}' where nomination_id = ${nominationId}`;
    await expect(locked).rejects.toMatchObject({ code: "TP002" });
    await expect(sql`update nominations set lot = 7 where id = ${nominationId}`).rejects.toMatchObject({
      code: "TP002",
    });
    const { cases, outOf } = await during(() => getReveal(who.judge, cycleId));
    expect(outOf).toBe(15);
    expect(cases).toMatchObject([
      {
        nominee: { name: "Nora Quill" },
        judges: 2,
        knew: 1,
        satOut: [],
        place: 1,
        score: { total: 10.5, perCriterion: [{ middle: 4.5 }, { middle: 4 }, { middle: 2 }] },
      },
    ]);
    expect((await during(() => getReveal(who.pia, cycleId))).free).toEqual([]);
    await expect(getReveal(who.sam, cycleId)).rejects.toEqual(refusal("not_found"));
  });

  test("come off after the day to decide by with those who are done, whose scores alone count", async () => {
    const cycle = await freshCycle();
    const { cycleId, nominate: make, close } = cycle;
    const [nora, sam] = [await make(who.other, "nora"), await make(who.dora, "sam")];
    await close();
    const late = <T>(act: () => T) => at(new Date(`${cycle.year}-04-20T12:00:00Z`), act);
    await late(() => keepSheet(who.judge, { nominationId: nora, scores: ALL_FIVE }));
    await late(() => keepSheet(who.second, { nominationId: nora, scores: [1, 1, 1] }));
    await expect(late(() => liftCovers(who.judge, { cycleId }))).rejects.toEqual(refusal("conflict"));
    await late(() => keepSheet(who.judge, { nominationId: sam, scores: [4, 4, 4] }));
    await expect(cycle.during(() => liftCovers(who.judge, { cycleId }))).rejects.toEqual(refusal("conflict"));
    await expect(late(() => liftCovers(who.second, { cycleId }))).rejects.toEqual(refusal("conflict"));
    await late(() => liftCovers(who.pia, { cycleId }));
    const { cases, judges } = await late(() => getReveal(who.second, cycleId));
    expect(judges).toEqual({ done: 1, all: 2 });
    expect(cases.map(({ nominee, score, judges: of }) => [nominee.name, score?.total, of])).toEqual([
      ["Nora Quill", 15, 1],
      ["Sam Quill", 12, 1],
    ]);
  });

  test("wait for nobody who left the company", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const nominationId = await make(who.other, "nora");
    await close();
    await during(() => keepSheet(who.judge, { nominationId, scores: ALL_FIVE }));
    const lift = () => during(() => liftCovers(who.judge, { cycleId }));
    await expect(lift()).rejects.toEqual(refusal("conflict"));
    await getSql()`update people set left_at = '2029-01-01' where id = ${who.second.personId}`;
    await lift();
    expect((await during(() => getReveal(who.judge, cycleId))).judges).toEqual({ done: 1, all: 1 });
    await getSql()`update people set left_at = null where id = ${who.second.personId}`;
  });

  test("stay on while nobody can judge, and sitting out is told by name, never why", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const nominationId = await make(who.other, "nora");
    await close();
    await during(() => sitOut(who.judge, { nominationId, yes: true }));
    await during(() => sitOut(who.second, { nominationId, yes: true }));
    await expect(during(() => liftCovers(SYSTEM, { cycleId }))).rejects.toEqual(refusal("conflict"));
    await during(() => sitOut(who.second, { nominationId, yes: false }));
    expect(await during(() => scoreAll(cycleId))).toBe(1);
    await during(() => liftCovers(SYSTEM, { cycleId }));
    const reveal = await during(() => getReveal(who.second, cycleId));
    expect(reveal.cases).toMatchObject([{ satOut: ["Judge Quill"], judges: 1, score: { total: 9 } }]);
    expect(JSON.stringify(reveal)).not.toContain("declared");
  });

  test("a story that is taken back is out, before and after", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const [nora, sam] = [await make(who.other, "nora"), await make(who.dora, "sam")];
    const third = await make(who.nora, "other");
    await close();
    await during(() => scoreAll(cycleId, sam));
    await during(() => withdrawNomination(who.dora, { nominationId: sam }));
    await expect(during(() => keepSheet(who.judge, { nominationId: sam, scores: ALL_FIVE }))).rejects.toEqual(
      refusal("gone"),
    );
    await during(() => liftCovers(who.judge, { cycleId }));
    await during(() => withdrawNomination(who.nora, { nominationId: third }));
    const { cases, takenBack } = await during(() => getReveal(who.judge, cycleId));
    expect(cases.map(({ nominationId }) => nominationId)).toEqual([nora]);
    expect(takenBack).toBe(2);
  });
});
