import { expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import type { PersonActor } from "@/lib/actor";
import { nominate } from "./commands/nominate";
import { getProgrammeDesk } from "./queries/programmes";
import { listResultTickets } from "./queries/result-tickets";
import { freshCycle, STORY, team, useCast, who } from "./test-cast";

useTestDatabase();
useCast();

test("a judge's rail counts no story that they wrote", async () => {
  const { nominate: putUp, during, close } = await freshCycle();
  await putUp(who.judge, "nora");
  await close();
  const kinds = async (judge: PersonActor) =>
    (await during(() => listResultTickets(judge))).map(({ kind }) => kind);
  expect(await kinds(who.judge)).not.toContain("score");
  expect(await kinds(who.second)).toContain("score");
});

test("no count tells somebody of the people team that they or their table were put up", async () => {
  const { cycleId, during, nominate: putUp } = await freshCycle();
  await putUp(who.other, "nora");
  await putUp(who.other, "pia");
  await during(() => nominate(who.nora, { cycleId, nomineeUnitId: team.blue, story: STORY }));
  const storiesFor = async (reader: PersonActor) => {
    const desk = await during(() => getProgrammeDesk({ ...reader, roles: ["people_team"] }, "jacket"));
    return desk.cycles.find(({ id }) => id === cycleId)?.stories;
  };
  // Nora is put up herself; Other sits at the blue table, and Dora leads it.
  for (const reader of [who.pia, who.nora, who.other, who.dora]) expect(await storiesFor(reader)).toBe(2);
  expect(await storiesFor(who.boss)).toBe(3);
});
