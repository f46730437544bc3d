import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { awards, cycles, peerVotes } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { eachApart } from "@/lib/each-apart";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { transaction } from "@/lib/transaction";
import type { NewCycle } from "../input";
import { canRunAwards } from "../policy";
import { readCases } from "../queries/read-cases";
import { readTimeZone } from "../queries/time-zone";
import { daysAfterClose, momentOf, screeningEndsAt, type Turn, turnAfter, turnAt } from "../rules/calendar";
import { monthWords } from "../rules/months";
import type { CycleState } from "../types";
import { askMakers } from "./ask-makers";
import { eachDue } from "./due";
import { sendToDeciders } from "./shortlist";

type Award = typeof awards.$inferSelect;

/**
 * Opens nominations for one month of an award, with the award's rules as they stand now. They close by themselves.
 * @param input.month as "2026-11" or "2026-11-01"
 * @param input.decideBy with `announceAt`: by the award's calendar when left out. Times without a zone are the company's
 * @throws AppError forbidden, not_found, gone, invalid, conflict (one cycle a month, one open at a time)
 */
export async function openCycle(actor: Actor, input: NewCycle): Promise<{ cycleId: string }> {
  authorize(actor, canRunAwards(actor));
  const month = `${input.month.slice(0, 7)}-01`;
  return transaction(async (tx) => {
    const [award] = await tx.select().from(awards).where(eq(awards.slug, input.awardSlug)).for("update");
    if (!award) throw new AppError("not_found", "There is no such award.");
    if (award.endedAt) throw new AppError("gone", "This award ended. What it hung stays on the wall.");
    const days = daysOf(input, award, await readTimeZone(tx));
    const open = await readOpenMonth(tx, award.id);
    if (open) {
      throw problem("conflict", "month", `${monthWords(open)} still takes nominations. Close it first.`);
    }
    const cycleId = await insertCycle(tx, actor, award, { month, ...days });
    if (!cycleId) {
      throw problem("conflict", "month", `The ${award.name} of ${monthWords(month)} was opened before.`);
    }
    return { cycleId };
  });
}

/**
 * Opens what the calendars say should be open now: of each award the current turn, once, whoever else does the same at
 * this moment. Turns that came and went while nobody was there to open them stay unopened. For the schedule; safe to
 * repeat.
 * @throws AppError forbidden
 */
export async function openDueCycles(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system");
  const running = await transaction((tx) =>
    tx.select({ id: awards.id }).from(awards).where(isNull(awards.endedAt)).orderBy(awards.position),
  );
  await eachApart(running, ({ id }) =>
    transaction(async (tx) => {
      const [award] = await tx.select().from(awards).where(eq(awards.id, id)).for("update");
      if (award) await openIfDue(tx, actor, award);
    }),
  );
}

/** Opens an award's current turn if it should be open and is not, and has the next one wake us. Its row is locked. */
export async function openIfDue(tx: Db, actor: Actor, award: Award): Promise<void> {
  if (award.endedAt) return;
  const { calendar } = award.rules;
  const timeZone = await readTimeZone(tx);
  const turn = turnAt(calendar, timeZone, now());
  const isDue = turn && turn.opensAt >= award.rulesSince && turn.nominationsCloseAt > now();
  if (isDue && !(await readOpenMonth(tx, award.id))) await insertCycle(tx, actor, award, turn);
  const next = turnAfter(calendar, timeZone, now());
  if (next) await enqueue(tx, "open-cycles", {}, { runAt: next.opensAt, key: `award:${award.id}` });
}

/**
 * Ends nominations, early or on time. Where the people team screens, it reads until the day set for that; otherwise the shortlist goes
 * to whoever decides. Without a case on it the cycle is over.
 * @throws AppError forbidden, not_found, closed
 */
export async function closeNominations(
  actor: Actor,
  { cycleId }: { cycleId: string },
): Promise<{ state: CycleState }> {
  authorize(actor, canRunAwards(actor));
  return transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state !== "open") throw new AppError("closed", "Nominations are closed already.");
    return { state: await close(tx, actor, cycle) };
  });
}

/** Ends nominations of every cycle whose time has come. For the schedule; safe to repeat. @throws AppError forbidden */
export async function closeDueNominations(actor: Actor): Promise<void> {
  const due = and(eq(cycles.state, "open"), lte(cycles.nominationsCloseAt, now()));
  await eachDue(actor, due, (tx, cycle) => close(tx, actor, cycle));
}

