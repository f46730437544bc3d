import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { SYSTEM } from "@/lib/actor";
import { cutKeys } from "./cut";
import { resumeRounds } from "./resume";
import { destroySpentKeys, tallyRound } from "./tally/tally";

const Round = z.object({ roundId: z.uuid() });

export const ballotTasks: TaskList = {
  "cut-keys": (payload) => cutKeys(SYSTEM, Round.parse(payload)),
  "tally-round": (payload) => tallyRound(SYSTEM, Round.parse(payload)),
  "resume-rounds": () => resumeRounds(SYSTEM, { quiet: 300_000 }),
  "destroy-spent-keys": () => destroySpentKeys(SYSTEM),
};
