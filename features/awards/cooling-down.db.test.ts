import { expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { closeNominations, openCycle } from "./commands/cycles";
import { pickWinner } from "./commands/decide";
import { nominate } from "./commands/nominate";
import { liftCovers } from "./commands/sheets";
import { readCases } from "./queries/read-cases";
import { getReveal } from "./queries/reveal";
import { award, freshCycle, refusal, STORY, useCast, who } from "./test-cast";
import { scoreAll } from "./test-panel";
import { crownFor } from "./test-result";

useTestDatabase();
useCast();

test("who won another turn meanwhile is out of this one, and on no shortlist drawn after, though nobody knows of it yet", async () => {
  await getSql()`update awards set rules = rules || '{"coolDownMonths": 12}' where id = ${award.jacket}`;
  const march = await freshCycle();
  const { during, year } = march;
  const [nora] = [await march.nominate(who.other, "nora"), await march.nominate(who.dora, "sam")];
  await march.close();
  const turn = async (month: string) => {
    const nominationsCloseAt = new Date(`${year}-03-21T12:00:00Z`);
    const { cycleId } = await during(() =>
      openCycle(who.pia, { awardSlug: "jacket", month: `${year}-${month}`, nominationsCloseAt }),
    );
    const { nominationId } = await during(() =>
      nominate(who.other, { cycleId, nomineePersonId: who.nora.personId, story: STORY }),
    );
    const { state } = await during(() => closeNominations(who.pia, { cycleId }));
    return { cycleId, nominationId, state };
  };
  const february = await turn("02");
  await during(() => crownFor(february.cycleId, february.nominationId));

  await during(() => scoreAll(march.cycleId, nora));
  await during(() => liftCovers(who.pia, { cycleId: march.cycleId }));
  const { cases } = await during(() => getReveal(who.judge, march.cycleId));
  expect(cases.find(({ nominationId }) => nominationId === nora)).toMatchObject({
    place: null,
    whyOut: expect.stringContaining("another's turn"),
  });
  const citation = "Drove in on a day off.";
  await expect(
    during(() => pickWinner(who.judge, { cycleId: march.cycleId, nominationId: nora, citation })),
  ).rejects.toEqual(refusal("conflict"));

  const april = await turn("04");
  expect(april.state).toBe("closed");
  const [about] = await readCases(getDb(), { cycleId: april.cycleId });
  expect(about?.isShortlisted).toBe(false);
});
