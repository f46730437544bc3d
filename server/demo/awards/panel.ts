import { getSql } from "@/db/client";
import { announceDue } from "@/features/awards/commands/announce";
import { pickWinner } from "@/features/awards/commands/decide";
import { keepSheet, liftCovers } from "@/features/awards/commands/sheets";
import { getPanel } from "@/features/awards/queries/panel";
import { type Actor, SYSTEM } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isAppError } from "@/lib/errors";
import { personActor } from "../cast";
import { type Chance, chance } from "../chance";

type Judge = { id: string };
type Best = { nominationId: string; story: string };

/** So many of the five had scored when the day to decide by had come; the covers came off with what they gave. */
const IN_TIME = 3;

/**
 * A panel of the demo company decides a turn as people do: they score what nothing ties them to, the covers come off on the
 * day, and the first who may sets the best case; it is announced at once.
 */
export async function decideByPanel(panel: readonly Judge[], cycleId: string, best: Best): Promise<string> {
  await scoreAndLift(panel.slice(0, IN_TIME), cycleId, best);
  const winId = await setByPanel(panel, cycleId, best, now());
  await announceDue(SYSTEM);
  return winId;
}

/** The whole panel scores, and the covers come off. */
export async function scoreAndLift(panel: readonly Judge[], cycleId: string, best: Best): Promise<void> {
  const luck = chance(best.story.length);
  for (const judge of panel) await scoreStories(judge, cycleId, best, luck);
  await liftCovers(SYSTEM, { cycleId });
}

/** One judge's sheets: fours and fives for the best story, twos and threes for the others. */
export async function scoreStories({ id }: Judge, cycleId: string, best: Best, luck: Chance): Promise<void> {
  const judge = await onThePanel(id);
  const { stories, criteria } = await getPanel(judge, cycleId);
  for (const { nominationId, progress } of stories) {
    if (progress === "tied") continue;
    const from = nominationId === best.nominationId ? 4 : 2;
    await keepSheet(judge, { nominationId, scores: criteria.map(() => from + luck.upTo(2)) });
  }
}

/** The first member who is free of ties to the case sets it; the others sit it out, as the rules say. */
export async function setByPanel(
  panel: readonly Judge[],
  cycleId: string,
  best: Best,
  announceAt: Date,
): Promise<string> {
  const choice = { cycleId, nominationId: best.nominationId, citation: best.story, announceAt };
  for (const { id } of panel) {
    try {
      return (await pickWinner(await onThePanel(id), choice)).winId;
    } catch (error) {
      if (!isAppError(error) || (error.code !== "forbidden" && error.code !== "not_found")) throw error;
    }
  }
  throw new Error("the whole panel had to sit one out");
}

/** Somebody of the demo's one panel, which sits on every award. */
export async function onThePanel(id: string): Promise<Actor> {
  const rows = await getSql()<{ id: string }[]>`select id from awards`;
  return personActor(id, { judges: rows.map((award) => award.id) });
}
