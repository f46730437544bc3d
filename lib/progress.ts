import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "@/db/client";
import { connectionOptions } from "@/db/connection";
import { progress } from "@/db/schema";

export type Progress = {
  /** Says how much of the whole is done; a work of several parts names the whole of each. */
  report(done: number, whole?: number): Promise<void>;
  /** Waits until nobody else does this work, in any process, and keeps it until the end. */
  hold(): Promise<void>;
  /** Takes the figure away. */
  end(): Promise<void>;
};

/**
 * Tells those who wait how far a long work is, on a connection of its own: what a transaction writes, nobody else sees
 * before it ends.
 */
export function openProgress(task: string, total: number): Progress {
  const options = { max: 1, connect_timeout: 5, onnotice: () => {} };
  const sql = postgres({ ...connectionOptions(process.env.DATABASE_URL ?? ""), ...options });
  const db = drizzle(sql);
  return {
    async report(done, whole = total) {
      const figures = { done, total: whole };
      await db
        .insert(progress)
        .values({ task, ...figures })
        .onConflictDoUpdate({ target: progress.task, set: figures })
        .catch(ignore);
    },
    async hold() {
      await sql`select pg_advisory_lock(hashtext(${task}))`;
    },
    async end() {
      await db.delete(progress).where(eq(progress.task, task)).catch(ignore);
      await sql.end({ timeout: 1 });
    },
  };
}

/** A figure for those who wait is not worth the work itself. */
function ignore(): void {}

/** How far a work is, or null when it is not under way. */
export async function readProgress(db: Db, task: string): Promise<{ done: number; total: number } | null> {
  const [row] = await db
    .select({ done: progress.done, total: progress.total })
    .from(progress)
    .where(eq(progress.task, task));
  return row ?? null;
}
