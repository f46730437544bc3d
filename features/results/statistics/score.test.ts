import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hardBounds, scoreOf, shareOf } from "./score";

describe("the score's interval", () => {
  test.each([
    // promoters, detractors, n, centre of the interval before clipping, low, high
    [3, 1, 6, 22.22, -26.74, 71.19],
    [40, 20, 100, 19.42, 4.97, 33.86],
    [6, 0, 6, 66.67, 25.92, 100],
  ])("%i promoters and %i detractors of %i", (p, d, n, centre, low, high) => {
    const score = scoreOf(p, d, n);
    expect(score.low).toBeCloseTo(low, 2);
    expect(score.high).toBeCloseTo(high, 2);
    if (high < 100) expect((score.low + score.high) / 2).toBeCloseTo(centre, 1);
  });

  test("the point is the plain score, a whole number inside the band", () => {
    expect(scoreOf(3, 1, 6).value).toBe(33);
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (p, passive, d) => {
        const n = p + passive + d;
        fc.pre(n >= 4);
        const { value, low, high } = scoreOf(p, d, n);
        expect(Number.isInteger(value)).toBe(true);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(value + 0.5);
        expect(high).toBeGreaterThanOrEqual(value - 0.5);
      }),
    );
  });
});

test("a share's interval is Wilson's", () => {
  // Newcombe 1998, table I: 81 of 263 and 0 of 20.
  const common = shareOf(81, 263);
  expect(common.low).toBeCloseTo(25.53, 2);
  expect(common.high).toBeCloseTo(36.62, 2);
  const none = shareOf(0, 20);
  expect(none).toMatchObject({ value: 0, low: 0 });
  expect(none.high).toBeCloseTo(16.11, 2);
});

test("the hard bounds count every silent person both ways", () => {
  const [low, high] = hardBounds(3, 1, 6, 7);
  expect(low).toBeCloseTo(14.29, 2);
  expect(high).toBeCloseTo(42.86, 2);
});
