import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run } from "graphile-worker";
import { withoutWords as wordless } from "@/lib/errors";
import { log } from "@/lib/log";
import { recover } from "./recover";
import { schedule } from "./schedule";
import { tasks } from "./tasks";

export type Worker = {
  /** Lets the jobs under way finish, then stops. */
  close(): Promise<void>;
};

/**
 * Takes jobs from the database at `url` and runs the schedule, in this process. Several may work side by side. Whenever
 * it has reached the database, at the start and after an outage, it takes up what was cut off.
 */
export async function startWorker(url: string): Promise<Worker> {
  const events = new EventEmitter();
  events.on("pool:listen:success", () => {
    recover().catch((error) => log.error({ err: wordless(error) }, "recovery failed"));
  });
  const runner = await run({
    connectionString: url,
    taskList: tasks,
    parsedCronItems: parseCronItems(schedule),
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    events,
    logger: new Logger(() => (level, message, meta) => {
      if (level === "error") log.error(withoutWords(message, meta), "worker");
    }),
  });
  return { close: () => runner.stop() };
}

/** What may be logged of a failure: a job's error can quote what somebody wrote, so only its kind is told. */
function withoutWords(message: string, meta: object = {}): Record<string, unknown> {
  const { job, error } = meta as { job?: { task_identifier: string }; error?: Error & { code?: string } };
  return job
    ? { task: job.task_identifier, error: error?.name, code: error?.code }
    : { note: message.split("\n")[0] };
}
