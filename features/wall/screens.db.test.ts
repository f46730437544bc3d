import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { createAward } from "@/features/awards/commands/awards";
import { openCycle } from "@/features/awards/commands/cycles";
import { answerConsent } from "@/features/awards/commands/wins";
import { MARCH, refusal, useCast, who } from "@/features/awards/test-cast";
import { decidedTurn } from "@/features/awards/test-result";
import { playTurn } from "@/features/awards/test-turn";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { actorOfDisplay } from "@/lib/auth/displays";
import { at } from "@/lib/clock";
import { createScreen, noteScreen, revokeScreen } from "./commands/screens";
import { getScreen } from "./queries/screen";
import { listScreens } from "./queries/screens";

useTestDatabase();
useCast();

let screen: { screenId: string; token: string };
let display: Actor;
let winId: string;

beforeAll(async () => {
  const { nora, other, judge, pia } = who;
  const told = {
    story: "The scanner died at five. Nora drove in and paired a spare.",
    citation: "Drove in.",
  };
  const turn = { month: "2026-03", opensAt: MARCH, nominee: nora, nominator: other, judge };
  ({ winId } = await playTurn({ ...turn, ...told }));
  screen = await createScreen(pia, { name: "Canteen" });
  display = await actorOfDisplay(screen.token);
  await promise("served", "company", "For all of us.");
  await promise("served", "team", "For one table.");
  await promise("in_the_oven", "company", "Not yet.");
});

/** Something promised to a unit of a kind, written as it stands. */
async function promise(stage: string, kind: string, weDo: string): Promise<void> {
  await getSql()`
    insert into follow_ups (unit_id, you_said, we_do, know_when, owner_id, due_on, stage, outcome, served_at, created_by, created_at)
    select unit_id, 'It is loud.', ${weDo}, 'Quiet', ${who.boss.personId}, '2026-04-01', ${stage},
      ${stage === "served" ? "It is quiet." : null}, ${stage === "served" ? new Date() : null}, ${who.boss.personId}, ${MARCH}
    from unit_versions where kind = ${kind} order by name limit 1`;
}

describe("what a screen gets", () => {
  test("is the wall, kept promises to everybody and nobody's id", async () => {
    const data = await getScreen(display);
    expect(data.frames.map(({ winner }) => winner.name)).toEqual(["Nora Quill"]);
    expect(data.said).toEqual([{ youSaid: "It is loud.", weDo: "For all of us.", outcome: "It is quiet." }]);
    const words = JSON.stringify(data);
    for (const { personId } of Object.values(who)) expect(words).not.toContain(personId);
    for (const name of ["Other", "Judge", "Boss"]) expect(words).not.toContain(name);
  });

  test("is nobody else's to read, but an admin's", async () => {
    await expect(getScreen(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getScreen(who.nora)).rejects.toEqual(refusal("forbidden"));
    expect((await getScreen(who.pia)).frames).toHaveLength(1);
  });

  test("counts down to the jacket alone, and its days say nothing of whether it is decided", async () => {
    const turn = await decidedTurn();
    const jacket = async (time: Date) => (await at(time, () => getScreen(display))).jacket;
    const { slug } = await createAward(who.pia, { name: "The Whistle", description: "For a clear word" });
    await at(turn.decidedAt, () =>
      openCycle(who.pia, {
        awardSlug: slug,
        month: `${turn.decidedAt.getUTCFullYear()}-03`,
        nominationsCloseAt: new Date(turn.decidedAt.getTime() + 3_600_000),
        decideBy: new Date(turn.decidedAt.getTime() + 7_200_000),
        announceAt: new Date(turn.decidedAt.getTime() + 7_200_000),
      }),
    );
    const states = await getSql()`select state from cycles where id = ${turn.cycleId}`;
    expect(states).toEqual([{ state: "decided" }]);
    expect(await jacket(turn.decidedAt)).toMatchObject({ announceAt: turn.moment.toISOString() });
    expect(await jacket(turn.before)).toMatchObject({ announceAt: turn.moment.toISOString() });
    await turn.announce();
    expect(await jacket(turn.moment)).toBeNull();
  });

  test("ends with the winner's yes", async () => {
    await answerConsent(who.nora, { winId, yes: false });
    expect((await getScreen(display)).frames).toEqual([]);
    await answerConsent(who.nora, { winId, yes: true });
    expect((await getScreen(display)).frames).toHaveLength(1);
  });
});

test("that a screen is on is written once a minute at most", async () => {
  const seen = async () => (await listScreens(who.pia))[0]?.seenAt?.toISOString();
  const note = (time: string) => at(new Date(`2026-04-01T${time}Z`), () => noteScreen(display));
  expect(await seen()).toBeUndefined();
  await note("10:00:00");
  await note("10:00:59");
  expect(await seen()).toBe("2026-04-01T10:00:00.000Z");
  await note("10:01:00");
  expect(await seen()).toBe("2026-04-01T10:01:00.000Z");
  await expect(noteScreen(who.pia)).rejects.toEqual(refusal("forbidden"));
});

test("a screen that was taken down is a stranger", async () => {
  await revokeScreen(who.pia, { screenId: screen.screenId });
  const gone = await actorOfDisplay(screen.token);
  expect(gone).toEqual(OUTSIDER);
  await expect(getScreen(gone)).rejects.toEqual(refusal("not_signed_in"));
});
