import type { CronItem } from "graphile-worker";

/** What happens by the clock, in one place. Times are UTC. */
export const schedule: CronItem[] = [
  // Rounds close by a job of their own at their hour; this one looks after hours that passed while nothing ran.
  { task: "close-due-rounds", match: "*/5 * * * *" },
  { task: "close-nominations", match: "*/5 * * * *" },
  { task: "destroy-spent-keys", match: "17 * * * *" },
];
