import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { awards, cycles, panelMembers, panelSheets, wins } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { PanelSeat, Pick } from "../input";
import { canRunAwards, sitsOnPanel, tiesTo, whyNotJudge } from "../policy";
import { readBonds, readCases, readWonMonths } from "../queries/read-cases";
import { monthWords } from "../rules/months";
import { countVoices, isCoolingDown } from "../rules/voices";
import type { Case } from "../types";
import { lockCycle } from "./cycles";

/** Gives somebody a place on an award's panel; twice changes nothing. @throws AppError forbidden, not_found */
export async function seatOnPanel(actor: Actor, { awardId, personId }: PanelSeat): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const [award] = await tx.select({ id: awards.id }).from(awards).where(eq(awards.id, awardId));
    if (!award) throw new AppError("not_found", "There is no such award.");
    const [seated] = await tx
      .insert(panelMembers)
      .values({ awardId, personId })
      .onConflictDoNothing()
      .returning();
    if (seated) await record(tx, actor, "panel joined", `person:${personId}`, { awardId });
  });
}

/** Takes somebody's place on a panel back. @throws AppError forbidden, not_found */
export async function leavePanel(actor: Actor, { awardId, personId }: PanelSeat): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const mine = and(eq(panelMembers.awardId, awardId), eq(panelMembers.personId, personId));
    const [left] = await tx.delete(panelMembers).where(mine).returning();
    if (!left) throw new AppError("not_found", "They do not sit on this panel.");
    await record(tx, actor, "panel left", `person:${personId}`, { awardId });
  });
}

/**
 * Notes that a panel member read a story with the names covered. The names come off after the last one.
 * @throws AppError not_signed_in, not_found (also for their own case), closed
 */
export async function readStory(
  actor: Actor,
  { nominationId, next = 0 }: { nominationId: string; next?: number },
): Promise<{ cycleId: string; next: number }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const [about] = await readCases(tx, { nominationId });
    if (!about || about.isWithdrawn) throw new AppError("not_found", "There is no such story.");
    const cycle = await requirePanelCycle(tx, actor, about.cycleId);
    if (cycle.state !== "judging") throw new AppError("closed", "This cycle is not being judged.");
    await requireNotTheirs(tx, personId, about);
    await tx.insert(panelSheets).values({ nominationId, personId, readAt: now() }).onConflictDoNothing();
    return { cycleId: cycle.id, next };
  });
}

/**
 * Crowns a winner and asks for their consent; until the yes an empty gold frame hangs. Of two panel members who pick at
 * once the first counts and the second is told.
 * @param input.citation the words that will hang below the frame
 * @throws AppError not_signed_in, not_found, forbidden (tied to the case), conflict (won within twelve months), closed
 */
export async function pickWinner(actor: Actor, input: Pick): Promise<{ winId: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const cycle = await requirePanelCycle(tx, actor, input.cycleId);
    if (cycle.state === "open")
      throw new AppError("closed", "Nominations are still open. The panel picks after they close.");
    if (cycle.state !== "judging")
      throw new AppError("closed", `The winner of ${monthWords(cycle.month)} was picked already.`);
    const sameCycle = await readCases(tx, { cycleId: cycle.id });
    const about = sameCycle.find(({ id }) => id === input.nominationId);
    if (!about) throw new AppError("not_found", "There is no such case.");
    await requireNotTheirs(tx, personId, about);
    const sentence = whyNotJudge(tiesTo(await readBonds(tx, personId), about, sameCycle));
    authorize(actor, !sentence, sentence ?? undefined);
    const { nominee } = about;
    const won = await readWonMonths(tx, cycle.awardId, nominee, { alsoAsked: true });
    if (isCoolingDown(won, cycle.month, cycle.rules.coolDownMonths)) {
      throw new AppError(
        "conflict",
        `${nominee.shortName} won this within the last twelve months, so it is another's turn.`,
      );
    }
    const { voices, teams } = voicesFor(about, sameCycle);
    const announcedAt = now();
    await tx
      .update(cycles)
      .set({ state: "decided", decidedAt: announcedAt, decideBy: announcedAt, announceAt: announcedAt })
      .where(eq(cycles.id, cycle.id));
    const [win] = await tx
      .insert(wins)
      .values({
        cycleId: cycle.id,
        awardId: cycle.awardId,
        nominationId: about.id,
        winnerPersonId: nominee.kind === "person" ? nominee.id : null,
        winnerUnitId: nominee.kind === "team" ? nominee.id : null,
        month: cycle.month,
        citation: input.citation,
        voices,
        voiceTeams: teams,
        pickedBy: personId,
        pickedAt: announcedAt,
        askedAt: announcedAt,
        announcedAt,
        consent: "asked",
      })
      .returning({ id: wins.id });
    if (!win) throw new Error("the win was not written");
    await tx.update(cycles).set({ state: "announced", closedAt: announcedAt }).where(eq(cycles.id, cycle.id));
    await record(tx, actor, "winner picked", `win:${win.id}`, { nominationId: about.id });
    return { winId: win.id };
  });
}

/** The cycle, locked, for somebody on its panel. @throws AppError not_found, forbidden */
async function requirePanelCycle(tx: Db, actor: Actor, cycleId: string) {
  const cycle = await lockCycle(tx, cycleId);
  authorize(actor, sitsOnPanel(actor, cycle.awardId), "Only the award's panel decides this.");
  return cycle;
}

/** Nominees hear nothing, on the panel neither. @throws AppError not_found */
async function requireNotTheirs(tx: Db, personId: string, about: Case): Promise<void> {
  if (tiesTo(await readBonds(tx, personId), about).isTheirs)
    throw new AppError("not_found", "There is no such case.");
}

/** Everybody who spoke for the nominee in this cycle, in whichever case. */
function voicesFor(about: Case, sameCycle: readonly Case[]) {
  return countVoices(
    sameCycle.filter(({ nominee }) => nominee.id === about.nominee.id).flatMap(({ voices }) => voices),
  );
}
