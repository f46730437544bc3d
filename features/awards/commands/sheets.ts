import { eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cycles, extraCovers, nominations, panelSheets } from "@/db/schema";
import { type Actor, authorize, requireInside, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { shuffled } from "@/lib/shuffle";
import { transaction } from "@/lib/transaction";
import type { Mark, Sheet, ShownName } from "../input/panel";
import { type Conflict, canRunAwards, conflictOf, liftFor, sitsOnPanel, tiesTo } from "../policy";
import { readBonds, readCases } from "../queries/read-cases";
import { readPanelAtWork, readSpokeLately } from "../queries/read-panel";
import { coverNames } from "../rules/covers";
import { isDone } from "../rules/first-pass";
import { lockCycle } from "./cycles";

/**
 * Keeps a panel member's scores for one story, as far as they are given; until the covers come off they may change.
 * @throws AppError not_signed_in, not_found (also for a case of their own), forbidden (tied to it, or sitting it out), closed
 */
export async function keepSheet(
  actor: Actor,
  { nominationId, scores, next = 0 }: Sheet,
): Promise<{ cycleId: string; next: number }> {
  return transaction(async (tx) => {
    const { personId, about, criteria, conflict } = await openSheet(tx, actor, nominationId);
    requireFree(conflict);
    const given = criteria.map((_, i) => scores[i] ?? null);
    const mine = { nominationId, personId, readAt: now(), scores: given };
    const [kept] = await tx
      .insert(panelSheets)
      .values(mine)
      .onConflictDoUpdate({
        target: [panelSheets.nominationId, panelSheets.personId],
        set: { scores: given },
        setWhere: isNull(panelSheets.satOut),
      })
      .returning();
    if (!kept) throw new AppError("forbidden", "You sit this one out. Take it back first, then score it.");
    return { cycleId: about.cycleId, next };
  });
}

/** "I think I know who this is": the scores count, the others see a mark. @throws as keepSheet */
export async function markKnown(actor: Actor, { nominationId, yes }: Mark): Promise<void> {
  await transaction(async (tx) => {
    const { personId, conflict } = await openSheet(tx, actor, nominationId);
    requireFree(conflict);
    await tx
      .insert(panelSheets)
      .values({ nominationId, personId, readAt: now(), knows: yes })
      .onConflictDoUpdate({
        target: [panelSheets.nominationId, panelSheets.personId],
        set: { knows: yes },
      });
  });
}

/** Sits a story out, or takes that back. Nobody learns why; scores given so far are gone. @throws as keepSheet */
export async function sitOut(actor: Actor, { nominationId, yes }: Mark): Promise<void> {
  await transaction(async (tx) => {
    const { personId, conflict } = await openSheet(tx, actor, nominationId);
    requireFree(conflict);
    const satOut = yes ? ("declared" as const) : null;
    await tx
      .insert(panelSheets)
      .values({ nominationId, personId, readAt: now(), satOut })
      .onConflictDoUpdate({
        target: [panelSheets.nominationId, panelSheets.personId],
        set: yes ? { satOut, scores: null } : { satOut },
      });
  });
}

const TAPES_AT_MOST = 40;
const ENOUGH_TAPE =
  "There is so much tape on this story that little is left to read. Talk with the people team about it.";

/**
 * Puts words that give somebody away under tape, for the whole panel; the same words once.
 * @throws as keepSheet, and invalid when the story has no such words, conflict when there is tape enough
 */
export async function coverWords(actor: Actor, { nominationId, words }: ShownName): Promise<void> {
  await transaction(async (tx) => {
    const { personId, about } = await openSheet(tx, actor, nominationId);
    const told = [about.story, about.helped, ...about.voices.map((voice) => voice.words)];
    const isThere = told.some((text) =>
      coverNames(text, [{ tape: "", names: [words] }]).some(({ taped }) => taped),
    );
    if (!isThere) {
      const sentence = "These words are not in the story. Copy them as they stand there.";
      throw new AppError("invalid", sentence, { words: sentence });
    }
    const taped = await tx
      .select({ words: extraCovers.words })
      .from(extraCovers)
      .where(eq(extraCovers.nominationId, nominationId));
    if (taped.some((one) => one.words.toLowerCase() === words.toLowerCase())) return;
    if (taped.length >= TAPES_AT_MOST) throw new AppError("conflict", ENOUGH_TAPE);
    await tx.insert(extraCovers).values({ nominationId, words, addedBy: personId, addedAt: now() });
    await record(tx, actor, "words covered", `nomination:${nominationId}`);
  });
}

/**
 * Takes the covers off: the scores of everybody who is done are locked and count, known ties are written down as sitting
 * out, and each case draws its lot.
 * @throws AppError not_signed_in, not_found, forbidden, closed, conflict (somebody is not done, and the day has not come)
 */
export async function liftCovers(
  actor: Actor,
  { cycleId }: { cycleId: string },
): Promise<{ cycleId: string }> {
  requireInside(actor);
  return transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    authorize(actor, sitsOnPanel(actor, cycle.awardId) || canRunAwards(actor), ONLY_THE_PANEL);
    requireFirstPass(cycle);
    const panel = await readPanelAtWork(tx, cycle);
    const done = panel.done();
    const lift = liftFor(actor, done, { isLate: cycle.decideBy <= now() });
    if (!lift) throw new AppError("conflict", NOT_DONE);
    const judges = panel.members.filter(({ personId }) => done.get(personId)?.every(isDone));
    for (const { personId } of judges) {
      for (const { id } of panel.cases) await lockSheet(tx, personId, id, panel.conflict(personId, id));
    }
    for (const [i, { id }] of shuffled(panel.cases).entries()) {
      await tx
        .update(nominations)
        .set({ lot: i + 1 })
        .where(eq(nominations.id, id));
    }
    await tx.update(cycles).set({ coversOffAt: now() }).where(eq(cycles.id, cycleId));
    const counted = { judges: judges.length, of: panel.members.length };
    await record(tx, actor, "covers taken off", `cycle:${cycleId}`, counted);
    return { cycleId };
  });
}

