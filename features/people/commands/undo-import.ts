import { desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { NO_CHANGES } from "../import/describe";
import { type Kept, undoChanges } from "../import/undo";
import type { DraftId } from "../input";
import { canImport } from "../policy";
import { mayBeUndone } from "../rules/undo";

/** Of what stays the page names so many. */
const KEPT_AT_MOST = 200;

/**
 * Undoes the last file that was applied, in one transaction: the directory is as it was before it. Whatever somebody else
 * changed since stays, and is told. Who joined by it and did something since leaves instead of being forgotten.
 * @throws AppError not_signed_in, forbidden, not_found; closed when it is not the last one, older than 30 days or undone
 */
export async function undoImport(actor: Actor, { draftId }: DraftId): Promise<{ kept: Kept[] }> {
  const { personId } = requirePerson(actor);
  authorize(actor, canImport(actor));
  return transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory import'))`);
    const time = now();
    const draft = await requireLast(tx, draftId, time);
    const undone = { state: "undone", undoneAt: time, undoneBy: personId } as const;
    await tx.update(importDrafts).set(undone).where(eq(importDrafts.id, draftId));
    const kept = await undoChanges(tx, draftId, time.toISOString());
    const summary = {
      ...NO_CHANGES,
      ...draft.summary,
      kept: kept.slice(0, KEPT_AT_MOST),
      keptInAll: kept.length,
    };
    await tx.update(importDrafts).set({ summary }).where(eq(importDrafts.id, draftId));
    await record(tx, actor, "directory file undone", `import:${draftId}`, {
      fileName: draft.fileName,
      kept: kept.length,
    });
    return { kept };
  });
}

async function requireLast(tx: Db, draftId: string, time: Date) {
  const [draft] = await tx.select().from(importDrafts).where(eq(importDrafts.id, draftId)).for("update");
  if (!draft?.appliedAt) throw new AppError("not_found", "No such file was applied here.");
  if (draft.undoneAt) throw new AppError("closed", "This file is undone already. Nothing was changed now.");
  const [last] = await tx
    .select({ id: importDrafts.id })
    .from(importDrafts)
    .where(sql`${isNotNull(importDrafts.appliedAt)} and ${importDrafts.undoneAt} is null`)
    .orderBy(desc(importDrafts.appliedAt))
    .limit(1);
  if (last?.id !== draftId) {
    throw new AppError(
      "closed",
      "Another file was applied after this one. Undo that one first. Nothing was changed now.",
    );
  }
  if (!mayBeUndone(draft.appliedAt, time)) {
    throw new AppError(
      "closed",
      "This file was applied more than 30 days ago. Bring a file as the directory should be. Nothing was changed now.",
    );
  }
  return draft;
}
