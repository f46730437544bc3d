import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run } from "graphile-worker";
import { log } from "@/lib/log";
import { schedule } from "./schedule";
import { tasks } from "./tasks";

export type Worker = {
  /** Lets the jobs under way finish, then stops. */
  close(): Promise<void>;
};

/** Takes jobs from the database at `url` and runs the schedule, in this process. Several may work side by side. */
export async function startWorker(url: string): Promise<Worker> {
  const runner = await run({
    connectionString: url,
    taskList: tasks,
    parsedCronItems: parseCronItems(schedule),
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    events: new EventEmitter(),
    logger: new Logger(() => (level, message) => {
      // A job's error may hold what somebody wrote: its level and first line are enough.
      if (level === "error") log.error({ job: message.split("\n")[0] }, "job failed");
    }),
  });
  return { close: () => runner.stop() };
}
