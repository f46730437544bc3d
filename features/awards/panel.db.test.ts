import { describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { type Actor, OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { nominate, secondNomination } from "./commands/nominate";
import { leavePanel, seatOnPanel } from "./commands/panel";
import { coverWords, keepSheet, liftCovers, markKnown, sitOut } from "./commands/sheets";
import { getPanel } from "./queries/panel";
import { getReveal } from "./queries/reveal";
import { award, freshCycle, refusal, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

const ALL_FIVE = [5, 5, 5];

/** Seats somebody on the jacket's panel for a test and takes the seat back. */
async function withOnPanel(person: PersonActor, act: (judge: PersonActor) => Promise<void>): Promise<void> {
  const seat = { awardId: award.jacket, personId: person.personId };
  await seatOnPanel(who.pia, seat);
  try {
    await act({ ...person, judges: [award.jacket] });
  } finally {
    await leavePanel(who.pia, seat);
  }
}

describe("the first pass", () => {
  test("covers every name, and what gives one away", async () => {
    const { cycleId, during, close } = await freshCycle();
    await getSql()`update people set title = 'Feeder Mechanic', started_on = '2020-01-01' where id = ${who.nora.personId}`;
    const { nominationId } = await during(() =>
      nominate(who.other, {
        cycleId,
        nomineePersonId: who.nora.personId,
        story:
          "Nora of the red table, our feeder mechanic and only two years here, drove in. Sam saw it, Lead knew. Write to nora@example.org or @nora. The green bus took three weeks to mend.",
      }),
    );
    expect((await getPanel(who.judge, cycleId)).stories).toEqual([]);
    await close();
    const read = async () =>
      (await getPanel(who.judge, cycleId)).stories[0]?.story
        .map(({ words, taped }) => (taped ? `[${words}]` : words))
        .join("");
    expect(await read()).toBe(
      "[The person] of the [A team], our [Their job] and [How long here], drove in. [A colleague] saw it, [A colleague] knew. Write to [An address] or [A name]. The green bus took three weeks to mend.",
    );
    await expect(during(() => coverWords(who.judge, { nominationId, words: "purple bus" }))).rejects.toEqual(
      refusal("invalid"),
    );
    await during(() => coverWords(who.judge, { nominationId, words: "green bus" }));
    expect(await read()).toContain("The [A hint] took three weeks");
    const page = await getPanel(who.second, cycleId);
    expect(JSON.stringify(page.stories)).toContain("A hint");
    expect(JSON.stringify(page)).not.toMatch(/Nora|Other|red table/);
  });

  test("is open to the panel alone, and keeps scores as they are given", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const nominationId = await make(who.other, "nora");
    const keep = (by: Actor, scores: (number | null)[] = ALL_FIVE) =>
      during(() => keepSheet(by, { nominationId, scores }));
    await expect(keep(who.judge)).rejects.toEqual(refusal("closed"));
    await close();
    for (const act of [keep, (by: Actor) => liftCovers(by, { cycleId })]) {
      await expect(act(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
      await expect(act(who.sam)).rejects.toEqual(refusal("forbidden"));
    }
    await expect(getPanel(OUTSIDER, cycleId)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getPanel(who.sam, cycleId)).rejects.toEqual(refusal("not_found"));
    await expect(getReveal(who.judge, cycleId)).rejects.toEqual(refusal("conflict"));
    await expect(keep(who.pia)).rejects.toEqual(refusal("forbidden"));
    const mine = async () => (await getPanel(who.judge, cycleId)).stories[0];
    expect(await mine()).toMatchObject({ progress: "to_read", scores: [] });
    await keep(who.judge, [4, null, null]);
    expect(await mine()).toMatchObject({ progress: "begun", scores: [4, null, null] });
    await keep(who.judge, [4, 2, 5]);
    expect(await mine()).toMatchObject({ progress: "scored", scores: [4, 2, 5] });
    expect((await getPanel(who.second, cycleId)).stories[0]).toMatchObject({
      progress: "to_read",
      scores: [],
    });
    expect(await getPanel(who.pia, cycleId)).toMatchObject({ stories: [], storyCount: 1, isMember: false });
    await expect(
      getSql()`update panel_sheets set scores = '{6,1,1}' where nomination_id = ${nominationId}`,
    ).rejects.toMatchObject({
      code: "23514",
    });
  });

  test("sits somebody out by what ties them to a story, and by their own word", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const wrote = await make(who.judge, "nora");
    const supported = await make(who.other, "sam");
    const neighbour = await make(who.dora, "second");
    const free = await make(who.lead, "other");
    await during(() => secondNomination(who.judge, { nominationId: supported }));
    await close();
    const stories = async (by: PersonActor) =>
      new Map((await during(() => getPanel(by, cycleId))).stories.map((one) => [one.nominationId, one]));
    const mine = await stories(who.judge);
    for (const id of [wrote, supported, neighbour]) {
      expect(mine.get(id)).toMatchObject({ progress: "tied", story: [], others: [] });
      await expect(
        during(() => keepSheet(who.judge, { nominationId: id, scores: ALL_FIVE })),
      ).rejects.toEqual(refusal("forbidden"));
    }
    expect(mine.get(free)?.progress).toBe("to_read");
    await withOnPanel(who.lead, async (line) => {
      const theirs = await stories(line);
      expect([wrote, supported, neighbour, free].map((id) => theirs.get(id)?.progress)).toEqual([
        "tied",
        "tied",
        "to_read",
        "tied",
      ]);
    });
    await during(() => keepSheet(who.judge, { nominationId: free, scores: ALL_FIVE }));
    await during(() => sitOut(who.judge, { nominationId: free, yes: true }));
    expect((await stories(who.judge)).get(free)).toMatchObject({ progress: "sat_out", story: [] });
    await expect(
      during(() => keepSheet(who.judge, { nominationId: free, scores: ALL_FIVE })),
    ).rejects.toEqual(refusal("forbidden"));
    await during(() => sitOut(who.judge, { nominationId: free, yes: false }));
    expect((await stories(who.judge)).get(free)).toMatchObject({ progress: "to_read" });
  });

  test("sits out whoever spoke for the nominee within a year, in another turn too", async () => {
    const first = await freshCycle();
    await first.nominate(who.judge, "nora");
    await first.close();
    const later = (months: number) => new Date(Date.UTC(first.year, 2 + months, 3, 9));
    const sql = getSql();
    for (const [months, progress] of [
      [11, "tied"],
      [13, "to_read"],
    ] as const) {
      const [row] = await sql<{ id: string }[]>`
        insert into cycles (award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at)
        select award_id, ${`${later(months).toISOString().slice(0, 7)}-01`}, 'open', rules, ${later(months)}, ${later(months + 1)}, ${later(months + 1)}, ${later(months + 1)}
        from cycles where id = ${first.cycleId} returning id`;
      const cycleId = row?.id ?? "";
      await sql`insert into nominations (cycle_id, nominee_person_id, nominated_by, story, nominated_at, shortlisted_at)
        values (${cycleId}, ${who.nora.personId}, ${who.other.personId}, ${STORY}, ${later(months)}, ${later(months)})`;
      await sql`update cycles set state = 'judging' where id = ${cycleId}`;
      const { stories } = await at(later(months), () => getPanel(who.judge, cycleId));
      expect(stories.map((story) => story.progress)).toEqual([progress]);
      expect((await at(later(months), () => getPanel(who.second, cycleId))).stories[0]?.progress).toBe(
        "to_read",
      );
    }
  });

  test("tells a member of the panel nothing of a case for them or their table", async () => {
    const { cycleId, during, nominate: make, close } = await freshCycle();
    const forNora = await make(who.other, "nora");
    const forJudge = await make(who.sam, "judge");
    const { nominationId: forTable } = await during(() =>
      nominate(who.dora, { cycleId, nomineeUnitId: team.green, story: STORY }),
    );
    await close();
    await withOnPanel(who.boss, async (reader) => {
      for (const hidden of [forJudge, forTable]) {
        for (const act of [
          () => keepSheet(who.judge, { nominationId: hidden, scores: ALL_FIVE }),
          () => sitOut(who.judge, { nominationId: hidden, yes: true }),
          () => markKnown(who.judge, { nominationId: hidden, yes: true }),
          () => coverWords(who.judge, { nominationId: hidden, words: "scanner" }),
        ])
          await expect(during<unknown>(act)).rejects.toEqual(refusal("not_found"));
      }
      await during(() => keepSheet(who.judge, { nominationId: forNora, scores: ALL_FIVE }));
      await during(() => keepSheet(who.second, { nominationId: forNora, scores: ALL_FIVE }));
      const seen = async () => {
        const { stories, judges, storyCount } = await during(() => getPanel(who.judge, cycleId));
        expect(stories.map((story) => story.nominationId)).toEqual([forNora]);
        return { storyCount, done: judges.map(({ done }) => done) };
      };
      // Boss, judge, second. The boss has two stories left that the reader must not know of, and is not shown as done.
      expect(await seen()).toEqual({ storyCount: 1, done: [0, 1, 1] });
      await expect(during(() => liftCovers(who.judge, { cycleId }))).rejects.toEqual(refusal("conflict"));
      const bossScores = (id: string) => keepSheet(reader, { nominationId: id, scores: ALL_FIVE });
      expect((await during(() => getPanel(reader, cycleId))).stories.length).toBe(3);
      expect(
        (await during(() => getPanel(reader, cycleId))).stories.filter(({ progress }) => progress === "tied")
          .length,
      ).toBe(1);
      for (const id of [forJudge, forTable]) await during(() => bossScores(id));
      expect(await seen()).toEqual({ storyCount: 1, done: [1, 1, 1] });
      await during(() => liftCovers(who.second, { cycleId }));
      const mine = await during(() => getReveal(who.judge, cycleId));
      const text = JSON.stringify(mine);
      expect(mine.cases.map(({ nominationId }) => nominationId)).toEqual([forNora]);
      expect(mine.cases[0]?.place).toBe(1);
      for (const trace of [
        forJudge,
        forTable,
        who.judge.personId,
        team.green,
        who.sam.personId,
        who.dora.personId,
      ])
        expect(text).not.toContain(trace);
      const all = await during(() => getReveal(reader, cycleId));
      expect(all.cases.length).toBe(3);
      expect(all.graph.lines.length).toBe(3);
    });
  });
});
