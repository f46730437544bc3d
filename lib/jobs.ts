import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/**
 * Enqueues a job inside the caller's transaction: it exists when, and only when, the command commits.
 * @param key a job with the same key that has not started yet is replaced, so that a retry does not double it
 */
export async function enqueue(
  tx: Db,
  task: string,
  payload: Record<string, string>,
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(
    identifier => ${task}, payload => ${JSON.stringify(payload)}::json,
    run_at => ${options.runAt?.toISOString() ?? null}::timestamptz, job_key => ${options.key ?? null})`);
}
