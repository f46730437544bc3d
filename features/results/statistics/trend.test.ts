import fc from "fast-check";
import { expect, test } from "vitest";
import { trendOf } from "./trend";

const rounds = (...values: number[]) => values.map((y, i) => ({ x: i + 1, y }));

test("the published vector", () => {
  const line = trendOf(rounds(12, 18, 15, 25, 31));
  expect(line?.slope).toBeCloseTo(4.5417, 4);
  expect(line?.s).toBe(8);
  expect(line?.p).toBeCloseTo(0.0833, 4);
});

test("there is nothing below five rounds", () => {
  expect(trendOf(rounds(1, 2, 3, 4))).toBeNull();
  expect(trendOf(rounds(1, 2, 3, 4, 5))).toMatchObject({ slope: 1, s: 10, p: expect.closeTo(2 / 120, 12) });
});

test("a round without a number leaves its place empty", () => {
  const gap = [1, 2, 3, 7, 8].map((x) => ({ x, y: 10 * x }));
  expect(trendOf(gap)?.slope).toBeCloseTo(10, 12);
});

test("the odds are those of all orders of the same values, ties included", () => {
  const values = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 6 });
  fc.assert(
    fc.property(values, (ys) => {
      const mine = trendOf(rounds(...ys));
      const all = orders(ys).map((order) => Math.abs(trendOf(rounds(...order))?.s ?? 0));
      const asFar = all.filter((s) => s >= Math.abs(mine?.s ?? 0)).length;
      expect(mine?.p).toBeCloseTo(asFar / all.length, 9);
    }),
    { numRuns: 15 },
  );
});

function orders(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, i) => orders(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));
}
