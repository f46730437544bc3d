import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { SYSTEM } from "@/lib/actor";
import { destroySpentKeys, tallyRound } from "./tally";

const Round = z.object({ roundId: z.uuid() });

export const ballotTasks: TaskList = {
  "tally-round": (payload) => tallyRound(SYSTEM, Round.parse(payload)),
  "destroy-spent-keys": () => destroySpentKeys(SYSTEM),
};
