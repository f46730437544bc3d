import { getSql } from "@/db/client";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { closeNominations, openCycle } from "./commands/cycles";
import { nominate, secondNomination } from "./commands/nominate";
import { seatOnPanel } from "./commands/panel";
import { answerConsent } from "./commands/wins";
import { decideByPanel } from "./test-panel";

type Turn = {
  award?: string;
  /** "2026-10" */
  month: string;
  opensAt: Date;
  nominee: PersonActor;
  nominator: PersonActor;
  voices?: PersonActor[];
  /** Somebody with nothing that ties them to the case; they get a seat on the award's panel. */
  judge: PersonActor;
  story: string;
  citation: string;
  yes?: boolean;
};

/**
 * Plays a whole turn of an award for a test, by the commands people use: opened, nominated, closed, judged, announced and
 * answered by the winner.
 */
export async function playTurn(
  turn: Turn,
): Promise<{ cycleId: string; nominationId: string; winId: string }> {
  const { award = "jacket", month, opensAt, nominee, nominator, judge, story, citation } = turn;
  return at(opensAt, async () => {
    // The worker closes at once what is due by the real clock, so this month is closed by hand.
    const nominationsCloseAt = new Date(Math.max(opensAt.getTime(), Date.now()) + 86_400_000);
    const { cycleId } = await openCycle(SYSTEM, { awardSlug: award, month, nominationsCloseAt });
    const { nominationId } = await nominate(nominator, {
      cycleId,
      nomineePersonId: nominee.personId,
      story,
    });
    for (const voice of turn.voices ?? []) {
      await secondNomination(voice, { nominationId, reason: "I saw it happen." });
    }
    await closeNominations(SYSTEM, { cycleId });
    const [{ awardId } = { awardId: "" }] = await getSql()<{ awardId: string }[]>`
      select award_id as "awardId" from cycles where id = ${cycleId}`;
    await seatOnPanel(SYSTEM, { awardId, personId: judge.personId });
    const judging = { ...judge, judges: [awardId] };
    const { winId } = await decideByPanel(judging, { cycleId, nominationId, citation });
    await answerConsent(nominee, { winId, yes: turn.yes ?? true });
    return { cycleId, nominationId, winId };
  });
}
