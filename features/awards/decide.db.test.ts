import { describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type Actor, OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { pickWinner } from "./commands/decide";
import { secondNomination, withdrawNomination } from "./commands/nominate";
import { keepSheet, liftCovers, sitOut } from "./commands/sheets";
import { getReveal } from "./queries/reveal";
import { freshCycle, refusal, useCast, who } from "./test-cast";
import { scoreAll } from "./test-panel";
import { decidedTurn } from "./test-result";

useTestDatabase();
useCast();

const NOBODY = "00000000-0000-4000-8000-000000000000";
const citation = "Drove in on a day off, and the crates left on time.";
const reason = "The other one hangs beside it already, for the same night.";

/** A cycle whose first pass is over: Nora's case was scored best, Sam's less; nothing ties the judges to either. */
async function scoredCycle(
  also: (cycle: Awaited<ReturnType<typeof freshCycle>>) => Promise<unknown> = async () => {},
) {
  const cycle = await freshCycle();
  const [nora, sam] = [await cycle.nominate(who.other, "nora"), await cycle.nominate(who.dora, "sam")];
  await also(cycle);
  await cycle.close();
  await cycle.during(() => scoreAll(cycle.cycleId, nora));
  await cycle.during(() => liftCovers(who.pia, { cycleId: cycle.cycleId }));
  const pick = (
    by: Actor,
    nominationId: string,
    rest: { reason?: string; announceAt?: Date | string } = {},
  ) => cycle.during(() => pickWinner(by, { cycleId: cycle.cycleId, nominationId, citation, ...rest }));
  return { ...cycle, nora, sam, pick };
}

describe("the result", () => {
  test("is set by the panel alone, once the covers are off", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const nora = await make(who.other, "nora");
    const pick = (by: Actor, nominationId = nora) =>
      during(() => pickWinner(by, { cycleId, nominationId, citation }));
    await expect(pick(who.judge)).rejects.toEqual(refusal("closed"));
    await close();
    await expect(pick(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(pick(who.pia)).rejects.toEqual(refusal("forbidden"));
    await expect(pick(who.judge)).rejects.toEqual(refusal("closed"));
    await during(() => scoreAll(cycleId));
    await expect(pick(who.judge)).rejects.toEqual(refusal("closed"));
    await during(() => liftCovers(who.judge, { cycleId }));
    await expect(pick(who.judge, NOBODY)).rejects.toEqual(refusal("not_found"));
    expect((await pick(who.judge)).winId).toBeTruthy();
    await expect(pick(who.second)).rejects.toEqual(refusal("closed"));
    await expect(during(() => withdrawNomination(who.other, { nominationId: nora }))).rejects.toEqual(
      refusal("closed"),
    );
  });

  test("is the first of the order, or another for a reason that is kept and shown", async () => {
    const { cycleId, during, nora, sam, pick } = await scoredCycle();
    const { cases } = await during(() => getReveal(who.judge, cycleId));
    expect(cases.map(({ nominationId, place }) => [nominationId, place])).toEqual([
      [nora, 1],
      [sam, 2],
    ]);
    await expect(pick(who.judge, sam)).rejects.toEqual(refusal("invalid"));
    await expect(pick(who.judge, sam, { reason: "Because." })).rejects.toEqual(refusal("invalid"));
    await pick(who.judge, sam, { reason });
    const [kept] =
      await getSql()`select reason, tie_rule, ranking from decisions where cycle_id = ${cycleId}`;
    expect(kept).toMatchObject({
      reason,
      tie_rule: null,
      ranking: [
        { nominationId: nora, points: 15, place: 1 },
        { nominationId: sam, points: 9, place: 2 },
      ],
    });
    for (const reader of [who.second, who.pia]) {
      expect((await during(() => getReveal(reader, cycleId))).picked).toMatchObject({
        reason,
        nominee: { name: "Sam Quill" },
        isAnnounced: false,
      });
    }
    await expect(getReveal(who.sam, cycleId)).rejects.toEqual(refusal("not_found"));
  });

  test("is set by nobody who sits the case out, known or declared", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const [nora, sam] = [await make(who.other, "nora"), await make(who.dora, "sam")];
    await during(() => secondNomination(who.judge, { nominationId: nora }));
    await close();
    await during(() => sitOut(who.judge, { nominationId: sam, yes: true }));
    await during(() => scoreAll(cycleId));
    await during(() => liftCovers(who.judge, { cycleId }));
    const pick = (by: PersonActor, nominationId: string) =>
      during(() => pickWinner(by, { cycleId, nominationId, citation, reason }));
    for (const id of [nora, sam]) await expect(pick(who.judge, id)).rejects.toEqual(refusal("forbidden"));
    expect((await pick(who.second, nora)).winId).toBeTruthy();
  });

  test("level cases go by the rules, and a lot is drawn once", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const [nora, sam] = [await make(who.other, "nora"), await make(who.dora, "sam")];
    await close();
    await during(() => scoreAll(cycleId));
    await during(() => liftCovers(who.judge, { cycleId }));
    const look = async (by: PersonActor) => {
      const { cases, tie } = await during(() => getReveal(by, cycleId));
      return { first: cases[0]?.nominationId, rule: tie?.rule, points: tie?.points };
    };
    const seen = await look(who.judge);
    expect(seen).toMatchObject({ rule: "lot", points: 9 });
    expect(await look(who.second)).toEqual(seen);
    const first = seen.first ?? "";
    await during(() => pickWinner(who.second, { cycleId, nominationId: first, citation }));
    expect([nora, sam]).toContain(first);
    expect((await getSql()`select tie_rule from decisions where cycle_id = ${cycleId}`)[0]?.tie_rule).toBe(
      "lot",
    );
  });

  test("more teams win a tie before more voices do", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const [, sam] = [await make(who.other, "nora"), await make(who.dora, "sam")];
    await during(() => secondNomination(who.pia, { nominationId: sam }));
    await during(() => secondNomination(who.nora, { nominationId: sam }));
    await close();
    await during(() => scoreAll(cycleId));
    await during(() => liftCovers(who.judge, { cycleId }));
    expect((await during(() => getReveal(who.judge, cycleId))).tie).toEqual({
      rule: "teams",
      points: 9,
      words: "Voices from more teams win. Sam: 2 teams. Nora: 1 team.",
    });
  });

  test("may be announced at another moment, but at none that has passed", async () => {
    const { cycleId, year, nora, pick } = await scoredCycle();
    await expect(pick(who.judge, nora, { announceAt: new Date(`${year}-03-02T09:00:00Z`) })).rejects.toEqual(
      refusal("invalid"),
    );
    await pick(who.judge, nora, { announceAt: `${year}-05-01T15:00` });
    const [kept] = await getSql()`select announce_at, state from cycles where id = ${cycleId}`;
    expect(kept?.state).toBe("decided");
    expect(new Date(String(kept?.announce_at))).toEqual(new Date(`${year}-05-01T15:00:00Z`));
  });

  test("is not set over a case of one's own that one does not know of", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const [forJudge, nora] = [await make(who.sam, "judge"), await make(who.other, "nora")];
    const sam = await make(who.dora, "sam");
    await close();
    for (const by of [who.judge, who.second]) {
      await during(() => keepSheet(by, { nominationId: nora, scores: [1, 1, 1] }));
      await during(() => keepSheet(by, { nominationId: sam, scores: [2, 2, 2] }));
    }
    // Nobody else sits on the panel who could score the judge's own case: it gets its points by hand here.
    await getSql()`alter table panel_sheets disable trigger sheets_of_the_first_pass`;
    await during(() => liftCovers(who.pia, { cycleId }));
    await getSql()`update panel_sheets set sat_out = null, scores = '{5,5,5}'
      where nomination_id = ${forJudge} and person_id = ${who.second.personId}`;
    await getSql()`alter table panel_sheets enable trigger sheets_of_the_first_pass`;
    const set = (by: PersonActor, nominationId: string, why = "", announceAt?: string) =>
      during(() => pickWinner(by, { cycleId, nominationId, citation, reason: why, announceAt }));
    await expect(set(who.judge, forJudge)).rejects.toEqual(refusal("not_found"));
    // What could not be set in any case tells nobody that there is a case for them.
    for (const judge of [who.judge, who.second]) {
      await expect(set(judge, nora)).rejects.toEqual(refusal("invalid"));
      await expect(set(judge, nora, reason, "2001-01-01T12:00")).rejects.toEqual(refusal("invalid"));
    }
    await expect(set(who.judge, sam, "", "2001-01-01T12:00")).rejects.toEqual(refusal("invalid"));
    await expect(set(who.judge, sam)).rejects.toEqual(refusal("forbidden"));
    await expect(set(who.judge, nora, reason)).rejects.toEqual(refusal("forbidden"));
    expect((await set(who.second, nora, reason)).winId).toBeTruthy();
  });
});

