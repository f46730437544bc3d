import { eq, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { now } from "@/lib/clock";
import { isAppError } from "@/lib/errors";
import { openProgress, type Progress } from "@/lib/progress";
import { transaction } from "@/lib/transaction";
import type { Summary } from "../rules/dry-run";
import { checkRows } from "./check-rows";
import { describePlan, NO_CHANGES } from "./describe";
import { writeDiff } from "./diff";
import { type Draft, findDraft } from "./drafts";
import { planDraft } from "./plan";
import { readDraftFile } from "./read-draft";

/** The name of the work on a draft, for its progress and so that it is done once at a time. */
export function workOn(draftId: string): string {
  return `import:${draftId}`;
}

/**
 * Reads a draft's file if that was not done yet, checks its rows and looks what they would change. A file that is no
 * table of people is refused with file and line. Dropped drafts are passed over.
 * @throws AppError invalid or too_large, kept with the draft too
 */
export async function readAndLook(draftId: string): Promise<void> {
  const progress = openProgress(workOn(draftId), 1);
  try {
    await progress.hold();
    const draft = await findDraft(getDb(), draftId);
    if (!draft || draft.appliedAt || draft.state === "seating") return;
    if (draft.state === "reading") await read(draft, progress);
    await look(draftId, progress);
  } finally {
    await progress.end();
  }
}

async function read(draft: Draft, progress: Progress): Promise<void> {
  const db = getDb();
  const [{ size } = { size: 0 }] = (await db.execute(sql`
    select coalesce(sum(length(bytes)), 0)::int as size from import_pieces where draft_id = ${draft.id}`)) as unknown as {
    size: number;
  }[];
  try {
    await readDraftFile(draft, (bytes) => progress.report(bytes, size));
  } catch (error) {
    if (isAppError(error)) {
      const refused = { state: "refused", problem: error.message } as const;
      await db.update(importDrafts).set(refused).where(eq(importDrafts.id, draft.id));
    }
    throw error;
  }
  await db.update(importDrafts).set({ state: "looking" }).where(eq(importDrafts.id, draft.id));
}

/** Looks until nobody has chosen something else meanwhile. */
async function look(draftId: string, progress: Progress): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const draft = await findDraft(getDb(), draftId);
    if (!draft) return;
    await progress.report(0, draft.rows);
    const hasPeople = await checkRows(draft, (rows) => progress.report(rows, draft.rows));
    isDone = await transaction((tx) => plan(tx, draft, hasPeople));
  }
}

async function plan(tx: Db, draft: Draft, hasPeople: boolean): Promise<boolean> {
  const [still] = await tx
    .select({ mapping: importDrafts.mapping, teamRule: importDrafts.teamRule, whole: importDrafts.whole })
    .from(importDrafts)
    .where(eq(importDrafts.id, draft.id))
    .for("update");
  if (!still) return true;
  if (choiceOf(still) !== choiceOf(draft)) return false;
  let summary: Summary = NO_CHANGES;
  await tx.execute(sql`delete from import_lines where draft_id = ${draft.id}`);
  if (hasPeople) {
    const isPlanned = await planDraft(tx, draft, now());
    summary = await describePlan(tx, draft, isPlanned);
    if (isPlanned) await writeDiff(tx, draft.id);
  }
  await tx.update(importDrafts).set({ summary, state: "ready" }).where(eq(importDrafts.id, draft.id));
  return true;
}

function choiceOf({
  mapping,
  teamRule,
  whole,
}: {
  mapping: Record<string, string>;
  teamRule: string;
  whole: boolean;
}): string {
  return JSON.stringify([Object.entries(mapping).sort(), teamRule, whole]);
}
