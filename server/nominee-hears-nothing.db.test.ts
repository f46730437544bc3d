import { expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { createAward } from "@/features/awards/commands/awards";
import { closeNominations, openCycle } from "@/features/awards/commands/cycles";
import { nominate, secondNomination, withdrawNomination } from "@/features/awards/commands/nominate";
import { finishScreening, passCase } from "@/features/awards/commands/screen";
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
import { getVote, listVoteTickets } from "@/features/awards/queries/vote";
import { DEFAULT_RULES } from "@/features/awards/rules/award-rules";
import { award, freshCycle, STORY, team, useCast, who } from "@/features/awards/test-cast";
import { scoreAll } from "@/features/awards/test-panel";
import { getLineage } from "@/features/wall/queries/lineage";
import { getTeamWall, getWall, listWinsOf } from "@/features/wall/queries/wall";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { isAppError } from "@/lib/errors";

useTestDatabase();
useCast();

const NO_SUCH_ID = "3f0d7a52-6a0b-4b57-9d3e-0f6f3c0a7d11";

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

  const withoutCase = await everything([...shown, NO_SUCH_ID, NO_SUCH_ID]);
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

test("nor where the people team reads the stories first and colleagues vote", async () => {
  const rules = { ...DEFAULT_RULES, screened: true, decidedBy: "peers" as const };
  const during = <T>(act: () => T) => at(new Date("2090-03-03T09:00:00Z"), act);
  const { slug } = await during(() =>
    createAward(who.pia, { name: "Read and voted", description: "Read, then voted on", rules }),
  );
  const { cycleId } = await during(() =>
    openCycle(who.pia, { awardSlug: slug, month: "2090-03", nominationsCloseAt: "2090-03-20T12:00" }),
  );
  const putUp = async (by: PersonActor, about: PersonActor) =>
    (await during(() => nominate(by, { cycleId, nomineePersonId: about.personId, story: STORY })))
      .nominationId;
  const second: PersonActor = { ...who.second, roles: ["people_team", "admin"] };
  const shown = [await putUp(who.other, who.nora), await putUp(who.dora, who.sam)];
  const everything = async (hidden: string) =>
    during(async () => [
      await everythingFor(second, cycleId, [...shown, hidden]),
      await Promise.all(
        [
          () => listScreenings(second, slug),
          () => getProgrammeDesk(second, slug),
          () => getVote(second, cycleId),
        ].map((ask: () => Promise<unknown>) => ask().catch(inWords)),
      ),
    ]);

  const withoutCase = await everything(NO_SUCH_ID);
  const first = await putUp(who.sam, who.second);
  expect(await everything(first)).toEqual(withoutCase);

  await during(() => closeNominations(SYSTEM, { cycleId }));
  const read = await everything(first);
  for (const nominationId of shown) await during(() => passCase(who.pia, { nominationId }));
  await during(() => passCase(who.pia, { nominationId: first }));
  await during(() => finishScreening(who.pia, { cycleId }));
  const voting = await everything(first);
  expect(voting).not.toEqual(read);
  await during(() => withdrawNomination(who.sam, { nominationId: first }));
  expect(await everything(first)).toEqual(voting);
});
