import { expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { answerConsent, correctWin } from "@/features/awards/commands/wins";
import { useCast, who } from "@/features/awards/test-cast";
import { decidedTurn } from "@/features/awards/test-result";
import { at } from "@/lib/clock";
import { getWall } from "./queries/wall";
import { readFilter } from "./rules/address";

useTestDatabase();
useCast();

test("the wall is searched by the words that hang or hung, never by those that were corrected before", async () => {
  const turn = await decidedTurn();
  const { winId, decidedAt, moment } = turn;
  const later = (hours: number, from = decidedAt) => new Date(from.getTime() + hours * 3_600_000);
  const correct = (after: string, time: Date) =>
    at(time, () => correctWin(who.judge, { winId, after, reason: "They asked for it." }));
  const isFound = async (words: string) => (await getWall(who.sam, { words })).frames.length === 1;
  await at(decidedAt, () => answerConsent(who.nora, { winId, yes: true, wish: "Not at ten at night." }));
  await correct("Paired a spare scanner in spite of a fever.", later(1));
  await correct("Paired a spare scanner with everybody watching.", later(2));
  await at(later(3), () => answerConsent(who.nora, { winId, yes: true }));
  await turn.announce();
  await correct("Paired a spare scanner and showed us how.", later(1, moment));
  expect(await isFound("night")).toBe(false);
  expect(await isFound("fever")).toBe(false);
  expect(await isFound("watching")).toBe(true);
  expect(await isFound("showed")).toBe(true);
});

test("the wall of a year that no calendar has is the whole wall", async () => {
  for (const year of ["0000", "0050", "9999", "1", "20260"]) {
    await expect(getWall(who.sam, readFilter({ year }))).resolves.toBeTruthy();
  }
});
