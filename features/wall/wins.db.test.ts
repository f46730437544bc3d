import { beforeAll, describe, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { createAward } from "@/features/awards/commands/awards";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination } from "@/features/awards/commands/nominate";
import { seatOnPanel } from "@/features/awards/commands/panel";
import { answerConsent, correctWin } from "@/features/awards/commands/wins";
import { getCase, listOpenCycles } from "@/features/awards/queries/cases";
import { listAwards } from "@/features/awards/queries/desk";
import { getNominationDesk } from "@/features/awards/queries/nominee-desk";
import { listResultTickets } from "@/features/awards/queries/result-tickets";
import {
  freshCycle,
  MARCH,
  type Name,
  refusal,
  STORY,
  team,
  useCast,
  who,
} from "@/features/awards/test-cast";
import { decideByPanel } from "@/features/awards/test-panel";
import { type Actor, OUTSIDER, type PersonActor } from "@/lib/actor";
import { actorOfDisplay } from "@/lib/auth/displays";
import { at } from "@/lib/clock";
import { readPicture } from "@/lib/pictures/read";
import { holdPicture, storePicture } from "@/lib/pictures/store";
import { clap } from "./commands/clap";
import { createScreen, revokeScreen } from "./commands/screens";
import { listScreens } from "./queries/screens";
import { getNewestJacket, getWall, listWinsOf } from "./queries/wall";
import { getWin } from "./queries/win";

useTestDatabase();
useCast();

const NOBODY = "00000000-0000-4000-8000-000000000000";
const CITATION = "Drove in on a day off, and the crates left on time.";
const CLOSE = new Date("2026-03-20T12:00:00Z");

const inMarch = <T>(act: () => T) => at(MARCH, act);
const _open = (month = "2026-03", from = MARCH, close = CLOSE) =>
  at(from, () => openCycle(who.pia, { awardSlug: "jacket", month, nominationsCloseAt: close }));
const _put = (by: PersonActor, cycleId: string, nominee: Name, story = STORY) =>
  inMarch(() =>
    nominate(by, { cycleId, nomineePersonId: who[nominee].personId, story, helped: "The night shift" }),
  );

