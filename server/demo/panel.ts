import { getDb } from "@/db/client";
import { awards } from "@/db/schema";
import { announceDue } from "@/features/awards/commands/announce";
import { pickWinner } from "@/features/awards/commands/decide";
import { keepSheet, liftCovers } from "@/features/awards/commands/sheets";
import { getPanel } from "@/features/awards/queries/panel";
import { SYSTEM } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isAppError } from "@/lib/errors";
import { personActor } from "./cast";
import { type Chance, chance } from "./chance";

/**
 * A panel of the demo company decides a turn as people do: everybody scores what nothing ties them to, the covers come off,
 * and the first who may sets the best case; it is announced at once.
 */
export async function decideByPanel(
  panel: readonly { id: string }[],
  cycleId: string,
  best: { nominationId: string; story: string },
): Promise<string> {
  const luck = chance(best.story.length);
  const judges = (await getDb().select({ id: awards.id }).from(awards)).map(({ id }) => id);
  for (const { id } of panel) await scoreStories(personActor(id, { judges }), cycleId, best, luck);
  await liftCovers(SYSTEM, { cycleId });
  const choice = { cycleId, nominationId: best.nominationId, citation: best.story, announceAt: now() };
  for (const { id } of panel) {
    try {
      const { winId } = await pickWinner(personActor(id, { judges }), choice);
      await announceDue(SYSTEM);
      return winId;
    } catch (error) {
      if (!isAppError(error) || (error.code !== "forbidden" && error.code !== "not_found")) throw error;
    }
  }
  throw new Error("the whole panel had to sit one out");
}

/** One judge's sheets: fours and fives for the best story, twos and threes for the others. */
async function scoreStories(
  judge: ReturnType<typeof personActor>,
  cycleId: string,
  best: { nominationId: string },
  luck: Chance,
): Promise<void> {
  const { stories, criteria } = await getPanel(judge, cycleId);
  for (const { nominationId, progress } of stories) {
    if (progress === "tied") continue;
    const from = nominationId === best.nominationId ? 4 : 2;
    await keepSheet(judge, { nominationId, scores: criteria.map(() => from + luck.upTo(2)) });
  }
}
