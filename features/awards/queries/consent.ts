import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canAnswerConsent, canRunAwards, sitsOnPanel } from "../policy";
import { momentWords } from "../rules/months";
import { nameOfWords } from "../rules/read-words";
import type { ConsentPage, WishPage } from "../types/result";
import { readBonds, readCases } from "./read-cases";
import { readWin } from "./read-wins";
import { readTimeZone } from "./time-zone";

/**
 * What somebody who won is asked: the frame as it will hang, with the words and who spoke for them. For everybody else,
 * and for a winner who was not asked yet, there is none.
 * @throws AppError not_signed_in, not_found
 */
export async function getConsent(actor: Actor, winId: string): Promise<ConsentPage> {
  requirePerson(actor);
  const db = getDb();
  const win = isId(winId) ? await readWin(db, winId) : null;
  if (!win?.askedAt || !canAnswerConsent(actor, { winnerPersonId: win.answererId, leadId: null })) {
    throw notThere();
  }
  const [cases, timeZone, [award]] = await Promise.all([
    readCases(db, { cycleId: win.cycleId }),
    readTimeZone(db),
    db.execute(sql`select a.sign, exists (
        select from win_corrections where win_id = ${winId} and corrected_at >= ${win.askedAt.toISOString()}
      ) as corrected from awards a where a.id = ${win.awardId}`),
  ]);
  const theirs = cases.filter(
    ({ nominee, screening }) => nominee.id === win.winner.id && screening !== "returned",
  );
  const about = theirs.find(({ id }) => id === win.nominationId);
  const voices = new Map(
    [...(about?.voices ?? []), ...theirs.flatMap((one) => one.voices)].map(
      ({ personId, name, pictureId }) => [personId, { name, pictureId }],
    ),
  );
  return {
    winId,
    awardId: win.awardId,
    awardName: win.awardName,
    isJacket: win.isJacket,
    sign: String(award?.sign ?? "star"),
    month: win.month,
    winner: win.winner,
    citation: win.citation,
    read: nameOfWords(win.citation),
    isAskedAnew: win.consent === "asked" && Boolean(award?.corrected),
    story: about?.story ?? "",
    helped: about?.helped ?? "",
    voices: [...voices.values()],
    consent: win.consent,
    showPicture: win.showPicture,
    pictureId: win.pictureId,
    wish: win.wish,
    isAnnounced: win.announcedAt !== null,
    isStoodDown: win.stoodDownAt !== null,
    when: momentWords(win.announceAt, timeZone),
  };
}

/**
 * A winner's wish about the words that will hang, for the panel and the people team, who can correct them; not for
 * whoever it is about.
 * @throws AppError not_signed_in, not_found
 */
export async function getWish(actor: Actor, winId: string): Promise<WishPage> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const win = isId(winId) ? await readWin(db, winId) : null;
  const may = win && (canRunAwards(actor) || sitsOnPanel(actor, win.awardId));
  if (!may || !win.wish || win.stoodDownAt) throw notThere();
  const bonds = await readBonds(db, personId);
  if ([personId, bonds.teamId, ...bonds.leads].includes(win.winner.id)) throw notThere();
  return {
    winId,
    awardName: win.awardName,
    month: win.month,
    winner: win.winner,
    citation: win.citation,
    wish: win.wish,
    isAnnounced: win.announcedAt !== null,
    when: momentWords(win.announceAt, await readTimeZone(db)),
  };
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such frame.");
}