describe("a win", () => {
  let winId: string;
  let cycle: Awaited<ReturnType<typeof freshCycle>>;

  beforeAll(async () => {
    cycle = await freshCycle();
    const nominationId = await cycle.nominate(who.other, "nora");
    await cycle.during(() => secondNomination(who.sam, { nominationId, reason: "Nobody asked her to." }));
    await cycle.nominate(who.second, "nora");
    await cycle.close();
    ({ winId } = await cycle.during(() =>
      decideByPanel(who.judge, { cycleId: cycle.cycleId, nominationId, citation: CITATION }),
    ));
  });

  const onWall = async (by: Actor = who.sam) => (await getWall(by)).frames.map((frame) => frame.winId);

  test("hangs as an empty frame until the winner says yes, and only they are asked", async () => {
    const wall = await getWall(who.sam);
    expect(JSON.stringify(wall)).not.toContain("Nora");
    expect(wall.waiting.length).toBeGreaterThan(0);
    expect(await listResultTickets(who.nora)).toMatchObject([{ kind: "consent", id: winId }]);
    expect(await listResultTickets(who.other)).toEqual([]);
    for (const stranger of [who.sam, who.judge, who.lead, who.pia]) {
      await expect(answerConsent(stranger, { winId, yes: true })).rejects.toEqual(refusal("not_found"));
    }
    for (const anybody of [who.sam, who.judge, who.lead, who.pia, who.nora]) {
      await expect(getWin(anybody, winId)).rejects.toEqual(refusal("not_found"));
    }
    await expect(answerConsent(OUTSIDER, { winId, yes: true })).rejects.toEqual(refusal("not_signed_in"));
    await expect(getWin(OUTSIDER, winId)).rejects.toEqual(refusal("not_signed_in"));
    await expect(clap(who.sam, { winId })).rejects.toEqual(refusal("not_found"));
    expect(await listWinsOf(who.sam, who.nora.personId)).toEqual([]);
  });

  test("hangs with name, month and voices from every case after the yes", async () => {
    await cycle.during(() => answerConsent(who.nora, { winId, yes: true }));
    const [frame] = (await getWall(who.sam)).frames;
    expect(frame).toMatchObject({
      winId,
      isNewestJacket: true,
      voices: 3,
      voiceTeams: 3,
      winner: { name: "Nora Quill" },
    });
    expect(await getNewestJacket(who.sam)).toMatchObject({ winId, citation: CITATION, hasClapped: false });
    expect(await listWinsOf(who.sam, who.nora.personId)).toMatchObject([{ winId, isNewestJacket: true }]);
    expect(await getWin(who.sam, winId)).toMatchObject({
      story: STORY,
      speakers: expect.arrayContaining([expect.objectContaining({ name: "Other Quill", nominated: true })]),
      mayAnswer: false,
    });
  });

  test("gets one clap a person", async () => {
    await expect(clap(OUTSIDER, { winId })).rejects.toEqual(refusal("not_signed_in"));
    await clap(who.sam, { winId });
    await clap(who.sam, { winId });
    expect(await getWin(who.sam, winId)).toMatchObject({ claps: 1, hasClapped: true });
  });

  test("is corrected in the open, by those who may", async () => {
    const words = {
      winId,
      after: "Drove in on a Saturday, and the crates left on time.",
      reason: "It was a Saturday.",
    };
    await expect(correctWin(OUTSIDER, words)).rejects.toEqual(refusal("not_signed_in"));
    await expect(correctWin(who.sam, words)).rejects.toEqual(refusal("forbidden"));
    await expect(correctWin(who.pia, { ...words, winId: NOBODY })).rejects.toEqual(refusal("not_found"));
    await cycle.during(() => correctWin(who.pia, words));
    await expect(correctWin(who.judge, words)).rejects.toEqual(refusal("conflict"));
    expect(await getWin(who.sam, winId)).toMatchObject({
      citation: words.after,
      corrections: [{ before: CITATION, after: words.after, reason: words.reason }],
    });
    const change = getSql()`update wins set citation = 'quietly' where id = ${winId}`;
    await expect(change).rejects.toMatchObject({ code: "TP002" });
  });

  test("keeps its winner from being put up again for a year, and no longer", async () => {
    const { year } = cycle;
    const later = new Date(`${year}-09-01T09:00:00Z`);
    const openAt = (time: Date, month: string) =>
      at(time, () =>
        openCycle(who.pia, {
          awardSlug: "jacket",
          month,
          nominationsCloseAt: new Date(time.getTime() + 86_400_000),
        }),
      );
    const { cycleId } = await openAt(later, `${year}-09`);
    const again = (id: string) => () =>
      nominate(who.other, { cycleId: id, nomineePersonId: who.nora.personId, story: STORY });
    await expect(at(later, again(cycleId))).rejects.toEqual(refusal("conflict"));
    expect(
      (await at(later, () => getNominationDesk(who.other, { personId: who.nora.personId }))).whyNot,
    ).toContain("year");
    await at(later, () => closeNominations(who.pia, { cycleId }));
    const next = new Date(`${year + 1}-03-04T09:00:00Z`);
    const { cycleId: nextId } = await openAt(next, `${year + 1}-03`);
    expect((await at(next, again(nextId))).nominationId).toBeTruthy();
    await at(next, () => closeNominations(who.pia, { cycleId: nextId }));
  });

  test("comes down when the winner changes their mind", async () => {
    expect(await onWall()).toContain(winId);
    await cycle.during(() => answerConsent(who.nora, { winId, yes: false }));
    expect(await onWall()).not.toContain(winId);
    await expect(getWin(who.sam, winId)).rejects.toEqual(refusal("not_found"));
    await cycle.during(() => answerConsent(who.nora, { winId, yes: true }));
    expect(await onWall()).toContain(winId);
  });

  test("of a whole table is answered by its lead", async () => {
    await createAward(who.pia, {
      name: "Bridge Builder",
      description: "Joined two teams that were not talking",
    });
    await expect(createAward(who.pia, { name: "Bridge  builder", description: "Again" })).rejects.toEqual(
      refusal("conflict"),
    );
    await expect(createAward(who.sam, { name: "Mine", description: "All mine" })).rejects.toEqual(
      refusal("forbidden"),
    );
    const bridge = (await listAwards(who.pia)).find(({ slug }) => slug === "bridge-builder")?.id ?? "";
    const judge = { ...who.judge, judges: [bridge] };
    await seatOnPanel(who.pia, { awardId: bridge, personId: judge.personId });
    const { cycleId, during, close } = await freshCycle("bridge-builder");
    const { nominationId } = await during(() =>
      nominate(who.other, { cycleId, nomineeUnitId: team.red, story: STORY }),
    );
    await expect(during(() => getCase(who.sam, nominationId))).rejects.toEqual(refusal("not_found"));
    await close();
    const { winId: won } = await during(() =>
      decideByPanel(judge, { cycleId, nominationId, citation: CITATION }),
    );
    await expect(answerConsent(who.nora, { winId: won, yes: true })).rejects.toEqual(refusal("not_found"));
    expect((await listResultTickets(who.lead))[0]).toMatchObject({ kind: "consent", id: won, isTeam: true });
    await answerConsent(who.lead, { winId: won, yes: true });
    const page = await getWin(who.nora, won);
    expect(page).toMatchObject({ winner: { kind: "team", name: "red table" } });
    expect(page.table.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([who.lead.personId, who.nora.personId, who.sam.personId]),
    );
    expect(page.table.map(({ personId }) => personId)).not.toContain(who.other.personId);
    const together = expect.objectContaining({ winId: won, asTeam: true });
    for (const name of ["lead", "nora", "sam"] as const)
      expect(await listWinsOf(who.other, who[name].personId)).toContainEqual(together);
    expect(await listWinsOf(who.sam, who.other.personId)).not.toContainEqual(together);
  });

  test("filters by jackets and year", async () => {
    expect((await getWall(who.sam, { show: "jackets" })).frames.every(({ isJacket }) => isJacket)).toBe(true);
    expect((await getWall(who.sam, { year: 1999 })).frames).toEqual([]);
    expect((await getWall(who.sam)).years.length).toBeGreaterThan(0);
    await expect(getWall(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getNewestJacket(OUTSIDER)).rejects.toEqual(refusal("not_signed_in"));
    await expect(listWinsOf(OUTSIDER, who.nora.personId)).rejects.toEqual(refusal("not_signed_in"));
  });
});

describe("the office screen", () => {
  test("sees the wall by its token, and nothing else, until it is revoked", async () => {
    await expect(createScreen(who.sam, { name: "Canteen" })).rejects.toEqual(refusal("forbidden"));
    await expect(createScreen(OUTSIDER, { name: "Canteen" })).rejects.toEqual(refusal("not_signed_in"));
    const { screenId, token } = await createScreen(who.pia, { name: "Canteen" });
    expect(JSON.stringify(await getSql()`select * from display_tokens`)).not.toContain(token);
    const screen = await actorOfDisplay(token);
    expect(screen).toEqual({ kind: "display", tokenId: screenId });
    expect((await getWall(screen)).frames.length).toBeGreaterThan(0);
    const look = (id: string) => readPicture(screen, id, 96, ["image/webp"]);
    await expect(look("no such picture")).rejects.toEqual(refusal("not_signed_in"));
    const faces = { nora: "a".repeat(64), sam: "b".repeat(64) };
    for (const name of ["nora", "sam"] as const) {
      const id = faces[name];
      const sizes = [{ width: 96, contentType: "image/webp", bytes: Buffer.from(name) }];
      const held = await holdPicture({ contentId: id, sizes, original: null, focal: null });
      await storePicture(getDb(), held);
      await getSql()`update people set picture_id = ${id} where id = ${who[name].personId}`;
    }
    expect((await look(faces.nora)).contentType).toBe("image/webp");
    await expect(look(faces.sam)).rejects.toEqual(refusal("not_signed_in"));
    await expect(listOpenCycles(screen)).rejects.toEqual(refusal("not_signed_in"));
    await expect(getNominationDesk(screen)).rejects.toEqual(refusal("not_signed_in"));
    expect(await listScreens(who.pia)).toMatchObject([
      { id: screenId, name: "Canteen", createdBy: "Pia Quill" },
    ]);
    await expect(listScreens(who.sam)).rejects.toEqual(refusal("forbidden"));
    await expect(revokeScreen(who.sam, { screenId })).rejects.toEqual(refusal("forbidden"));
    await revokeScreen(who.pia, { screenId });
    await expect(revokeScreen(who.pia, { screenId })).rejects.toEqual(refusal("not_found"));
    expect(await actorOfDisplay(token)).toEqual(OUTSIDER);
    expect(await actorOfDisplay("guess")).toEqual(OUTSIDER);
  });
});
