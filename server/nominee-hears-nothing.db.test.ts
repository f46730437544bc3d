import { expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { nominate, secondNomination, withdrawNomination } from "@/features/awards/commands/nominate";
import { liftCovers } from "@/features/awards/commands/sheets";
import { getAnnouncements } from "@/features/awards/queries/announcements";
import { getCase, listOpenCycles } from "@/features/awards/queries/cases";
import { listAwards } from "@/features/awards/queries/desk";
import { getKeptDraft } from "@/features/awards/queries/drafts";
import { getFairnessYear } from "@/features/awards/queries/fairness-year";
import { findNominees } from "@/features/awards/queries/find-nominees";
import { getNominationDesk } from "@/features/awards/queries/nominee-desk";
import { getPanel } from "@/features/awards/queries/panel";
import { getProgrammeDesk, listProgrammes } from "@/features/awards/queries/programmes";
import { listResultTickets } from "@/features/awards/queries/result-tickets";
import { getReveal } from "@/features/awards/queries/reveal";
import { listSaidAboutMe } from "@/features/awards/queries/said";
import { getScreeningTickets, listReturnedCases, listScreenings } from "@/features/awards/queries/screening";
import { getNominationTickets } from "@/features/awards/queries/tickets";
import { listVoteTickets } from "@/features/awards/queries/vote";
import { award, freshCycle, STORY, team, useCast, who } from "@/features/awards/test-cast";
import { scoreAll } from "@/features/awards/test-panel";
import { getLineage } from "@/features/wall/queries/lineage";
import { getTeamWall, getWall, listWinsOf } from "@/features/wall/queries/wall";
import type { PersonActor } from "@/lib/actor";
import { isAppError } from "@/lib/errors";

useTestDatabase();
useCast();

/** All that somebody can ask about awards, refusals with their words, as one text. */
async function everythingFor(reader: PersonActor, cycleId: string, cases: string[]): Promise<string> {
  const asked: (() => Promise<unknown>)[] = [
    () => listOpenCycles(reader),
    () => listProgrammes(reader),
    () => listAwards(reader),
    () => getProgrammeDesk(reader, "jacket"),
    () => listScreenings(reader, "jacket"),
    () => getScreeningTickets(reader),
    () => listReturnedCases(reader),
    () => getFairnessYear(reader),
    () => getAnnouncements(reader),
    () => getPanel(reader, cycleId),
    () => getReveal(reader, cycleId),
    () => getNominationTickets(reader),
    () => listResultTickets(reader),
    () => listVoteTickets(reader),
    () => listSaidAboutMe(reader),
    () => getKeptDraft(reader),
    () => findNominees(reader, { search: "Quill" }),
    () => getNominationDesk(reader),
    ...Object.values(who).map(
      ({ personId }) =>
        () =>
          getNominationDesk(reader, { personId }),
    ),
    ...Object.values(team).map((unitId) => () => getNominationDesk(reader, { unitId })),
    ...cases.map((id) => () => getCase(reader, id)),
    () => getWall(reader),
    () => getLineage(reader),
    () => listWinsOf(reader, reader.personId),
    () => getTeamWall(reader, team.green),
  ];
  const answers = [];
  for (const ask of asked) answers.push(await ask().catch(inWords));
  return JSON.stringify(answers);
}

function inWords(error: unknown): string {
  if (isAppError(error)) return `${error.code} ${error.message}`;
  throw error;
}

test("whether they were put up changes nothing of what somebody on the panel and of the people team can see", async () => {
  const { cycleId, during, nominate: putUp, close } = await freshCycle();
  const second: PersonActor = { ...who.second, roles: ["people_team", "admin"], judges: [award.jacket] };
  const shown = [await putUp(who.other, "nora"), await putUp(who.dora, "sam")];
  const everything = (cases: string[]) => during(() => everythingFor(second, cycleId, cases));
  const someId = "3f0d7a52-6a0b-4b57-9d3e-0f6f3c0a7d11";

  const withoutCase = await everything([...shown, someId, someId]);
  const forSecond = await putUp(who.sam, "second");
  const { nominationId: forTable } = await during(() =>
    nominate(who.dora, { cycleId, nomineeUnitId: team.green, story: STORY }),
  );
  await during(() => secondNomination(who.other, { nominationId: forSecond }));
  const hidden = [forSecond, forTable];
  expect(await everything([...shown, ...hidden])).toBe(withoutCase);

  await close();
  const judging = await everything([...shown, ...hidden]);
  await during(() => scoreAll(cycleId));
  await during(() => liftCovers(who.judge, { cycleId }));
  const coversOff = await everything([...shown, ...hidden]);
  expect(coversOff).not.toBe(judging);
  for (const nominationId of hidden) {
    const maker = nominationId === forSecond ? who.sam : who.dora;
    await during(() => withdrawNomination(maker, { nominationId }));
  }
  expect(await everything([...shown, ...hidden])).toBe(coversOff);
});

test("nor while the stories are judged with the names covered", async () => {
  const { cycleId, during, nominate: putUp, close } = await freshCycle();
  const second: PersonActor = { ...who.second, roles: ["people_team", "admin"], judges: [award.jacket] };
  const shown = [await putUp(who.other, "nora"), await putUp(who.dora, "sam")];
  const forSecond = await putUp(who.sam, "second");
  await close();
  const everything = () => during(() => everythingFor(second, cycleId, [...shown, forSecond]));
  const withCase = await everything();
  await during(() => withdrawNomination(who.sam, { nominationId: forSecond }));
  expect(await everything()).toBe(withCase);
});
