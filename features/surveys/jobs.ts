import type { TaskList } from "graphile-worker";
import { SYSTEM } from "@/lib/actor";
import { closeDueRounds, closeRound } from "./commands";
import { CloseRound } from "./input";

export const surveyTasks: TaskList = {
  "close-round": async (payload) => void (await closeRound(SYSTEM, CloseRound.parse(payload))),
  "close-due-rounds": () => closeDueRounds(SYSTEM),
};
