import type { TaskList } from "graphile-worker";

/** Every job the portal knows, by the name it is enqueued under. Each feature brings its own in jobs.ts. */
export const tasks: TaskList = {};