/** Ends a cycle without a winner, when nobody was found. @throws AppError forbidden, not_found, closed */
export async function endCycle(actor: Actor, { cycleId }: { cycleId: string }): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state !== "judging" && cycle.state !== "screening") {
      throw new AppError("closed", "Only a cycle that is being screened or judged can end this way.");
    }
    await tx.update(cycles).set({ state: "closed", closedAt: now() }).where(eq(cycles.id, cycleId));
    // A vote that is never counted leaves no names either.
    await tx.delete(peerVotes).where(eq(peerVotes.cycleId, cycleId));
    await record(tx, actor, "cycle ended without a winner", `cycle:${cycleId}`);
    await askMakers(tx, cycleId);
  });
}

/** The cycle's row, locked until the transaction ends. @throws AppError not_found */
export async function lockCycle(tx: Db, cycleId: string, strength: "update" | "share" = "update") {
  const [cycle] = await tx.select().from(cycles).where(eq(cycles.id, cycleId)).for(strength);
  if (!cycle) throw new AppError("not_found", "There is no such cycle.");
  return cycle;
}

async function close(tx: Db, actor: Actor, cycle: typeof cycles.$inferSelect): Promise<CycleState> {
  const cases = await readCases(tx, { cycleId: cycle.id });
  await tx
    .update(cycles)
    .set({
      nominationsCloseAt: sql`least(${cycles.nominationsCloseAt}, ${now().toISOString()}::timestamptz)`,
    })
    .where(eq(cycles.id, cycle.id));
  await record(tx, actor, "nominations closed", `cycle:${cycle.id}`, { cases: cases.length });
  if (cycle.rules.screened && cases.length > 0) {
    await tx.update(cycles).set({ state: "screening" }).where(eq(cycles.id, cycle.id));
    const wake = { runAt: cycle.screenBy ?? undefined, key: `screening:${cycle.id}` };
    await enqueue(tx, "end-screenings", {}, wake);
    return "screening";
  }
  return sendToDeciders(tx, actor, cycle, cases);
}

/** Writes the cycle and sees to its close; null when this month was opened before. */
async function insertCycle(
  tx: Db,
  actor: Actor,
  award: Award,
  { month, nominationsCloseAt, decideBy, announceAt }: Omit<Turn, "opensAt">,
): Promise<string | null> {
  const { screened, calendar } = award.rules;
  const timeZone = await readTimeZone(tx);
  const [cycle] = await tx
    .insert(cycles)
    .values({
      awardId: award.id,
      month,
      state: "open",
      rules: award.rules,
      opensAt: now(),
      nominationsCloseAt,
      screenBy: screened ? screeningEndsAt(nominationsCloseAt, decideBy, calendar, timeZone) : null,
      decideBy,
      announceAt,
    })
    .onConflictDoNothing()
    .returning({ id: cycles.id });
  if (!cycle) return null;
  await record(tx, actor, "cycle opened", `cycle:${cycle.id}`, { award: award.slug, month });
  await enqueue(tx, "close-nominations", {}, { runAt: nominationsCloseAt, key: `cycle:${cycle.id}` });
  return cycle.id;
}

/** @throws AppError invalid */
function daysOf(input: NewCycle, award: Award, timeZone: string): Omit<Turn, "opensAt" | "month"> {
  const [nominationsCloseAt, ...later] = [input.nominationsCloseAt, input.decideBy, input.announceAt].map(
    (time) => (typeof time === "string" ? momentOf(time, timeZone) : time),
  );
  if (!nominationsCloseAt || nominationsCloseAt <= now()) {
    throw problem("invalid", "nominationsCloseAt", "Choose a closing time that is still to come.");
  }
  const usual = daysAfterClose(nominationsCloseAt, award.rules.calendar, timeZone);
  const announceAt = later[1] ?? new Date(Math.max(usual.announceAt.getTime(), later[0]?.getTime() ?? 0));
  const decideBy = later[0] ?? new Date(Math.min(usual.decideBy.getTime(), announceAt.getTime()));
  if (decideBy < nominationsCloseAt || announceAt < decideBy) {
    throw problem(
      "invalid",
      announceAt < decideBy ? "announceAt" : "decideBy",
      "First nominations close, then somebody decides, then it is announced.",
    );
  }
  return { nominationsCloseAt, decideBy, announceAt };
}

async function readOpenMonth(tx: Db, awardId: string): Promise<string | null> {
  const [open] = await tx
    .select({ month: cycles.month })
    .from(cycles)
    .where(and(eq(cycles.awardId, awardId), eq(cycles.state, "open")));
  return open?.month ?? null;
}

function problem(code: "invalid" | "conflict", field: string, sentence: string): AppError {
  return new AppError(code, sentence, { [field]: sentence });
}
