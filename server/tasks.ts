import type { TaskList } from "graphile-worker";
import { awardTasks } from "@/features/awards/jobs";
import { ballotTasks } from "@/features/ballots/jobs";
import { surveyTasks } from "@/features/surveys/jobs";

/** Every job the portal knows, by the name it is enqueued under. Each feature brings its own in jobs.ts. */
export const tasks: TaskList = { ...awardTasks, ...ballotTasks, ...surveyTasks };
