import type { Task, TaskList } from "graphile-worker";
import { awardTasks } from "@/features/awards/jobs";
import { ballotTasks } from "@/features/ballots/jobs";
import { peopleTasks } from "@/features/people/jobs";
import { signInTasks } from "@/features/sign-in/jobs";
import { surveyTasks } from "@/features/surveys/jobs";
import { teamTasks } from "@/features/teams/jobs";
import { withoutWords } from "@/lib/errors";
import { mailTasks } from "@/lib/mail";
import { pictureTasks } from "@/lib/pictures/jobs";

/** Every job the portal knows, by the name it is enqueued under. Each feature brings its own in jobs.ts. */
export const tasks: TaskList = keepWordsOut({
  ...awardTasks,
  ...peopleTasks,
  ...ballotTasks,
  ...signInTasks,
  ...surveyTasks,
  ...teamTasks,
  ...mailTasks,
  ...pictureTasks,
});

/** A failed job's message is kept in the database until it runs again; that of a count could quote answers. */
function keepWordsOut(list: TaskList): TaskList {
  const quiet = Object.entries(list).map(([name, task]): [string, Task] => [
    name,
    async (...job) => {
      try {
        return await (task as Task)(...job);
      } catch (error) {
        throw withoutWords(error);
      }
    },
  ]);
  return Object.fromEntries(quiet);
}
