import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { answerConsent } from "@/features/awards/commands/wins";
import { refusal, STORY, team, useCast, who } from "@/features/awards/test-cast";
import { decidedTurn } from "@/features/awards/test-result";
import { playTurn } from "@/features/awards/test-turn";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { clap, takeClapBack } from "./commands/clap";
import { congratulate, takeWordsDown } from "./commands/congratulate";
import { getLineage } from "./queries/lineage";
import { getNewestJacket, getSheet, getTeamWall, getWall } from "./queries/wall";
import { getShare, getStoryPicture, getWin } from "./queries/win";

useTestDatabase();
useCast();

const FRAMES = 60;
let winId = "";

/** Sixty frames of another award, a month each, most of them by hand: what a wall holds after years. */
async function hangYears(): Promise<void> {
  const sql = getSql();
  const [hung] = await sql<{ id: string }[]>`
    insert into awards (slug, name, description, rules, rules_since, position)
    select 'bell', 'The Bell', 'For being heard', rules, '2000-01-01Z', 7 from awards where is_jacket returning id`;
  await sql`
    insert into cycles (award_id, month, state, rules, opens_at, nominations_close_at, decide_by, announce_at, closed_at)
    select a.id, d, 'announced', a.rules, d, d, d, d, d
    from awards a, generate_series('2015-01-01Z'::timestamptz, '2019-12-01Z', '1 month') d where a.id = ${hung?.id ?? ""}`;
  await sql`
    insert into wins (cycle_id, award_id, winner_person_id, month, citation, voices, voice_teams, picked_at, announced_at,
      consent, asked_at, consented_at)
    select c.id, c.award_id, ${who.sam.personId}, c.month, 'Rang the bell in ' || to_char(c.month, 'YYYY-MM'), 2, 1,
      c.announce_at, c.announce_at, 'given', c.announce_at, c.announce_at
    from cycles c where c.award_id = ${hung?.id ?? ""}`;
}

beforeAll(async () => {
  await hangYears();
  const won = await playTurn({
    month: "2026-02",
    opensAt: new Date("2026-02-03T09:00:00Z"),
    nominee: who.nora,
    nominator: who.other,
    judge: who.judge,
    story: STORY,
    citation: "A spare scanner, and no word about it.",
  });
  winId = won.winId;
});

const ids = (frames: { winId: string }[]) => frames.map((frame) => frame.winId);

describe("walking along the wall", () => {
  test("brings every frame once, newest first, sheet by sheet", async () => {
    const first = await getWall(who.sam);
    const seen = [...first.frames];
    for (let next = first.next; next; ) {
      const sheet = await getSheet(who.sam, { from: next });
      seen.push(...sheet.frames);
      next = sheet.next;
    }
    expect(seen).toHaveLength(FRAMES + 1);
    expect(new Set(ids(seen)).size).toBe(FRAMES + 1);
    expect(seen.map(({ month }) => month)).toEqual(
      seen
        .map(({ month }) => month)
        .sort()
        .reverse(),
    );
    expect(first.hanging).toBe(FRAMES + 1);
    expect(first.years).toEqual([2026, 2019, 2018, 2017, 2016, 2015]);
  });

  test("goes on in the same place when somebody new hangs, and when the first of the sheet comes down", async () => {
    const { next } = await getWall(who.sam, { award: "bell" });
    const before = await getSheet(who.sam, { award: "bell", from: next ?? "" });
    await getSql()`update wins set consent = 'declined' where id = ${next}`;
    const after = await getSheet(who.sam, { award: "bell", from: next ?? "" });
    expect(ids(after.frames).slice(0, 5)).toEqual(ids(before.frames).slice(1, 6));
    await getSql()`update wins set consent = 'given' where id = ${next}`;
  });

  test.each(["", "nonsense", "00000000-0000-4000-8000-000000000000", "' or true --"])(
    "finds nothing further from %j",
    async (from) => expect(await getSheet(who.sam, { from })).toEqual({ frames: [], next: null }),
  );

  test("is asked by award, year and words, and all of them at once", async () => {
    const found = async (ask: Parameters<typeof getWall>[1]) => ids((await getWall(who.sam, ask)).frames);
    expect(await found({ show: "jackets" })).toEqual([winId]);
    expect(await found({ year: 2016 })).toHaveLength(12);
    expect(await found({ award: "bell", year: 2016, words: "2016-03" })).toHaveLength(1);
    expect(await found({ words: "NORA scanner" })).toEqual([winId]);
    expect(await found({ words: "paired" })).toEqual([winId]);
    expect(await found({ award: "bell", words: "paired" })).toEqual([]);
    for (const words of ["zebra", "%", "_", "\\", "'"]) expect(await found({ words })).toEqual([]);
  });
});

test("no count and no year tells of a win before its announcement", async () => {
  const edge = async () => {
    const { hanging, years, waiting } = await getWall(who.sam);
    return { hanging, years, waiting, team: (await getTeamWall(who.sam, team.red)).hanging };
  };
  const before = await edge();
  const { winId: early, decidedAt } = await decidedTurn({ nominee: "nora", by: "other" });
  await at(decidedAt, () => answerConsent(who.nora, { winId: early, yes: true }));
  expect(await at(decidedAt, edge)).toEqual(before);
});

