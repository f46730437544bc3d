import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { SYSTEM } from "@/lib/actor";
import { cutKeys } from "./cut";
import { resumeRounds } from "./resume";
import { destroySpentKeys, tallyRound } from "./tally/tally";
import { keepWatermarks } from "./watermark";

const Round = z.object({ roundId: z.uuid() });

export const ballotTasks: TaskList = {
  "cut-keys": (payload) => cutKeys(SYSTEM, Round.parse(payload)),
  "tally-round": async (payload) => {
    await keepWatermarks(SYSTEM);
    await tallyRound(SYSTEM, Round.parse(payload));
  },
  "keep-watermarks": () => keepWatermarks(SYSTEM),
  "resume-rounds": () => resumeRounds(SYSTEM, { quiet: 300_000 }),
  "destroy-spent-keys": () => destroySpentKeys(SYSTEM),
};
