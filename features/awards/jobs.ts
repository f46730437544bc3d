import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { countDueVotes } from "./commands/count";
import { closeDueNominations, openDueCycles } from "./commands/cycles";

export const awardTasks: TaskList = {
  "open-cycles": () => openDueCycles(SYSTEM),
  "close-nominations": () => closeDueNominations(SYSTEM),
  "count-votes": () => countDueVotes(SYSTEM),
};
