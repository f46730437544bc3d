import { describe, expect, test } from "vitest";
import type { HungFrame, LineageMonth } from "../types";
import { filterQuery, isNarrowed, readFilter } from "./address";
import { hangingWords, isNews } from "./hanging";
import { stretchesOf } from "./lineage";

describe("what the wall's address asks for", () => {
  test.each([
    [{}, ""],
    [{ show: "jackets" }, "?show=jackets"],
    [{ year: "2025", award: "bridge-builder" }, "?award=bridge-builder&year=2025"],
    [{ q: "  night & day " }, "?q=night+%26+day"],
  ])("%j comes back as %s", (asked, query) => {
    expect(filterQuery(readFilter(asked))).toBe(query);
  });

  test.each([
    { show: "everything", year: "20255", award: "../x", q: "   " },
    { year: ["2025", "2026"], show: ["jackets"] },
    { award: "a".repeat(90), year: "-100" },
  ])("%j asks for nothing", (asked) => {
    const filter = readFilter(asked);
    expect(filterQuery(filter)).toBe("");
    expect(isNarrowed(filter)).toBe(false);
  });

  test("a search is cut, never refused", () => {
    expect(readFilter({ q: "x".repeat(5000) }).words.length).toBe(100);
  });
});

test.each([
  [0, "Nobody hangs here yet"],
  [1, "One frame hangs here"],
  [21, "Twenty-one frames hang here"],
  [40, "Forty frames hang here"],
  [100, "100 frames hang here"],
  [5000, "5,000 frames hang here"],
])("%i frames in words", (count, words) => {
  expect(hangingWords(count)).toContain(words);
});

test("a hand-over is news until the next one is near", () => {
  const announced = new Date("2026-10-01T15:00:00Z");
  expect(isNews(announced, new Date("2026-10-31T15:00:00Z"))).toBe(true);
  expect(isNews(announced, new Date("2026-12-01T15:00:00Z"))).toBe(false);
});

describe("the jacket's way", () => {
  const worn = (month: string): LineageMonth => ({
    kind: "worn",
    month,
    frame: { winId: month } as HungFrame,
  });
  const spans = (months: LineageMonth[], isMonthly = true) =>
    stretchesOf(months, isMonthly).map(
      ({ kind, from, to }) => `${kind} ${from.slice(0, 7)} ${to.slice(0, 7)}`,
    );

  test("names each holder, newest first", () => {
    expect(spans([worn("2026-01-01"), worn("2026-02-01")])).toEqual([
      "worn 2026-02 2026-02",
      "worn 2026-01 2026-01",
    ]);
  });

  test("says a month without a jacket, over the turn of the year too", () => {
    expect(spans([worn("2025-10-01"), worn("2026-02-01")])).toEqual([
      "worn 2026-02 2026-02",
      "nobody 2025-11 2026-01",
      "worn 2025-10 2025-10",
    ]);
  });

  test("keeps gaps of two kinds apart, and joins those of one", () => {
    const months: LineageMonth[] = [
      worn("2026-01-01"),
      { kind: "nobody", month: "2026-02-01" },
      { kind: "rather_not", month: "2026-04-01" },
      worn("2026-05-01"),
    ];
    expect(spans(months)).toEqual([
      "worn 2026-05 2026-05",
      "rather_not 2026-04 2026-04",
      "nobody 2026-02 2026-03",
      "worn 2026-01 2026-01",
    ]);
  });

  test("sees no gap between quarters, where there is one jacket a quarter", () => {
    expect(spans([worn("2026-01-01"), worn("2026-04-01")], false)).toHaveLength(2);
  });
});
