import { randomUUID } from "node:crypto";
import { Logger, run } from "graphile-worker";
import { expect, test, vi } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { enqueue } from "@/lib/jobs";
import { transaction } from "@/lib/transaction";
import { tasks } from "./tasks";

useTestDatabase();

vi.mock("@/features/ballots/jobs", () => ({
  ballotTasks: {
    "tally-round": async () => {
      throw new Error("Failed query: insert into answer_comments ... params: canary-91bc");
    },
  },
}));

test("a count that failed leaves no answer behind in the queue", async () => {
  await transaction((tx) => enqueue(tx, "tally-round", { roundId: randomUUID() }));
  const runner = await run({
    connectionString: process.env.DATABASE_URL,
    taskList: tasks,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  });
  const kept = await vi.waitFor(async () => {
    const [job] =
      await getSql()`select last_error as error from graphile_worker.jobs where last_error is not null`;
    return String(job?.error ?? expect.fail("it has not run yet"));
  }, 10_000);
  await runner.stop();
  expect(kept).toContain("failed");
  expect(kept).not.toContain("canary");
});
