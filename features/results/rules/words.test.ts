import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { oddsWords, oneInOf, shiftHeadline, trendSentence, verdictSentence } from "./words";

test("odds promise no more digits than a simulation has", () => {
  const words = [1.2, 7.9, 33, 53.3, 134.8, 335, 1000].map(oddsWords);
  expect(words).toEqual([
    "in most rounds like these",
    "about once in 7 rounds like these",
    "about once in 30 rounds like these",
    "about once in 50 rounds like these",
    "about once in 130 rounds like these",
    "about once in 300 rounds like these",
    "less than once in 1,000 rounds like these",
  ]);
});

test("a page with more tests raises more alarms by luck", () => {
  expect(oneInOf(0.02, 1)).toBeCloseTo(50, 9);
  expect(oneInOf(0.02, 6)).toBeCloseTo(1 / (1 - 0.98 ** 6), 9);
});

describe("a change in words", () => {
  test("only a real shift says so", () => {
    expect(verdictSentence({ verdict: "down", since: "Summer pulse", oneIn: 62 })).toBe(
      "Real shift since Summer pulse. Luck alone would raise an alarm on this page about once in 60 rounds like these.",
    );
    expect(verdictSentence({ verdict: "none", since: "Summer pulse" })).toBe(
      "No real change since Summer pulse.",
    );
    expect(verdictSentence({ verdict: "unknown", why: "baseline" })).toMatch(/^Cannot tell yet: /);
  });

  test("a headline names what moved", () => {
    expect(shiftHeadline("down", "I have the tools I need.")).toBe(
      "“I have the tools I need” slipped, and it is not noise",
    );
    expect(shiftHeadline("up", null)).toBe("The score rose, and it is not luck");
  });

  test("a row of rounds has a direction only when luck hardly ever draws one like it", () => {
    expect(trendSentence({ slope: 4.5, p: 0.0833 }, 5)).toBe(
      "Over the five rounds with a number there is no steady direction.",
    );
    expect(trendSentence({ slope: -4.5, p: 0.0167 }, 5)).toBe(
      "Over the five rounds with a number the score falls by about 5 points a round. Luck alone draws a row this steady about once in 60 times.",
    );
    expect(trendSentence({ slope: 0.3, p: 0.0001 }, 8)).toContain("climbs by about 1 point a round");
  });
});

test("nobody else says these words: screens take them from here", () => {
  const said = ["app", "components", "features", "server"]
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" }).map(
        (file) => `${room}/${file.replaceAll("\\", "/")}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^app\/gallery\/|rules\/words\.ts$/.test(file))
    .filter((file) => {
      const code = readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return /real shift|no real change|cannot tell yet/i.test(code);
    });
  expect(said).toEqual([]);
});
