import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { winCorrections, wins } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { attachPicture, takePictureBack } from "@/lib/pictures/attach";
import { transaction } from "@/lib/transaction";
import type { Consent, Correction, TakenDown } from "../input/result";
import { canAnswerConsent, canRunAwards, sitsOnPanel } from "../policy";
import { readBonds } from "../queries/read-cases";
import { readWin, type Win } from "../queries/read-wins";
import { nameOfWords } from "../rules/read-words";
import { publish } from "./announce";
import { markAsked, takeNext } from "./crown";
import { lockCycle } from "./cycles";
import { enqueueTelling } from "./tell";

/**
 * The winner's word on picture, name and words on the wall; for a team its lead's. It stays theirs: a yes may become a no
 * at any time, and back. A no before the announcement sends the turn back, and nobody but the panel learns of it.
 * @param input.pictureId one they sent for the frame; null for their portrait; the last choice when left out
 * @param input.wish what they would like changed in the words; the panel hears of it
 * @param input.read the words that a yes is to, as the page named them; they may have changed since
 * @throws AppError not_signed_in, not_found (for everybody who was not asked; a picture that is gone), invalid, closed,
 * conflict (a yes to other words)
 */
export async function answerConsent(
  actor: Actor,
  input: Consent,
): Promise<{ winId: string; yes: boolean; isAnnounced: boolean }> {
  requirePerson(actor);
  const { winId, yes } = input;
  return transaction(async (tx) => {
    const { win, cycle } = await lockWin(tx, winId);
    if (!win.askedAt || !answersFor(actor, win)) throw notThere();
    if (win.stoodDownAt)
      throw new AppError("closed", "You would rather not, and that stands. Nobody is told.");
    const isAnnounced = win.announcedAt !== null;
    if (yes) await sayYes(tx, actor, win, input);
    else if (isAnnounced) await sayNo(tx, actor, win);
    else await standDown(tx, actor, cycle, win);
    return { winId, yes, isAnnounced };
  });
}

async function sayYes(tx: Db, actor: Actor, win: Win, input: Consent): Promise<void> {
  const { personId } = requirePerson(actor);
  if (input.read !== undefined && input.read !== nameOfWords(win.citation))
    throw new AppError("conflict", OTHER_WORDS);
  const { showPicture = win.showPicture, pictureId: chosen = win.pictureId } = input;
  const wish = wishOf(win, input);
  const pictureId = showPicture ? chosen : null;
  if (input.showPicture && input.pictureId === undefined && !pictureId) {
    const sentence = "Choose the picture that should hang.";
    throw new AppError("invalid", sentence, { pictureId: sentence });
  }
  if (pictureId && (pictureId !== win.pictureId || win.consent !== "given"))
    await attachPicture(tx, { pictureId, ownerId: personId, visibleTo: "inside" });
  await tx
    .update(wins)
    .set({ consent: "given", consentedAt: now(), showPicture, pictureId, wish })
    .where(eq(wins.id, win.id));
  if (win.pictureId && win.pictureId !== pictureId) await takePictureBack(tx, win.pictureId);
  await record(tx, actor, "consent given", `win:${win.id}`, { showPicture });
  if (wish && wish !== win.wish) await enqueueTelling(tx, "wish", win.id);
  await publish(tx, win.id);
}

const OTHER_WORDS =
  "The words below the frame were corrected while you read them. Open this page again and read them: then answer.";

/** A wish that the panel has answered with other words is none any more; asked anew, they may have another. */
function wishOf(win: Win, { wish = win.wish }: Consent): string {
  return win.consent === "asked" && wish === win.wish ? "" : wish;
}

async function sayNo(tx: Db, actor: Actor, win: Win, detail: Record<string, string> = {}): Promise<void> {
  await tx.update(wins).set({ consent: "declined", consentedAt: now() }).where(eq(wins.id, win.id));
  if (win.pictureId) await takePictureBack(tx, win.pictureId);
  await record(tx, actor, "consent declined", `win:${win.id}`, detail);
}

async function standDown(tx: Db, actor: Actor, cycle: Cycle, win: Win): Promise<void> {
  await takeNext(tx, actor, cycle, win);
  if (win.pictureId) await takePictureBack(tx, win.pictureId);
  await enqueueTelling(tx, "rather-not", win.id);
}

