import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { closeDueNominations } from "./commands/cycles";

export const awardTasks: TaskList = {
  "close-nominations": () => closeDueNominations(SYSTEM),
};
