import { expect, test } from "vitest";
import { rankingScores } from "./ranking";

test("one loud answer among few does not outrank many", () => {
  const [few = 0, many = 0, bad = 0] =
    rankingScores([
      [4, 1, 0],
      [70, 20, 10],
      [10, 20, 70],
    ]) ?? [];
  // Plainly the first has 80 and the second 60.
  expect(few).toBeLessThan(many);
  expect(bad).toBeLessThan(few);
});

test("units that are alike have no order", () => {
  expect(rankingScores([0, 1, 2].map(() => [30, 20, 10] as const))).toBeNull();
  expect(rankingScores([[30, 20, 10]])).toBeNull();
});
