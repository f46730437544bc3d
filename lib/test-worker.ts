import { Logger, runOnce, type TaskList } from "graphile-worker";
import { expect } from "vitest";
import { getSql } from "@/db/client";

/** Runs every job that is due, as the worker would, until each is done and gone or has failed. */
export async function runJobs(taskList: TaskList): Promise<void> {
  const logger = new Logger(() => () => {});
  await runOnce({ connectionString: process.env.DATABASE_URL ?? "", taskList, logger });
  // The runner takes a finished job away without waiting for the database to say so.
  const held = () => getSql()`select id from graphile_worker._private_jobs where locked_at is not null`;
  await expect.poll(held).toEqual([]);
}
