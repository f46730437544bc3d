import { and, eq, inArray, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { importDrafts, importStops } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError, isAppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { openProgress } from "@/lib/progress";
import { transaction } from "@/lib/transaction";
import { applyPlan, countApplied } from "../import/apply";
import { NO_CHANGES } from "../import/describe";
import { actorWhoSeats, type Draft, openDraft, quietDraft } from "../import/drafts";
import { workOn } from "../import/look";
import { planDraft } from "../import/plan";
import { rememberSource } from "../import/remember";
import type { DraftId, Seat } from "../input";
import { canImport, canRunJobs } from "../policy";
import type { Applied } from "../rules/applied";
import { problemWords } from "../rules/columns";
import { needsNumber } from "../rules/guard";

/**
 * Applies a draft in one transaction: everybody sits down or nobody does. Planned anew inside it, so that what was
 * written since the dry run counts. The same file again changes nothing.
 * @param ask.leavers how many leavers somebody named, needed where more than one in ten of the people here would leave
 * @throws AppError forbidden, not_found, closed; conflict when more would leave than were named, or when it was stopped;
 *   invalid with file, line and column of the first row that is wrong
 */
export async function applyImport(
  actor: Actor,
  { draftId, leavers = null }: { draftId: string; leavers?: number | null },
): Promise<Applied> {
  authorize(actor, canImport(actor));
  const progress = openProgress(workOn(draftId), 1);
  try {
    await progress.hold();
    return await transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory import'))`);
      const draft = await openDraft(tx, actor, draftId);
      const time = now();
      await requirePlan(tx, draft, time);
      const applied = await countApplied(tx);
      await guardLeavers(tx, applied.left, leavers);
      const watch = {
        seated: (people: number) => progress.report(people, draft.rows),
        check: () => requireNoStop(tx, draftId),
      };
      await tx.execute(sql`select set_config('two_pizza.import', ${draftId}, true)`);
      if (!applied.nothing) await applyPlan(tx, time.toISOString(), watch);
      await requireNoStop(tx, draftId);
      await settle(tx, draft, time, applied);
      await record(tx, actor, "directory applied", `import:${draftId}`, {
        fileName: draft.fileName,
        ...applied,
        ...(leavers !== null && { leaversNamed: leavers }),
      });
      return applied;
    });
  } finally {
    await progress.end();
  }
}

/**
 * Says that a draft shall be applied; a job does it, so that its bringer may close the page.
 * @throws AppError forbidden, not_found, closed, conflict
 */
export async function seatFromDraft(actor: Actor, { draftId, leavers }: Seat): Promise<void> {
  const { personId } = requirePerson(actor);
  authorize(actor, canImport(actor));
  await transaction(async (tx) => {
    const draft = await quietDraft(tx, actor, draftId);
    if (draft.state !== "ready")
      throw new AppError("conflict", "This file is not looked through yet. Wait a moment.");
    const { leave = 0, here = 0 } = (draft.summary ?? {}) as { leave?: number; here?: number };
    requireNumber(leave, here, leavers);
    await tx.delete(importStops).where(eq(importStops.draftId, draftId));
    const seating = { state: "seating", problem: null, seatedBy: personId, leaversNamed: leavers } as const;
    await tx.update(importDrafts).set(seating).where(eq(importDrafts.id, draftId));
    await enqueue(tx, "seat-import", { draftId }, { key: workOn(draftId) });
  });
}

/** Stops a draft that is being applied: nobody is seated by it. @throws AppError forbidden, not_found */
export async function stopImport(actor: Actor, { draftId }: DraftId): Promise<void> {
  const { personId } = requirePerson(actor);
  authorize(actor, canImport(actor));
  await transaction(async (tx) => {
    const mine = and(eq(importDrafts.id, draftId), eq(importDrafts.createdBy, personId));
    const [draft] = await tx.select({ id: importDrafts.id }).from(importDrafts).where(mine);
    if (!draft) throw new AppError("not_found", "There is no such file here any more.");
    await tx.insert(importStops).values({ draftId, askedAt: now() }).onConflictDoNothing();
  });
}

/**
 * The job: applies a draft as the person who said so, with the roles they have now. What stands in its way is kept with
 * the draft, in words. A draft that nobody wants applied any more is passed over.
 */
export async function applyAsAsked(actor: Actor, { draftId }: DraftId): Promise<void> {
  authorize(actor, canRunJobs(actor));
  const seating = and(eq(importDrafts.id, draftId), inArray(importDrafts.state, ["seating"]));
  const [draft] = await getDb().select().from(importDrafts).where(seating);
  if (!draft) return;
  try {
    const person = await actorWhoSeats(getDb(), draftId);
    if (!person) throw new AppError("forbidden", "Whoever wanted this has left. Nobody was seated.");
    await applyImport(person, { draftId, leavers: draft.leaversNamed });
  } catch (error) {
    const problem = isAppError(error)
      ? error.message
      : "Something broke on the way. Nothing was written: everything is as it was. Try again.";
    await getDb().update(importDrafts).set({ state: "ready", problem }).where(seating);
    if (!isAppError(error)) throw error;
  }
}

async function requirePlan(tx: Db, draft: Draft, time: Date): Promise<void> {
  const read = async () =>
    tx.execute(sql`
      select line, column_name as "column", column_index as "index", value, sentence, count(*) over ()::int as all
      from import_problems where draft_id = ${draft.id} order by line, id limit 1`);
  const [before] = await read();
  if (!before && (await planDraft(tx, draft, time))) return;
  const [wrong] = before ? [before] : await read();
  const others = Number(wrong?.all) > 1 ? ` And ${Number(wrong?.all) - 1} more.` : "";
  const words = problemWords(draft.fileName, wrong as unknown as Parameters<typeof problemWords>[1]);
  throw new AppError("invalid", `${words}${others} Nobody was seated.`);
}

async function guardLeavers(tx: Db, leavers: number, named: number | null): Promise<void> {
  const [counted] = await tx.execute(sql`select count(*)::int as here from plan_known where not has_left`);
  requireNumber(leavers, Number(counted?.here), named);
}

function requireNumber(leavers: number, here: number, named: number | null): void {
  if (!needsNumber(leavers, here) || named === leavers) return;
  const sentence = `${leavers} of ${here} people would leave by this file. Nobody was seated and nobody left. If that is right, type the number; if not, say that the file holds a part of the company.`;
  throw new AppError("conflict", sentence, { leavers: `Type ${leavers} to say that so many leave.` });
}

async function requireNoStop(tx: Db, draftId: string): Promise<void> {
  const [stop] = await tx.select().from(importStops).where(eq(importStops.draftId, draftId));
  if (stop) throw new AppError("conflict", "You stopped this. Nobody was seated: everything is as it was.");
}

/** What was needed to look at the file goes; the file and the diff stay for a while. */
async function settle(tx: Db, draft: Draft, time: Date, done: Applied): Promise<void> {
  const sourceId = await rememberSource(tx, draft, time);
  const summary = { ...NO_CHANGES, ...draft.summary, done };
  const applied = { appliedAt: time, state: "applied", sourceId, problem: null, summary } as const;
  await tx.update(importDrafts).set(applied).where(eq(importDrafts.id, draft.id));
  await tx.execute(sql`delete from import_people where draft_id = ${draft.id}`);
  await tx.execute(sql`delete from import_rows where draft_id = ${draft.id}`);
}
