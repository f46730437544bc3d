import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { panelNotes } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { type PanelNote, type Pick, REASON_AT_LEAST } from "../input/panel";
import { sitsOnPanel, tiesTo } from "../policy";
import { enterPanel } from "../queries/enter-panel";
import { readBonds } from "../queries/read-cases";
import { readEvidence } from "../queries/read-evidence";
import { readPanelOrder } from "../queries/read-order";
import { readPanelAtWork } from "../queries/read-panel";
import { readTimeZone } from "../queries/time-zone";
import { momentOf } from "../rules/calendar";
import { monthWords } from "../rules/months";
import { crown } from "./crown";
import { lockCycle } from "./cycles";

/**
 * Sets the result, once the covers are off: the first of the order, or another one for a reason that is kept and shown. Of
 * two who set it at once the first counts and the second is told.
 * @param input.citation the words that will hang below the frame
 * @param input.announceAt another moment than the cycle's own; a wall time is the company's
 * @throws AppError not_signed_in, not_found (also for a case of their own), forbidden (tied to the case), invalid (no
 * reason, or a moment that has passed), conflict (cooling down, left, another is ahead), closed
 */
export async function pickWinner(actor: Actor, input: Pick): Promise<{ winId: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const cycle = await lockCycle(tx, input.cycleId);
    authorize(actor, sitsOnPanel(actor, cycle.awardId), "Only the award's panel decides this.");
    requireSecondPass(cycle);
    await holdNominee(tx, input.nominationId);
    const panel = await readPanelAtWork(tx, cycle);
    const about = panel.cases.find(({ id }) => id === input.nominationId);
    const bonds = await readBonds(tx, personId);
    if (!about || tiesTo(bonds, about).isTheirs) throw new AppError("not_found", "There is no such case.");
    if (["tied", "sat_out"].includes(panel.progress(personId, about.id)))
      throw new AppError("forbidden", "You sit this one out, so another member of the panel sets it.");
    const { order, decidedBy, whyOut } = await readPanelOrder(tx, cycle, panel, panel.cases);
    const sentence = whyOut.get(about.id);
    if (sentence) throw new AppError("conflict", sentence, { nominationId: sentence });
    const ahead = order.slice(
      0,
      order.findIndex(({ nominationId }) => nominationId === about.id),
    );
    const isOwn = ({ nominationId }: { nominationId: string }) =>
      panel.conflict(personId, nominationId) === "own";
    const reason = input.reason ?? "";
    if (ahead.some((one) => !isOwn(one)) && reason.length < REASON_AT_LEAST) throw whyAnother();
    const announceAt = await requireMoment(tx, input.announceAt);
    // Somebody with a case of their own ahead must neither win over it unknowing nor be told of it: what could not be set
    // anyhow was refused before this.
    if (ahead.some(isOwn))
      throw new AppError("forbidden", "This one is for another member of the panel to set.");
    return crown(tx, actor, {
      cycle,
      nominationId: about.id,
      citation: input.citation,
      ranking: order,
      tieRule: ahead.length === 0 ? decidedBy : null,
      reason: ahead.length === 0 ? "" : reason,
      announceAt,
    });
  });
}

/**
 * Notes what the panel decided about something that the evidence showed. It stays with the cycle.
 * @throws AppError not_signed_in, not_found, forbidden, closed (the covers are on, or the cycle is decided)
 */
export async function notePanel(actor: Actor, { cycleId, finding, note }: PanelNote): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId, "share");
    authorize(actor, sitsOnPanel(actor, cycle.awardId), "Only the award's panel notes this.");
    requireSecondPass(cycle);
    const reader = await enterPanel(actor, tx, cycleId);
    const { findings } = await readEvidence(tx, reader, await readPanelAtWork(tx, cycle));
    if (!findings.some(({ key }) => key === finding))
      throw new AppError("not_found", "There is nothing like that to note. Look at the page again.");
    await tx.insert(panelNotes).values({ cycleId, finding, note, notedBy: personId, notedAt: now() });
    await record(tx, actor, "panel noted", `cycle:${cycleId}`);
  });
}

/** Whoever takes the nominee out of the directory at this moment goes first, and is seen by what is read after this. */
async function holdNominee(tx: Db, nominationId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from people where id = (select nominee_person_id from nominations where id = ${nominationId}) for share`);
}

function requireSecondPass(cycle: { state: string; month: string; coversOffAt: Date | null }): void {
  if (cycle.state === "open" || cycle.state === "screening")
    throw new AppError("closed", "Nominations are not closed and read yet. The panel picks after that.");
  if (cycle.state !== "judging")
    throw new AppError("closed", `The winner of ${monthWords(cycle.month)} was picked already.`);
  if (!cycle.coversOffAt)
    throw new AppError(
      "closed",
      "The covers are still on. They come off when everybody on the panel is done.",
    );
}

async function requireMoment(tx: Db, asked: Date | string | undefined): Promise<Date | undefined> {
  if (!asked) return undefined;
  const moment = typeof asked === "string" ? momentOf(asked, await readTimeZone(tx)) : asked;
  // A form knows whole minutes only, and this one has begun.
  if (moment.getTime() > now().getTime() - 60_000) return moment;
  const sentence = "Choose a moment still to come, or leave it as it was set.";
  throw new AppError("invalid", sentence, { announceAt: sentence });
}

function whyAnother(): AppError {
  const sentence = `Another case is ahead. Say in ${REASON_AT_LEAST} letters or more why this one: the panel and the people team read it.`;
  return new AppError("invalid", sentence, { reason: sentence });
}
