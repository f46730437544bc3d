import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFrom, seedFrom } from "@/lib/seeded";
import {
  arcPath,
  burntSlices,
  percentAlong,
  polar,
  scoreAngle,
  seatSplit,
  slicePath,
  wobble,
} from "./geometry";
import { counted, signed, spoken } from "./signed";

describe("angles", () => {
  it("start at twelve o'clock and go clockwise", () => {
    expect(polar(100, 0)).toEqual({ x: 0, y: -100 });
    expect(polar(100, 90)).toEqual({ x: 100, y: -0 });
    expect(polar(100, 180)).toEqual({ x: 0, y: 100 });
  });

  it("put −100 on the left and +100 on the right of the gauge, and never beyond", () => {
    expect([-100, 0, 50, 100, 400].map(scoreAngle)).toEqual([-90, 0, 45, 90, 90]);
  });
});

describe("seats", () => {
  it.each([
    [8, [4, 4]],
    [6, [3, 3]],
    [10, [5, 5]],
    [7, [4, 3]],
    [1, [1, 0]],
  ])("a limit of %i is laid as %j", (limit, split) => {
    expect(seatSplit(limit)).toEqual(split);
  });

  it.each([
    [1, { cuts: 4, slices: 1 }],
    [4, { cuts: 4, slices: 4 }],
    [6, { cuts: 6, slices: 6 }],
    [8, { cuts: 8, slices: 8 }],
    [31, { cuts: 8, slices: 8 }],
  ])("%i over burn as %j", (extra, burnt) => {
    expect(burntSlices(extra)).toEqual(burnt);
  });
});

describe("the wobble", () => {
  it("is the same for the same team, forever", () => {
    const draw = (id: string) => slicePath({ from: 0, to: 90 }, 100, 2.6, wobble(seedFrom(id)));
    expect(draw("team-1")).toBe(draw("team-1"));
    expect(draw("team-1")).not.toBe(draw("team-2"));
  });

  it("leaves the circle by no more than its depth", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -720, max: 720 }), (id, angle) => {
        expect(Math.abs(wobble(seedFrom(id))(angle))).toBeLessThanOrEqual(1.3);
      }),
    );
  });

  it("draws its numbers between 0 and 1", () => {
    const random = randomFrom(seedFrom("x"));
    for (let i = 0; i < 500; i++) {
      const value = random();
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
    }
  });
});

describe("rails", () => {
  it("keep every value between their ends", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (value) => {
        const at = percentAlong(value, -100, 100);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(100);
      }),
    );
    expect(percentAlong(0, -100, 100)).toBe(50);
    expect(percentAlong(17, 0, 60)).toBe(28.33);
  });

  it("draw the long way round when an arc is more than half a circle", () => {
    expect(arcPath(10, 0, 200)).toContain("0 1 1");
    expect(arcPath(10, 0, 90)).toContain("0 0 1");
  });
});

describe("words for numbers", () => {
  it("carry a true sign", () => {
    expect([44, -7, 0, -0.2, 0.6].map(signed)).toEqual(["+44", "−7", "0", "0", "+1"]);
    expect([44, -7, 0].map(spoken)).toEqual(["plus 44", "minus 7", "0"]);
  });

  it("are words up to ten", () => {
    expect([1, 10, 11].map(counted)).toEqual(["One", "Ten", "11"]);
  });
});
