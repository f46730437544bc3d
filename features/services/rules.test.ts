import { expect, test } from "vitest";
import { bounceWords, oneIn, pooledScore, scoreWords, seasonOf, standingOf } from "./rules";
import type { Figure } from "./types";

const score = (low: number, high: number): Figure => ({
  state: "exact",
  n: 40,
  value: (low + high) / 2,
  low,
  high,
});

test("a service stands above or below only when its whole interval is clear of the line", () => {
  expect(standingOf(score(24, 60), 23)).toBe("above");
  expect(standingOf(score(23, 60), 23)).toBe("close");
  expect(standingOf(score(-20, 23), 23)).toBe("close");
  expect(standingOf(score(-20, 22.9), 23)).toBe("below");
});

test("without numbers nothing is ranked", () => {
  expect(standingOf({ state: "lid" }, 23)).toBe("lid");
  expect(standingOf({ state: "band", band: "high" }, 23)).toBe("close");
  expect(standingOf({ state: "words", n: 9, words: "nearly_all" }, 23)).toBe("close");
  expect(standingOf(score(90, 99), null)).toBe("close");
});

test("the company line pools ratings, never averages scores", () => {
  expect(pooledScore([])).toBeNull();
  expect(
    pooledScore([
      { favourable: 9, unfavourable: 0, n: 10 },
      { favourable: 0, unfavourable: 90, n: 90 },
    ]),
  ).toBe(-81);
});

test("bounces are one in so many", () => {
  expect([17, 3.3, 50, 34, 0.4, 0, 80].map(oneIn)).toEqual([
    "1 in 6",
    "1 in 30",
    "1 in 2",
    "1 in 3",
    "none",
    "none",
    "every one",
  ]);
});

test("words stand in for figures that nearly everybody agrees on", () => {
  expect(scoreWords("nearly_all")).toContain("Nearly all");
  expect(scoreWords("hardly_any")).toContain("Hardly any");
  expect([bounceWords("nearly_all"), bounceWords("hardly_any")]).toEqual(["hardly ever", "nearly always"]);
});

test("December is winter, of the year it lies in", () => {
  expect(
    ["2026-12-01", "2026-02-28", "2026-03-01", "2026-11-19"].map((day) => seasonOf(new Date(day))),
  ).toEqual(["Winter 2026", "Winter 2026", "Spring 2026", "Autumn 2026"]);
});
