import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { countUnits } from "./commands/count";
import { applyDueReorganisations } from "./commands/reorganise";
import { remindOfWaivers } from "./commands/waivers";

export const teamTasks: TaskList = {
  "apply-due-reorganisations": async () => void (await applyDueReorganisations(SYSTEM)),
  "count-units": async () => void (await countUnits(SYSTEM)),
  "remind-of-waivers": async () => void (await remindOfWaivers(SYSTEM)),
};
