import { getDb } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { liftFor, tiesTo } from "../policy";
import { type Cover, coverStory } from "../rules/covers";
import { isDone, minutesToRead } from "../rules/first-pass";
import { inOwnOrder } from "../rules/own-order";
import type { Case, Piece } from "../types";
import type { CoveredStory, PanelPage } from "../types/panel";
import { enterPanel } from "./enter-panel";
import { readCovers } from "./read-covers";
import { type PanelAtWork, readPanelAtWork } from "./read-panel";

/**
 * The first pass: the stories of a cycle with every name covered, in an order of the reader's own, and how far the panel is.
 * A case for the reader is left out and not counted. The people team sees how far it is, and no story.
 * @throws AppError not_signed_in, not_found (also for everybody who is not on the panel)
 */
export async function getPanel(actor: Actor, cycleId: string): Promise<PanelPage> {
  const { cycle, turn, bonds } = await enterPanel(actor, getDb(), cycleId);
  const panel = await readPanelAtWork(getDb(), cycle);
  const isJudged = cycle.state !== "open" && cycle.state !== "screening";
  const known = panel.cases.filter((about) => isJudged && !tiesTo(bonds, about).isTheirs);
  const cases = inOwnOrder(bonds.personId, known);
  const covers = turn.isMember ? await readCovers(getDb(), cases) : new Map<string, Cover[]>();
  const isFirstPass = cycle.state === "judging" && cycle.coversOffAt === null;
  return {
    ...turn,
    readerId: bonds.personId,
    coversOff: cycle.coversOffAt !== null,
    stories: turn.isMember
      ? cases.map((about, i) => storyFor(bonds.personId, about, i + 1, panel, covers.get(about.id) ?? []))
      : [],
    storyCount: cases.length,
    judges: panel.members.map((member) => ({
      name: member.name,
      pictureId: member.pictureId,
      done: doneBy(member.personId, cases, panel),
      isMe: member.personId === bonds.personId,
    })),
    mayLift: isFirstPass ? liftFor(actor, panel.done(), { isLate: cycle.decideBy <= now() }) : null,
  };
}

/** Of the reader's stories alone: a count with one more would tell that there is a case for the reader. */
function doneBy(personId: string, cases: readonly Case[], panel: PanelAtWork): number {
  const done = cases.filter(({ id }) => isDone(panel.progress(personId, id))).length;
  // Who has another story left is not shown as done, or the reader would wonder what everybody waits for.
  const isAllDone = panel.cases.every(({ id }) => isDone(panel.progress(personId, id)));
  return done === cases.length && !isAllDone ? Math.max(0, done - 1) : done;
}

function storyFor(
  personId: string,
  about: Case,
  number: number,
  panel: PanelAtWork,
  covers: readonly Cover[],
): CoveredStory {
  const progress = panel.progress(personId, about.id);
  const sheet = panel.sheets.find((row) => row.personId === personId && row.nominationId === about.id);
  const isOut = progress === "tied" || progress === "sat_out";
  const cover = (words: string): Piece[] => (words && !isOut ? coverStory(words, covers) : []);
  const voices = about.voices.filter(({ words }) => words);
  return {
    nominationId: about.id,
    number,
    story: cover(about.story),
    helped: cover(about.helped),
    others: isOut ? [] : voices.map(({ words }) => cover(words)),
    minutes: minutesToRead(about.story.length + voices.reduce((sum, { words }) => sum + words.length, 0)),
    progress,
    scores: sheet?.scores ?? [],
    knows: sheet?.knows ?? false,
  };
}
