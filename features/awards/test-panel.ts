import { getSql } from "@/db/client";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { now } from "@/lib/clock";
import { announceDue } from "./commands/announce";
import { pickWinner } from "./commands/decide";
import { keepSheet, liftCovers } from "./commands/sheets";
import type { Pick } from "./input/panel";
import { getPanel } from "./queries/panel";

/** The members of a cycle's panel, as they act. */
export async function judgesOf(cycleId: string): Promise<PersonActor[]> {
  const rows = await getSql()<{ personId: string; awardId: string }[]>`
    select m.person_id as "personId", m.award_id as "awardId"
    from panel_members m join cycles c on c.award_id = m.award_id where c.id = ${cycleId}`;
  return rows.map(({ personId, awardId }) => ({
    kind: "person",
    personId,
    name: personId,
    roles: [],
    leads: [],
    owns: [],
    judges: [awardId],
  }));
}

/**
 * Has every panel member score what they may: five a criterion for the best case, three for every other.
 * @returns how many sheets were scored
 */
export async function scoreAll(cycleId: string, best?: string): Promise<number> {
  let scored = 0;
  for (const judge of await judgesOf(cycleId)) {
    const { stories, criteria } = await getPanel(judge, cycleId);
    for (const { nominationId, progress } of stories) {
      if (progress !== "to_read" && progress !== "begun") continue;
      await keepSheet(judge, { nominationId, scores: criteria.map(() => (nominationId === best ? 5 : 3)) });
      scored += 1;
    }
  }
  return scored;
}

/**
 * A whole panel at work, by the commands people use: everybody scores, the covers come off, one of them sets the result, and
 * it is announced at once.
 */
export async function decideByPanel(judge: PersonActor, pick: Pick): Promise<{ winId: string }> {
  await scoreAll(pick.cycleId, pick.nominationId);
  await liftCovers(SYSTEM, { cycleId: pick.cycleId });
  const win = await pickWinner(judge, { ...pick, announceAt: now() });
  await announceDue(SYSTEM);
  return win;
}
