import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/jobs";
import { transaction } from "@/lib/transaction";
import { workOn } from "../import/look";
import { canRunJobs } from "../policy";

/** How long the bytes of an applied file are kept. */
const FILE_KEPT_DAYS = 30;

/**
 * Takes up drafts whose reading or applying was cut off: whoever does such a work holds its lock, and it falls with them.
 * What was cut off in the middle of applying has written nothing.
 */
export async function resumeImports(actor: Actor): Promise<void> {
  authorize(actor, canRunJobs(actor));
  await transaction(async (tx) => {
    const cutOff = await tx.execute(sql`
      select id, state from import_drafts d where d.encoding <> '' and d.state in ('reading', 'looking', 'seating')
        and pg_try_advisory_xact_lock(hashtext('import:' || d.id))
        and not exists (select from graphile_worker.jobs j where j.key = 'import:' || d.id and j.locked_at is null)`);
    for (const { id, state } of cutOff) {
      const task = state === "seating" ? "seat-import" : "read-import";
      await enqueue(tx, task, { draftId: String(id) }, { key: workOn(String(id)) });
    }
  });
}

/** Lets go of what applied files held, once they are old. */
export async function forgetImportFiles(actor: Actor): Promise<void> {
  authorize(actor, canRunJobs(actor));
  const before = new Date(now().getTime() - FILE_KEPT_DAYS * 86_400_000).toISOString();
  const old = sql`(select id from import_drafts where applied_at < ${before}::timestamptz)`;
  await getDb().execute(sql`delete from import_pieces where draft_id in ${old}`);
  await getDb().execute(sql`delete from import_lines where draft_id in ${old}`);
  await getDb().execute(sql`delete from import_changes where draft_id in ${old}`);
}
