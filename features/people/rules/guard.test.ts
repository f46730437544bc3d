import { expect, test } from "vitest";
import { needsNumber } from "./guard";

test.each([
  [0, 0, false],
  [1, 10, false],
  [1, 9, true],
  [2, 10, true],
  [10_000, 100_000, false],
  [10_001, 100_000, true],
  [29, 290, false],
  [30, 290, true],
])("%i of %i people: the number is asked for: %s", (leavers, here, asked) => {
  expect(needsNumber(leavers, here)).toBe(asked);
});
