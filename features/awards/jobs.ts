import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { announceDue } from "./commands/announce";
import { countDueVotes } from "./commands/count";
import { closeDueNominations, openDueCycles } from "./commands/cycles";
import { TellingPayload, tell } from "./commands/tell";

export const awardTasks: TaskList = {
  "open-cycles": () => openDueCycles(SYSTEM),
  "close-nominations": () => closeDueNominations(SYSTEM),
  "count-votes": () => countDueVotes(SYSTEM),
  announce: () => announceDue(SYSTEM),
  "tell-of-award": (payload) => tell(SYSTEM, TellingPayload.parse(payload)),
};
