import { parseCronItems } from "graphile-worker";
import { expect, test } from "vitest";
import { schedule } from "./schedule";
import { tasks } from "./tasks";

test("the schedule can be read, and names only jobs that exist", () => {
  expect(parseCronItems(schedule)).toHaveLength(schedule.length);
  expect(Object.keys(tasks)).toEqual(expect.arrayContaining(schedule.map(({ task }) => task)));
});
