import { closeClient } from "@/db/client";
import { cutKeys } from "@/features/ballots/cut";
import { tallyRound } from "@/features/ballots/tally/tally";
import { SYSTEM } from "@/lib/actor";

/** One long work in a process of its own, so that its time and its memory are told apart from everything else. */
export type Work = { task: "cut-keys" | "tally-round"; roundId: string };
export type Worked = { seconds: number; cpuSeconds: number; megabytes: number };

process.once("message", async ({ task, roundId }: Work) => {
  const begin = performance.now();
  if (task === "cut-keys") await cutKeys(SYSTEM, { roundId });
  else await tallyRound(SYSTEM, { roundId });
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const worked: Worked = {
    seconds: (performance.now() - begin) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
  };
  process.send?.(worked);
  await closeClient();
  process.disconnect();
});