test("a team's wall holds what its people won, as they sit now and as they sat then", async () => {
  const red = await getTeamWall(who.other, team.red);
  expect(ids(red.frames)).toContain(winId);
  expect(ids((await getTeamWall(who.other, team.blue)).frames)).not.toContain(winId);
  expect(red).toMatchObject({ unit: { name: "red table" }, hanging: FRAMES + 1 });
  await getSql()`update seats set valid = tstzrange(lower(valid), '2026-06-01Z') where person_id = ${who.nora.personId}`;
  await getSql()`insert into seats (person_id, unit_id, valid)
    values (${who.nora.personId}, ${team.blue}, tstzrange('2026-06-01Z', null))`;
  expect(ids((await getTeamWall(who.other, team.red)).frames)).toContain(winId);
  expect(ids((await getTeamWall(who.other, team.blue)).frames)).toContain(winId);
  await expect(getTeamWall(who.other, "nowhere")).rejects.toEqual(refusal("not_found"));
});

describe("words below a frame", () => {
  const said = async (by: PersonActor) => (await getWin(by, winId)).congratulations.map(({ words }) => words);

  test("are everybody's to read, one slip a person, whatever they hold", async () => {
    const words = `<script>alert("x")</script> & well done`;
    await congratulate(who.sam, { winId, words });
    expect(await said(who.dora)).toEqual([words]);
    await expect(congratulate(who.sam, { winId, words: "again" })).rejects.toEqual(refusal("conflict"));
    await expect(congratulate(OUTSIDER, { winId, words })).rejects.toEqual(refusal("not_signed_in"));
  });

  test("are taken down by their writer, by the winner and by the people team alone", async () => {
    const slip = async () => (await getWin(who.sam, winId)).congratulations[0]?.id ?? "";
    for (const stranger of [who.dora, who.judge, who.lead]) {
      await expect(takeWordsDown(stranger, { wordsId: await slip() })).rejects.toEqual(refusal("forbidden"));
    }
    for (const may of [who.sam, who.nora, who.pia]) {
      expect((await getWin(may, winId)).congratulations[0]?.mayTakeDown).toBe(true);
      await takeWordsDown(may, { wordsId: await slip() });
      expect(await said(who.dora)).toEqual([]);
      await congratulate(who.sam, { winId, words: "Well done." });
    }
    const [audit] = await getSql()`select count(*)::int as n from audit where action = 'words taken down'`;
    expect(audit?.n).toBe(2);
  });

  test("come no faster than a person writes", async () => {
    const many = Array.from({ length: 31 }, () => congratulate(who.dora, { winId, words: "Hm." }));
    const codes = (await Promise.allSettled(many)).flatMap((one) =>
      one.status === "rejected" ? [(one.reason as { code: string }).code] : [],
    );
    expect(codes).toContain("too_many");
    expect(await said(who.sam)).toHaveLength(2);
  });
});

test("a clap counts once and can be taken back", async () => {
  await Promise.all([clap(who.boss, { winId }), clap(who.boss, { winId })]);
  expect(await getWin(who.boss, winId)).toMatchObject({ claps: 1, hasClapped: true });
  await takeClapBack(who.boss, { winId });
  expect(await getWin(who.boss, winId)).toMatchObject({ claps: 0, hasClapped: false });
});

test("the jacket's way says the months without one, and no name of who would rather not", async () => {
  expect(await getNewestJacket(who.sam)).toMatchObject({ winId, before: null });
  const { winId: later } = await playTurn({
    month: "2026-05",
    opensAt: new Date("2026-05-03T09:00:00Z"),
    nominee: who.dora,
    nominator: who.nora,
    judge: who.judge,
    story: STORY,
    citation: "Stayed until the last truck.",
  });
  expect(await getNewestJacket(who.sam)).toMatchObject({ winId: later, before: { name: "Nora Quill" } });
  const kinds = async () => (await getLineage(who.sam)).map(({ kind, from, to }) => [kind, from, to]);
  const gap = ["nobody", "2026-03-01", "2026-04-01"];
  const nora = ["worn", "2026-02-01", "2026-02-01"];
  expect(await kinds()).toEqual([["worn", "2026-05-01", "2026-05-01"], gap, nora]);
  await answerConsent(who.dora, { winId: later, yes: false });
  expect(await kinds()).toEqual([["rather_not", "2026-05-01", "2026-05-01"], gap, nora]);
  expect(JSON.stringify(await getLineage(who.sam))).not.toContain("Dora");
});

test("a frame that comes down takes everything below it along, for everybody at once", async () => {
  expect(await getShare(who.sam, winId)).toMatchObject({ frame: { winId }, portrait: null });
  await expect(getStoryPicture(who.sam, winId)).rejects.toEqual(refusal("not_found"));
  await answerConsent(who.nora, { winId, yes: false });
  for (const anybody of [who.sam, who.nora, who.pia]) {
    await expect(getWin(anybody, winId)).rejects.toEqual(refusal("not_found"));
    await expect(getShare(anybody, winId)).rejects.toEqual(refusal("not_found"));
    await expect(getStoryPicture(anybody, winId)).rejects.toEqual(refusal("not_found"));
    await expect(clap(anybody, { winId })).rejects.toEqual(refusal("not_found"));
    await expect(congratulate(anybody, { winId, words: "Still" })).rejects.toEqual(refusal("not_found"));
  }
  expect(ids((await getWall(who.sam)).frames)).not.toContain(winId);
  expect(ids((await getTeamWall(who.sam, team.red)).frames)).not.toContain(winId);
});
