import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cycles, nominations } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail";
import { transaction } from "@/lib/transaction";
import type { ReturnedCase, ScreenedCase } from "../input/programme";
import { returnedMail } from "../messages";
import { canRunAwards, tiesTo, whyNotScreen } from "../policy";
import { readBonds, readCases } from "../queries/read-cases";
import { nameOfCase } from "../rules/read-words";
import type { Case } from "../types";
import { lockCycle } from "./cycles";
import { eachDue } from "./due";
import { holdCase } from "./require-case";
import { sendToDeciders } from "./shortlist";

/**
 * Lets a case go on. Possible as soon as it was sent, until the shortlist is drawn.
 * @throws AppError not_signed_in, forbidden, not_found (also for a nominee and their table), closed, gone, conflict (the
 * words are others than those that were read)
 */
export async function passCase(actor: Actor, input: ScreenedCase): Promise<void> {
  await screen(actor, input, { screening: "passed", screeningNote: "" });
}

/**
 * Gives a case back to the one who wrote it, with a note. While nominations are open they can mend it and it waits to be
 * read again; afterwards it does not go on.
 * @throws AppError not_signed_in, forbidden, not_found (also for a nominee and their table), closed, gone, conflict (the
 * words are others than those that were read)
 */
export async function returnCase(actor: Actor, { note, ...input }: ReturnedCase): Promise<void> {
  await screen(actor, input, { screening: "returned", screeningNote: note });
}

/**
 * Draws the shortlist when everything was read. A case that only the one who finishes may not read goes on when nobody
 * else read it either: nobody is left out because of who works in the people team.
 * @throws AppError forbidden, not_found, closed, conflict (some wait to be read)
 */
export async function finishScreening(
  actor: Actor,
  { cycleId }: { cycleId: string },
): Promise<{ state: "judging" | "closed" }> {
  authorize(actor, canRunAwards(actor));
  return transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state === "open")
      throw new AppError("closed", "Nominations are still open. Finish after they close.");
    if (cycle.state !== "screening") throw new AppError("closed", "The shortlist is drawn already.");
    const cases = await readCases(tx, { cycleId });
    const bonds = actor.kind === "person" ? await readBonds(tx, actor.personId) : null;
    const waiting = cases.filter(({ screening }) => screening === "waiting");
    const mine = waiting.filter((about) => !bonds || whyNotScreen(tiesTo(bonds, about, cases)) === null);
    if (mine.length > 0) {
      const left = mine.length === 1 ? "One case waits" : `${mine.length} cases wait`;
      throw new AppError("conflict", `${left} to be read. Read it all first, then the shortlist is drawn.`);
    }
    return { state: await goOn(tx, actor, cycle, waiting) };
  });
}

/**
 * Ends the reading of every cycle whose time for it is over: what nobody has read goes on, what was given back stays back.
 * For the schedule; safe to repeat.
 * @throws AppError forbidden
 */
export async function endDueScreenings(actor: Actor): Promise<void> {
  const due = and(eq(cycles.state, "screening"), lte(cycles.screenBy, now()));
  await eachDue(actor, due, async (tx, cycle) => {
    const cases = await readCases(tx, { cycleId: cycle.id });
    const unread = cases.filter(({ screening }) => screening === "waiting");
    const detail = { unread: unread.length };
    await record(tx, actor, "screening ended by the calendar", `cycle:${cycle.id}`, detail);
    await goOn(tx, actor, cycle, unread);
  });
}

/** Ends the reading of a cycle, whose row is locked: what waits goes on, and the shortlist is drawn. */
async function goOn(
  tx: Db,
  actor: Actor,
  cycle: typeof cycles.$inferSelect,
  waiting: readonly Case[],
): Promise<"judging" | "closed"> {
  for (const { id } of waiting) await write(tx, id, { screening: "passed", screeningNote: "" }, null);
  const time = sql`${now().toISOString()}::timestamptz`;
  const screenBy = sql`greatest(${cycles.nominationsCloseAt}, least(${cycles.screenBy}, ${time}))`;
  await tx.update(cycles).set({ screenBy }).where(eq(cycles.id, cycle.id));
  return sendToDeciders(tx, actor, cycle, await readCases(tx, { cycleId: cycle.id }));
}

async function screen(
  actor: Actor,
  { nominationId, read }: ScreenedCase,
  verdict: { screening: "passed" | "returned"; screeningNote: string },
): Promise<void> {
  const { personId } = requirePerson(actor);
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const [about] = await readCases(tx, { nominationId });
    const bonds = await readBonds(tx, personId);
    const ties = about && tiesTo(bonds, about, await readCases(tx, { cycleId: about.cycleId }));
    if (!about || !ties || ties.isTheirs || ties.sameTeam) {
      throw new AppError("not_found", "There is no such case.");
    }
    const sentence = whyNotScreen(ties);
    authorize(actor, !sentence, sentence ?? undefined);
    const cycle = await lockCycle(tx, about.cycleId, "share");
    requireScreening(cycle);
    const held = await holdCase(tx, personId, nominationId, "update");
    if (read !== undefined && read !== nameOfCase(held)) throw new AppError("conflict", OTHER_WORDS);
    await write(tx, nominationId, verdict, personId);
    await record(tx, actor, `case ${verdict.screening}`, `nomination:${nominationId}`);
    const maker = about.voices.find(({ nominated }) => nominated);
    if (verdict.screening === "returned" && maker) {
      const words = returnedMail(about, verdict.screeningNote, cycle.state === "open");
      await enqueueMail(tx, { to: maker.personId, ...words });
    }
  });
}

const OTHER_WORDS =
  "The one who wrote it said it in other words while you read it. Open this page again and read it: then decide.";

function requireScreening({ state, rules }: typeof cycles.$inferSelect): void {
  if (!rules.screened) throw new AppError("closed", "Cases of this turn go on without being read first.");
  if (state !== "open" && state !== "screening") {
    throw new AppError("closed", "The shortlist is drawn, so this case stays where it is.");
  }
}

async function write(
  tx: Db,
  nominationId: string,
  verdict: { screening: "passed" | "returned"; screeningNote: string },
  screenedBy: string | null,
): Promise<void> {
  await tx
    .update(nominations)
    .set({ ...verdict, screenedBy, screenedAt: now() })
    .where(and(eq(nominations.id, nominationId), isNull(nominations.withdrawnAt)));
}
