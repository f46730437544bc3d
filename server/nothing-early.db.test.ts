import { expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { answerConsent } from "@/features/awards/commands/wins";
import { getAnnouncements } from "@/features/awards/queries/announcements";
import { getCase, listOpenCycles } from "@/features/awards/queries/cases";
import { getConsent, getWish } from "@/features/awards/queries/consent";
import { listResultTickets } from "@/features/awards/queries/result-tickets";
import { getMayTell, listSaidAboutMe } from "@/features/awards/queries/said";
import { getNominationTickets } from "@/features/awards/queries/tickets";
import { type Name, team, useCast, who } from "@/features/awards/test-cast";
import { decidedTurn } from "@/features/awards/test-result";
import { getLineage } from "@/features/wall/queries/lineage";
import { getScreen } from "@/features/wall/queries/screen";
import { getNewestJacket, getSheet, getTeamWall, getWall, listWinsOf } from "@/features/wall/queries/wall";
import { getStoryPicture, getWin } from "@/features/wall/queries/win";
import type { Actor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { isAppError } from "@/lib/errors";

useTestDatabase();
useCast();

/** Everything that a colleague, a nominee or the office screen can ask for, as one text; what is refused adds nothing. */
async function everythingFor(actor: Actor, turn: { winId: string; nominationId: string }): Promise<string> {
  const { winId, nominationId } = turn;
  const asked = [
    () => getWall(actor),
    () => getWall(actor, { show: "jackets" }),
    () => getWall(actor, { words: "Quill" }),
    () => getSheet(actor, { from: winId }),
    () => getTeamWall(actor, team.red),
    () => listWinsOf(actor, who.nora.personId),
    () => getNewestJacket(actor),
    () => getLineage(actor),
    () => getScreen(actor),
    () => getWin(actor, winId),
    () => getStoryPicture(actor, winId),
    () => getConsent(actor, winId),
    () => getWish(actor, winId),
    () => getMayTell(actor, nominationId),
    () => listSaidAboutMe(actor),
    () => listResultTickets(actor),
    () => getNominationTickets(actor),
    () => listOpenCycles(actor),
    () => getAnnouncements(actor),
  ];
  const answers = await Promise.all(asked.map((ask) => ask().catch(nothingIfRefused)));
  return JSON.stringify(answers);
}

function nothingIfRefused(error: unknown): null {
  if (isAppError(error) && ["not_found", "forbidden", "not_signed_in"].includes(error.code)) return null;
  throw error;
}

test("a second before the moment no query tells anybody else, at the moment the wall tells all", async () => {
  const first = await decidedTurn({ nominee: "dora", by: "judge" });
  await at(first.decidedAt, () => answerConsent(who.dora, { winId: first.winId, yes: true }));
  await first.announce();
  const turn = await decidedTurn({ nominee: "nora", by: "other" });
  const colleagues: Name[] = ["boss", "lead", "sam", "dora", "other", "judge", "second"];
  const readers: Actor[] = [
    ...colleagues.map((name) => who[name]),
    { kind: "display", tokenId: who.pia.personId },
  ];
  const undecided = await at(turn.before, () => lineageOf(who.sam));
  await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
  await at(turn.before, async () => {
    for (const reader of readers) expect(await everythingFor(reader, turn)).not.toMatch(/Nora/);
    for (const reader of readers) expect(await everythingFor(reader, turn)).not.toContain(turn.winId);
    expect(await lineageOf(who.sam)).toEqual(undecided);
    // The winner knows, but sees no frame yet; a winner who runs awards finds nothing about themself on the desk.
    await expect(getWin(who.nora, turn.winId)).rejects.toMatchObject({ code: "not_found" });
    const nora = { ...who.nora, roles: ["admin" as const, "people_team" as const] };
    expect((await getAnnouncements(nora)).coming).toEqual([]);
    await expect(getCase(nora, turn.nominationId)).rejects.toMatchObject({ code: "not_found" });
  });
  await turn.announce();
  await at(turn.moment, async () => {
    for (const reader of readers.slice(0, -1)) {
      expect(await everythingFor(reader, turn)).toContain(turn.winId);
      expect((await getNewestJacket(reader))?.winner.name).toBe("Nora Quill");
    }
    expect(await lineageOf(who.sam)).not.toEqual(undecided);
    await answerConsent(who.nora, { winId: turn.winId, yes: false });
    for (const reader of readers) expect(await everythingFor(reader, turn)).not.toContain(turn.winId);
  });
});

async function lineageOf(actor: Actor): Promise<string> {
  return JSON.stringify(await getLineage(actor));
}

test("the audit names no winner by name", async () => {
  const rows = await getSql()<{ detail: string }[]>`select action || detail::text as detail from audit`;
  expect(rows.map(({ detail }) => detail).join()).not.toMatch(/Nora|Dora/);
});