test("a panel's member who won, or whose table did, is not told by the panel's own page", async () => {
  const picked = async (by: PersonActor, { cycleId, decidedAt }: { cycleId: string; decidedAt: Date }) => {
    await getSql()`update cycles set covers_off_at = ${decidedAt} where id = ${cycleId} and covers_off_at is null`;
    return (await at(decidedAt, () => getReveal(by, cycleId))).picked?.nominee.name ?? null;
  };
  const person = await decidedTurn({ nominee: "second", by: "other" });
  expect(await picked(who.second, person)).toBeNull();
  expect(await picked(who.judge, person)).toBe("Second Quill");
  const table = await decidedTurn({ table: "green", by: "other" });
  for (const name of ["judge", "second"] as const) expect(await picked(who[name], table)).toBeNull();
  expect(await picked(who.pia, table)).toBe("green table");
});

describe("at the same moment", () => {
  test("of two who set it one counts, and the other is told", async () => {
    const { cycleId, nora, sam, pick } = await scoredCycle();
    const both = await Promise.allSettled([pick(who.judge, nora), pick(who.second, sam, { reason })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "closed", message: expect.stringContaining("picked already") },
    });
    expect(await getSql()`select count(*)::int from wins where cycle_id = ${cycleId}`).toEqual([
      { count: 1 },
    ]);
    expect(await getSql()`select count(*)::int from decisions where cycle_id = ${cycleId}`).toEqual([
      { count: 1 },
    ]);
  });

  test("a case that is taken back either came first or comes too late", async () => {
    const { cycleId, during, nora, pick } = await scoredCycle();
    const [picked, takenBack] = await Promise.allSettled([
      pick(who.judge, nora),
      during(() => withdrawNomination(who.other, { nominationId: nora })),
    ]);
    expect([picked.status, takenBack.status].sort()).toEqual(["fulfilled", "rejected"]);
    const [row] = await getSql()`select withdrawn_at is null as stands from nominations where id = ${nora}`;
    expect(row?.stands).toBe(picked.status === "fulfilled");
    const [wins] = await getSql()`select count(*)::int from wins where cycle_id = ${cycleId}`;
    expect(wins?.count).toBe(picked.status === "fulfilled" ? 1 : 0);
  });

  test("a nominee who is leaving is gone before the panel sets it", async () => {
    const { cycleId, during, nora, sam, pick } = await scoredCycle();
    let picked: Promise<{ winId: string }> | undefined;
    await getSql().begin(async (tx) => {
      await tx`update people set left_at = '2020-01-01' where id = ${who.nora.personId}`;
      picked = pick(who.judge, nora);
      picked.catch(() => undefined);
      await tx`select 1`;
    });
    await expect(picked).rejects.toEqual(refusal("conflict"));
    const { cases } = await during(() => getReveal(who.judge, cycleId));
    expect(cases.map(({ nominationId, place, whyOut }) => [nominationId, place, whyOut !== null])).toEqual([
      [sam, 1, false],
      [nora, null, true],
    ]);
    await pick(who.judge, sam);
    await getSql()`update people set left_at = null where id = ${who.nora.personId}`;
  });
});
