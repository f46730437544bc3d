import { expect, test } from "vitest";
import { viewOf } from "./cells";

const empty = { n: null, stats: null, words: null, band: null };
const stats = { value: 40, low: -7, high: 69 };

test("a cell says no more than its state allows", () => {
  expect(viewOf({ ...empty, state: "exact", n: 10, stats })).toEqual({ state: "exact", n: 10, ...stats });
  expect(viewOf({ ...empty, state: "exact", n: 6, words: "nearly_all" })).toEqual({
    state: "exact",
    n: 6,
    words: "nearly_all",
  });
  expect(viewOf({ ...empty, state: "band", band: "low", n: 6, stats })).toEqual({
    state: "band",
    band: "low",
  });
  expect(viewOf({ ...empty, state: "lid", n: 3, stats, band: "low" })).toEqual({ state: "lid" });
});