/**
 * Takes somebody down from the wall who asked for it and cannot do it any more, because they left; the reason is kept.
 * Before the announcement it sends the turn back to be decided again, once the winner has left.
 * @throws AppError not_signed_in, forbidden, not_found, conflict
 */
export async function takeDown(actor: Actor, { winId, reason }: TakenDown): Promise<void> {
  requirePerson(actor);
  authorize(actor, canRunAwards(actor), "The people team takes frames down.");
  await transaction(async (tx) => {
    const { win, cycle } = await lockWin(tx, winId);
    if (await isHiddenFrom(tx, actor, win)) throw notThere();
    if (win.stoodDownAt || win.consent === "declined")
      throw new AppError("conflict", "Nothing of this hangs on the wall.");
    if (win.announcedAt) return sayNo(tx, actor, win, { reason });
    if (win.isHere)
      throw new AppError("conflict", "They are here and answer for themselves. Nothing was changed.");
    await takeNext(tx, actor, cycle, win);
    if (win.pictureId) await takePictureBack(tx, win.pictureId);
    await record(tx, actor, "announcement taken back", `win:${winId}`, { reason });
  });
}

/**
 * Corrects a citation in the open: the words before stay readable with the reason. Before the announcement nobody has
 * read the words but the winner, so the wall shows the corrections made after it, and a yes to the old words asks anew.
 * @throws AppError not_signed_in, not_found, forbidden (also for one's own words), conflict (nothing changed, or they
 * agreed and left)
 */
export async function correctWin(actor: Actor, { winId, after, reason }: Correction): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { win } = await lockWin(tx, winId);
    const may = canRunAwards(actor) || sitsOnPanel(actor, win.awardId);
    if (win.stoodDownAt || (!win.announcedAt && !may) || (await isHiddenFrom(tx, actor, win)))
      throw notThere();
    authorize(actor, may);
    const isTheirs = answersFor(actor, win) || (await isAbout(tx, personId, win));
    authorize(actor, !isTheirs, "Nobody corrects words about themselves or their own table. Ask the panel.");
    const before = win.citation;
    if (before === after) throw new AppError("conflict", "These are the words that hang there now.");
    await tx
      .insert(winCorrections)
      .values({ winId, before, after, reason, correctedBy: personId, correctedAt: now() });
    await record(tx, actor, "citation corrected", `win:${winId}`);
    if (!win.announcedAt && win.consent === "given") await askAnew(tx, win);
  });
}

/** They said yes to other words than those that would hang now. @throws AppError conflict when they cannot be asked */
async function askAnew(tx: Db, win: Win): Promise<void> {
  if (!win.isHere)
    throw new AppError(
      "conflict",
      "They said yes to these words and have left since, so the words stay until they hang. Correct them then, in the open.",
    );
  await tx.update(wins).set({ consent: "asked", consentedAt: null }).where(eq(wins.id, win.id));
  await markAsked(tx, win.id);
  await enqueueTelling(tx, "reworded", win.id);
}

type Cycle = Awaited<ReturnType<typeof lockCycle>>;

/** A win and its cycle, locked in the order in which they are announced. @throws AppError not_found */
async function lockWin(tx: Db, winId: string): Promise<{ win: Win; cycle: Cycle }> {
  const [found] = await tx.select({ cycleId: wins.cycleId }).from(wins).where(eq(wins.id, winId));
  if (!found) throw notThere();
  const cycle = await lockCycle(tx, found.cycleId);
  const win = await readWin(tx, winId);
  if (!win) throw notThere();
  return { win, cycle };
}

function answersFor(actor: Actor, { answererId }: Win): boolean {
  return canAnswerConsent(actor, { winnerPersonId: answererId, leadId: null });
}

/** Whether it is about them, and they have not been told: before the announcement a winner knows only when asked. */
async function isHiddenFrom(tx: Db, actor: Actor, win: Win): Promise<boolean> {
  if (win.announcedAt || actor.kind !== "person") return false;
  if (answersFor(actor, win)) return win.askedAt === null;
  return isAbout(tx, actor.personId, win);
}

/** Whether somebody won it, or sits at the table that did, or leads it. */
async function isAbout(tx: Db, personId: string, { winner }: Win): Promise<boolean> {
  const { teamId, leads } = await readBonds(tx, personId);
  return winner.id === personId || winner.id === teamId || leads.has(winner.id);
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such frame.");
}
