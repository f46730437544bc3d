import fc from "fast-check";
import { expect, test } from "vitest";
import { discoveries } from "./benjamini-hochberg";

const PS = [0.001, 0.008, 0.012, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
const flagged = (ps: readonly number[], q: number) => discoveries(ps, q).filter(Boolean).length;

test("the published vector: three at .05, six at .10", () => {
  expect(flagged(PS, 0.05)).toBe(3);
  expect(flagged(PS, 0.1)).toBe(6);
  expect(discoveries(PS.toReversed(), 0.05).slice(-3)).toEqual([true, true, true]);
  expect(discoveries([], 0.1)).toEqual([]);
});

test("it flags the smallest, never fewer than Bonferroni and never more than no correction at all", () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(p, { minLength: 1, maxLength: 30 }), fc.double({ min: 0.01, max: 0.5 }), (ps, q) => {
      const found = discoveries(ps, q);
      const worstFound = Math.max(-1, ...ps.filter((_, i) => found[i]));
      const bestLeft = Math.min(2, ...ps.filter((_, i) => !found[i]));
      expect(worstFound).toBeLessThanOrEqual(bestLeft);
      for (const [i, value] of ps.entries()) {
        if (value <= q / ps.length) expect(found[i]).toBe(true);
        if (value > q + 1e-9) expect(found[i]).toBe(false);
      }
    }),
  );
});
