import { expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/actor";
import { at } from "@/lib/clock";
import { readPicture } from "@/lib/pictures/read";
import { quarters } from "@/lib/pictures/test-pictures";
import { sendPicture } from "@/lib/pictures/upload";
import { answerConsent } from "./commands/wins";
import { useCast, who } from "./test-cast";
import { decidedTurn } from "./test-result";

useTestDatabase();
useCast();

const send = async () => sendPicture(who.nora, { bytes: await quarters(200), focal: null });
const sees = (actor: Actor, pictureId: string) =>
  readPicture(actor, pictureId, 96, ["image/webp"]).then(
    () => true,
    () => false,
  );

test("a picture chosen for the frame is everybody's to see while it hangs, and its owner's alone before and after", async () => {
  const turn = await decidedTurn();
  const { winId } = turn;
  const [first, other] = [await send(), await send()];
  const say = (yes: boolean, more: object = {}) =>
    at(turn.moment, () => answerConsent(who.nora, { winId, yes, ...more }));
  const seen = async () => [await sees(who.sam, first), await sees(who.sam, other)];
  await turn.announce();
  expect(await seen()).toEqual([false, false]);
  await say(true, { showPicture: true, pictureId: first });
  expect(await seen()).toEqual([true, false]);
  await say(true, { showPicture: true, pictureId: other });
  expect(await seen()).toEqual([false, true]);
  await say(false);
  expect(await seen()).toEqual([false, false]);
  expect(await sees(who.nora, other)).toBe(true);
  await say(true);
  expect(await seen()).toEqual([false, true]);
  await say(true, { showPicture: false });
  expect(await seen()).toEqual([false, false]);
  // Who agreed to their name alone agrees to no more by taking it down and hanging it again.
  await say(false);
  await say(true);
  expect(await seen()).toEqual([false, false]);
});

test("who would rather not before the announcement leaves no picture behind", async () => {
  const { winId, decidedAt } = await decidedTurn();
  const pictureId = await send();
  await at(decidedAt, () => answerConsent(who.nora, { winId, yes: true, pictureId }));
  expect(await sees(who.sam, pictureId)).toBe(true);
  await at(decidedAt, () => answerConsent(who.nora, { winId, yes: false }));
  expect(await sees(who.sam, pictureId)).toBe(false);
});
