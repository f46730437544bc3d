import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import type { Actor, PersonActor } from "@/lib/actor";
import { attachPicture } from "@/lib/pictures/attach";
import { readPicture } from "@/lib/pictures/read";
import { quarters } from "@/lib/pictures/test-pictures";
import { sendPicture } from "@/lib/pictures/upload";
import { answerConsent } from "./commands/wins";
import { STORY, useCast, who } from "./test-cast";
import { playTurn } from "./test-turn";

useTestDatabase();
useCast();

const screen: Actor = { kind: "display", tokenId: "00000000-0000-4000-8000-000000000000" };
const focal = { x: 0.5, y: 0.5, zoom: 1 };

async function send(actor: PersonActor): Promise<string> {
  return sendPicture(actor, { bytes: await quarters(120), focal });
}

async function portraitOf(actor: PersonActor): Promise<string> {
  const pictureId = await send(actor);
  await attachPicture(getDb(), { pictureId, ownerId: actor.personId, visibleTo: "inside" });
  await getSql()`update people set picture_id = ${pictureId} where id = ${actor.personId}`;
  return pictureId;
}

const canSee = (actor: Actor, pictureId: string) =>
  readPicture(actor, pictureId, 96, ["image/webp"]).then(
    () => true,
    () => false,
  );

test("the office screen gets what hangs: no portrait before, another when the winner chose one, none when they want none", async () => {
  const portrait = await portraitOf(who.nora);
  const colleague = await portraitOf(who.sam);
  expect(await canSee(screen, portrait)).toBe(false);
  const { winId } = await playTurn({
    month: "2026-03",
    opensAt: new Date("2026-03-03T09:00:00Z"),
    nominee: who.nora,
    nominator: who.other,
    judge: who.judge,
    story: STORY,
    citation: "Drove in anyway.",
  });
  expect(await canSee(screen, portrait)).toBe(true);
  expect(await canSee(screen, colleague)).toBe(false);

  const chosen = await send(who.nora);
  expect(await canSee(screen, chosen)).toBe(false);
  expect(await canSee(who.sam, chosen)).toBe(false);
  await answerConsent(who.nora, { winId, yes: true, pictureId: chosen });
  expect([await canSee(screen, chosen), await canSee(screen, portrait)]).toEqual([true, false]);

  await answerConsent(who.nora, { winId, yes: true, showPicture: false });
  expect([await canSee(screen, chosen), await canSee(screen, portrait)]).toEqual([false, false]);
  expect(await canSee(who.sam, portrait)).toBe(true);

  await answerConsent(who.nora, { winId, yes: true, showPicture: true, pictureId: chosen });
  expect(await canSee(screen, chosen)).toBe(true);
  await answerConsent(who.nora, { winId, yes: false });
  expect(await canSee(screen, chosen)).toBe(false);
});
