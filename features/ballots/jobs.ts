import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { SYSTEM } from "@/lib/actor";
import { cutKeys } from "./cut";
import { destroySpentKeys, tallyRound } from "./tally/tally";

const Round = z.object({ roundId: z.uuid() });

export const ballotTasks: TaskList = {
  "cut-keys": (payload) => cutKeys(SYSTEM, Round.parse(payload)),
  "tally-round": (payload) => tallyRound(SYSTEM, Round.parse(payload)),
  "destroy-spent-keys": () => destroySpentKeys(SYSTEM),
};
