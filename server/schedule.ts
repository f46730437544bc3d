import type { CronItem } from "graphile-worker";

/** What happens by the clock, in one place. Times are UTC. */
export const schedule: CronItem[] = [];
