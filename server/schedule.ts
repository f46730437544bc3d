import type { CronItem } from "graphile-worker";

/** What happens by the clock, in one place. Times are UTC. */
export const schedule: CronItem[] = [
  { task: "keep-watermarks", match: "* * * * *" },
  { task: "count-units", match: "* * * * *" },
  { task: "close-due-rounds", match: "*/5 * * * *" },
  { task: "resume-rounds", match: "*/10 * * * *" },
  { task: "resume-imports", match: "*/5 * * * *" },
  { task: "forget-import-files", match: "23 3 * * *" },
  { task: "open-cycles", match: "*/5 * * * *" },
  { task: "close-nominations", match: "*/5 * * * *" },
  { task: "end-screenings", match: "*/5 * * * *" },
  { task: "count-votes", match: "* * * * *" },
  { task: "announce", match: "* * * * *" },
  { task: "notice-leavers", match: "*/5 * * * *" },
  { task: "apply-due-reorganisations", match: "*/5 * * * *" },
  { task: "remind-of-waivers", match: "20 6 * * *" },
  { task: "destroy-spent-keys", match: "7 * * * *" },
  { task: "draw-formats", match: "* * * * *" },
  { task: "sweep-uploads", match: "35 * * * *" },
  { task: "forget-old-hits", match: "40 3 * * *" },
];
