import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canAnswerConsent } from "../policy";
import { momentWords } from "../rules/months";
import type { ConsentPage } from "../types/result";
import { readCases } from "./read-cases";
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
  const isAsked = win?.askedAt && !win.stoodDownAt;
  if (!win || !isAsked || !canAnswerConsent(actor, { winnerPersonId: win.answererId, leadId: null })) {
    throw new AppError("not_found", "There is no such frame.");
  }
  const [cases, timeZone, [award]] = await Promise.all([
    readCases(db, { cycleId: win.cycleId }),
    readTimeZone(db),
    db.execute(sql`select sign from awards where id = ${win.awardId}`),
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
    story: about?.story ?? "",
    helped: about?.helped ?? "",
    voices: [...voices.values()],
    consent: win.consent,
    showPicture: win.showPicture,
    pictureId: win.pictureId,
    wish: win.wish,
    isAnnounced: win.announcedAt !== null,
    when: momentWords(win.announceAt, timeZone),
  };
}