const ONLY_THE_PANEL = "Only the award's panel decides this.";
const NOT_DONE =
  "Somebody on the panel has stories left. The covers come off when everybody is done, or after the day to decide by with those who are.";

async function lockSheet(tx: Db, personId: string, nominationId: string, conflict: Conflict | null) {
  const lockedAt = now();
  await tx
    .insert(panelSheets)
    .values({ nominationId, personId, readAt: lockedAt, satOut: conflict, lockedAt })
    .onConflictDoUpdate({
      target: [panelSheets.nominationId, panelSheets.personId],
      set: conflict ? { satOut: conflict, scores: null, lockedAt } : { lockedAt },
    });
}

/** A story of the first pass, for a member of its panel; the cycle stays as it is meanwhile. */
async function openSheet(tx: Db, actor: Actor, nominationId: string) {
  const { personId } = requirePerson(actor);
  const [about] = await readCases(tx, { nominationId });
  if (!about) throw noSuchStory();
  const cycle = await lockCycle(tx, about.cycleId, "share");
  authorize(actor, sitsOnPanel(actor, cycle.awardId), ONLY_THE_PANEL);
  const ties = tiesTo(await readBonds(tx, personId), about);
  // Nominees hear nothing, on the panel neither.
  if (ties.isTheirs) throw noSuchStory();
  if (about.isWithdrawn)
    throw new AppError("gone", "This story was taken back. There is nothing left to score.");
  requireFirstPass(cycle);
  if (!about.isShortlisted) throw noSuchStory();
  const spoke = await readSpokeLately(tx, [personId], [about.nominee.id]);
  return { personId, about, criteria: cycle.rules.criteria, conflict: conflictOf(ties, spoke.size > 0) };
}

function requireFirstPass({ state, coversOffAt }: { state: string; coversOffAt: Date | null }): void {
  if (state === "open" || state === "screening")
    throw new AppError("closed", "The stories are still coming in. The panel reads after nominations close.");
  if (state !== "judging" || coversOffAt)
    throw new AppError("closed", "The covers are off: the scores of the first pass stand as they are.");
}

function requireFree(conflict: Conflict | null): void {
  if (conflict) throw new AppError("forbidden", "Something ties you to this story, so you sit it out.");
}

function noSuchStory(): AppError {
  return new AppError("not_found", "There is no such story.");
}
