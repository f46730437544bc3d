import { describe, expect, test } from "vitest";
import { bandFigure, categoryOf, exactFigure } from "./figures";

const counts = (favourable: number, neutral: number, unfavourable: number) => ({
  favourable,
  neutral,
  unfavourable,
});

test("answers fall into their categories", () => {
  expect([0, 6, 7, 8, 9, 10].map((value) => categoryOf("nps", value)[0])).toEqual([
    "u",
    "u",
    "n",
    "n",
    "f",
    "f",
  ]);
  expect([1, 2, 3, 4, 5].map((value) => categoryOf("agree", value)[0])).toEqual(["u", "u", "n", "f", "f"]);
  expect([0, 1, 9].map((value) => categoryOf("passed_on", value)[0])).toEqual(["f", "u", "u"]);
});

describe("a figure with fewer than two people outside its largest category is in words", () => {
  test.each([
    [counts(6, 0, 0), "nearly_all"],
    [counts(5, 1, 0), "nearly_all"],
    [counts(0, 1, 5), "hardly_any"],
    [counts(0, 6, 0), "hardly_any"],
  ])("%o", (given, words) => {
    expect(exactFigure("agree", given)).toEqual({ state: "exact", n: 6, words });
  });

  test("two outside are enough for numbers", () => {
    expect(exactFigure("agree", counts(4, 1, 1))).toMatchObject({
      n: 6,
      favourable: 4,
      stats: { value: expect.closeTo(66.67, 2) },
    });
    expect(exactFigure("nps", counts(3, 2, 1))).toMatchObject({ n: 6, stats: { value: 33 } });
    expect(exactFigure("passed_on", counts(9, 0, 3))).toMatchObject({ stats: { value: 25 } });
  });
});

test("bands are thirds of the scale", () => {
  expect(bandFigure("nps", counts(0, 2, 4))).toEqual({ state: "band", band: "low" });
  expect(bandFigure("nps", counts(2, 2, 2))).toEqual({ state: "band", band: "middle" });
  expect(bandFigure("nps", counts(5, 1, 0))).toEqual({ state: "band", band: "high" });
  expect(bandFigure("agree", counts(1, 0, 5))).toEqual({ state: "band", band: "low" });
});
