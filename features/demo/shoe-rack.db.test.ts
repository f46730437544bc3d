import { expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { answerConsent } from "@/features/awards/commands/wins";
import { useCast, who } from "@/features/awards/test-cast";
import { decidedTurn } from "@/features/awards/test-result";
import { OUTSIDER } from "@/lib/actor";
import { at } from "@/lib/clock";
import { getShoeRack } from "./queries";

useTestDatabase();
useCast();

test("the demo's front door names a holder of the jacket at the announcement, and offers a surprise to nobody", async () => {
  vi.stubEnv("DEMO", "1");
  await getSql()`update company set demo_mark = 'test'`;
  const seenBy = async (time: Date) =>
    (await at(time, () => getShoeRack(OUTSIDER))).groups
      .flatMap(({ shoes }) => shoes)
      .map(({ name, see }) => `${name}: ${see}`);
  const turn = await decidedTurn();
  expect(await seenBy(turn.decidedAt)).toContain("Nora Quill: Has a yes or a no to give");
  await at(turn.decidedAt, () => answerConsent(who.nora, { winId: turn.winId, yes: true }));
  expect((await seenBy(turn.before)).join()).not.toContain("Holds the");
  await turn.announce();
  expect((await seenBy(turn.moment)).join()).toMatch(/Nora Quill: Holds the /);

  const surprise = await decidedTurn({ nominee: "sam", rules: { surprise: true } });
  expect((await seenBy(surprise.before)).join()).not.toContain("Has a yes or a no");
  vi.unstubAllEnvs();
});
