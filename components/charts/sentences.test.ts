import { describe, expect, it } from "vitest";
import { initialsOf } from "@/components/ui/initials";
import { participationSlices } from "./geometry";
import { pairSentence, railSentence, trendSentence } from "./sentences";

describe("a pair of pizzas in words", () => {
  it("says seats, free ones and the excess, never who", () => {
    expect(pairSentence(8, 6, 0)).toBe("6 of 8 seats taken, 2 free");
    expect(pairSentence(8, 8, 0)).toBe("All 8 seats taken");
    expect(pairSentence(8, 8, 4)).toBe("12 people, 4 over the limit of 8");
  });
});

describe("a rail in words", () => {
  it("speaks scores with their sign and shares in percent", () => {
    expect(railSentence({ value: 40, low: -7, high: 69, min: -100, label: "Team" })).toBe(
      "Team: plus 40, most likely between minus 7 and plus 69.",
    );
    expect(
      railSentence({ value: 30, low: 11, high: 60, min: 0, previous: 67, compare: 71, label: "Hours" }),
    ).toBe("Hours: 30%, most likely between 11% and 60%, last time 67%, compared with 71%.");
  });
});

describe("a trend in words", () => {
  it("names the newest score, the real shifts and how many lids are on", () => {
    expect(
      trendSentence("Eight rounds", [
        { label: "Spr", state: "lid" },
        { label: "Sum", state: "exact", score: 0 },
        { label: "Aut", state: "exact", score: 67, shift: "up" },
      ]),
    ).toBe("Eight rounds: 3 rounds. Newest Aut: plus 67. Real shift up in Aut. One round is under the lid.");
  });

  it("gives no number for a newest round under the lid", () => {
    expect(trendSentence("Rounds", [{ label: "Aut", state: "lid" }])).toBe(
      "Rounds: one round. One round is under the lid.",
    );
  });
});

describe("participation", () => {
  it.each([
    [10, 10, { slices: 10, filled: 10 }],
    [171, 290, { slices: 12, filled: 7 }],
    [1, 290, { slices: 12, filled: 1 }],
    [289, 290, { slices: 12, filled: 11 }],
    [0, 6, { slices: 6, filled: 0 }],
    [0, 0, { slices: 1, filled: 0 }],
  ])("%i of %i is %j", (cast, eligible, shape) => {
    expect(participationSlices(cast, eligible)).toEqual(shape);
  });
});

describe("initials", () => {
  it("are those of the first and the last word", () => {
    expect(["Paula Barreto de Mattos", "Ken Sánchez", "Cher", "  ", "émile zola"].map(initialsOf)).toEqual([
      "PM",
      "KS",
      "C",
      "",
      "ÉZ",
    ]);
  });
});
