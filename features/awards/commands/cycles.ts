import { and, count, eq, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { awards, cycles, nominations } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { transaction } from "@/lib/transaction";
import type { NewCycle } from "../input";
import { canRunAwards } from "../policy";
import { monthWords } from "../rules/months";
import type { CycleState } from "../types";

/**
 * Opens nominations for one month of an award. They close by themselves at `nominationsCloseAt`.
 * @param input.month as "2026-11" or "2026-11-01"
 * @throws AppError forbidden, not_found, invalid, conflict (one cycle a month, one open at a time)
 */
export async function openCycle(actor: Actor, input: NewCycle): Promise<{ cycleId: string }> {
  authorize(actor, canRunAwards(actor));
  const month = `${input.month.slice(0, 7)}-01`;
  const { nominationsCloseAt } = input;
  const opensAt = now();
  if (nominationsCloseAt <= opensAt) {
    throw problem("invalid", "nominationsCloseAt", "Choose a closing time that is still to come.");
  }
  return transaction(async (tx) => {
    const [award] = await tx.select().from(awards).where(eq(awards.slug, input.awardSlug)).for("update");
    if (!award) throw new AppError("not_found", "There is no such award.");
    await requireNoneOpen(tx, award.id);
    const decideBy = new Date(nominationsCloseAt.getTime() + award.rules.calendar.decideDays * 86_400_000);
    const [cycle] = await tx
      .insert(cycles)
      .values({
        awardId: award.id,
        month,
        state: "open",
        rules: award.rules,
        opensAt,
        nominationsCloseAt,
        decideBy,
        announceAt: decideBy,
      })
      .onConflictDoNothing()
      .returning({ id: cycles.id });
    if (!cycle) {
      throw problem("conflict", "month", `The ${award.name} of ${monthWords(month)} was opened before.`);
    }
    await record(tx, actor, "cycle opened", `cycle:${cycle.id}`, { award: award.slug, month });
    await enqueue(tx, "close-nominations", {}, { runAt: nominationsCloseAt, key: `cycle:${cycle.id}` });
    return { cycleId: cycle.id };
  });
}

/**
 * Ends nominations, early or on time: the panel judges from here. Without a single case the cycle is over.
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
    return { state: await close(tx, actor, cycleId) };
  });
}

/** Ends nominations of every cycle whose time has come. For the schedule; safe to repeat. @throws AppError forbidden */
export async function closeDueNominations(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system");
  await transaction(async (tx) => {
    const due = await tx
      .select({ id: cycles.id })
      .from(cycles)
      .where(and(eq(cycles.state, "open"), lte(cycles.nominationsCloseAt, now())))
      .orderBy(cycles.id)
      .for("update");
    for (const { id } of due) await close(tx, actor, id);
  });
}

/** Ends a cycle without a winner, when the panel found none. @throws AppError forbidden, not_found, closed */
export async function endCycle(actor: Actor, { cycleId }: { cycleId: string }): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state !== "judging")
      throw new AppError("closed", "Only a cycle that is being judged can end this way.");
    await tx.update(cycles).set({ state: "closed", closedAt: now() }).where(eq(cycles.id, cycleId));
    await record(tx, actor, "cycle ended without a winner", `cycle:${cycleId}`);
  });
}

/** The cycle's row, locked until the transaction ends. @throws AppError not_found */
export async function lockCycle(tx: Db, cycleId: string, strength: "update" | "share" = "update") {
  const [cycle] = await tx.select().from(cycles).where(eq(cycles.id, cycleId)).for(strength);
  if (!cycle) throw new AppError("not_found", "There is no such cycle.");
  return cycle;
}

async function close(tx: Db, actor: Actor, cycleId: string): Promise<CycleState> {
  const live = and(eq(nominations.cycleId, cycleId), isNull(nominations.withdrawnAt));
  const [cases] = await tx.select({ count: count() }).from(nominations).where(live);
  const state = cases?.count ? "judging" : "closed";
  const closedAt = state === "closed" ? now() : null;
  await tx
    .update(cycles)
    .set({
      state,
      closedAt,
      nominationsCloseAt: sql`least(${cycles.nominationsCloseAt}, ${now().toISOString()}::timestamptz)`,
    })
    .where(eq(cycles.id, cycleId));
  await record(tx, actor, "nominations closed", `cycle:${cycleId}`, { cases: cases?.count ?? 0 });
  return state;
}

async function requireNoneOpen(tx: Db, awardId: string): Promise<void> {
  const [open] = await tx
    .select({ month: cycles.month })
    .from(cycles)
    .where(and(eq(cycles.awardId, awardId), eq(cycles.state, "open")));
  if (!open) return;
  throw problem("conflict", "month", `${monthWords(open.month)} still takes nominations. Close it first.`);
}

function problem(code: "invalid" | "conflict", field: string, sentence: string): AppError {
  return new AppError(code, sentence, { [field]: sentence });
}
