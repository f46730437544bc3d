import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KAPPA_CAP, kappaOf, pooledShares, shrunkScore, type Triple } from "./shrinkage";

describe("a score drawn towards its parent", () => {
  test("the published vector", () => {
    const { mean, sd } = shrunkScore([1, 1, 4], [0.4, 0.35, 0.25], 10);
    expect(mean).toBeCloseTo(-9.375, 9);
    expect(sd).toBeCloseTo(20.44, 2);
  });

  test("it lies between its own score and the parent's, nearer to the parent the more that counts", () => {
    const count = fc.integer({ min: 1, max: 40 });
    const triple = fc.tuple(count, count, count);
    fc.assert(
      fc.property(triple, triple, (counts, parentCounts) => {
        const parent = pooledShares([parentCounts]);
        const [own, towards] = [pooledShares([counts]), parent].map(([p, , d]) => 100 * (p - d)) as [
          number,
          number,
        ];
        const means = [0, 5, 50, 1e6].map((kappa) => shrunkScore(counts, parent, kappa).mean);
        expect(means[0]).toBeCloseTo(own, 9);
        expect(means[3]).toBeCloseTo(towards, 1);
        const away = means.map((mean) => Math.abs(mean - towards));
        for (let i = 1; i < away.length; i += 1)
          expect(away[i]).toBeLessThanOrEqual((away[i - 1] as number) + 1e-9);
      }),
    );
  });
});

describe("how alike siblings are", () => {
  test("the published vector", () => {
    const detractorsFirst = [
      [4, 1, 1],
      [1, 2, 4],
      [0, 2, 5],
      [2, 3, 2],
      [1, 3, 3],
      [3, 2, 1],
      [0, 1, 6],
      [2, 2, 3],
    ];
    const siblings = detractorsFirst.map(([d, passive, p]) => [p, passive, d] as unknown as Triple);
    expect(kappaOf(siblings)).toBeCloseTo(55.18, 2);
  });

  test("the same shares everywhere are as alike as can be, opposite ones are not alike at all", () => {
    expect(kappaOf([0, 1, 2].map(() => [3, 2, 2] as const))).toBe(KAPPA_CAP);
    expect(kappaOf([[3, 2, 2]])).toBe(KAPPA_CAP);
    expect(
      kappaOf([
        [20, 0, 0],
        [0, 0, 20],
        [0, 20, 0],
      ]),
    ).toBeLessThan(1);
  });

  test("what it finds is a maximum: neither a little more nor a little less alike fits better", () => {
    const count = fc.integer({ min: 0, max: 15 });
    const sibling = fc.tuple(count, count, count).filter((counts) => counts.some((n) => n > 0));
    fc.assert(
      fc.property(fc.array(sibling, { minLength: 2, maxLength: 12 }), (siblings) => {
        const kappa = kappaOf(siblings);
        const fitOf = (value: number) => likelihood(siblings, value);
        expect(fitOf(kappa)).toBeGreaterThanOrEqual(fitOf(kappa * 0.9) - 1e-7);
        if (kappa < KAPPA_CAP) expect(fitOf(kappa)).toBeGreaterThanOrEqual(fitOf(kappa * 1.1) - 1e-7);
      }),
    );
  });
});

/** The same likelihood by another way: the chance of each urn's draws, one after the other (Polya's urn). */
function likelihood(siblings: readonly Triple[], kappa: number): number {
  const pi = pooledShares(siblings);
  let log = 0;
  for (const counts of siblings) {
    let drawn = 0;
    for (const [i, count] of counts.entries()) {
      for (let t = 0; t < count; t += 1) {
        log += Math.log((kappa * (pi[i] ?? 0) + t) / (kappa + drawn));
        drawn += 1;
      }
    }
  }
  return log;
}
