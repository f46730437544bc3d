import { expect, test } from "vitest";
import { readDay, watchDays } from "./dates";

test.each([
  [["2020-03-04"], "ymd"],
  [["03/04/2020", "13/04/2020"], "dmy"],
  [["03/04/2020", "03/14/2020"], "mdy"],
  [["03/04/2020"], "mdy"],
  [["03.04.2020"], "dmy"],
  [[""], "ymd"],
] as const)("%j is written %s", (cells, order) => {
  const days = watchDays();
  for (const cell of cells) days.see(cell);
  expect(days.order()).toBe(order);
});

test.each([
  ["2020-02-29", "ymd", "2020-02-29"],
  ["2019-02-29", "ymd", null],
  ["9.1.2006", "dmy", "2006-01-09"],
  ["1/9/2006", "mdy", "2006-01-09"],
  ["2006-01-09T00:00:00", "ymd", "2006-01-09"],
  ["yesterday", "ymd", null],
  ["0001-01-01", "ymd", null],
] as const)("%s (%s) is %s", (cell, order, day) => {
  expect(readDay(cell, order)).toBe(day);
});
