import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { applyDueReorganisations } from "./commands/reorganise";
import { remindOfWaivers } from "./commands/waivers";

export const teamTasks: TaskList = {
  "apply-due-reorganisations": async () => void (await applyDueReorganisations(SYSTEM)),
  "remind-of-waivers": async () => void (await remindOfWaivers(SYSTEM)),
};
