import fc from "fast-check";
import { expect, test } from "vitest";
import { MomentSums } from "./moments";

const KEYS = ["recommend", "hours", "tools"];

test("correlations by hand: one question moves with the score, one against it", () => {
  const sums = new MomentSums(KEYS);
  for (const [recommend, hours, tools] of [
    [2, 1, 5],
    [4, 2, 4],
    [6, 3, 3],
    [8, 5, 2],
  ] as const) {
    sums.add({ recommend, hours, tools });
  }
  const [first = []] = sums.correlations();
  expect(sums.count).toBe(4);
  expect(first[0]).toBe(1);
  // sum of products of deviations 13, of squares 20 and 8.75.
  expect(first[1]).toBeCloseTo(13 / Math.sqrt(20 * 8.75), 12);
  expect(first[2]).toBeCloseTo(-1, 12);
});

test("a ballot that left something out is not counted, and what nobody differs in correlates with nothing", () => {
  const sums = new MomentSums(KEYS);
  sums.add({ recommend: 9, hours: 4 });
  expect(sums.count).toBe(0);
  for (const recommend of [3, 9]) sums.add({ recommend, hours: 4, tools: recommend > 5 ? 5 : 1 });
  expect(sums.correlations()).toEqual([
    [1, 0, 1],
    [0, 1, 0],
    [1, 0, 1],
  ]);
});

test("merging parts is the same as adding everybody to one", () => {
  const ballot = fc.record({
    recommend: fc.nat(10),
    hours: fc.integer({ min: 1, max: 5 }),
    tools: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 40 }), fc.array(ballot, { maxLength: 40 }), (here, there) => {
      const [a, b, all] = [new MomentSums(KEYS), new MomentSums(KEYS), new MomentSums(KEYS)];
      for (const answers of here) a.add(answers);
      for (const answers of there) b.add(answers);
      for (const answers of [...here, ...there]) all.add(answers);
      a.merge(b);
      expect(a).toEqual(all);
      for (const row of all.correlations()) {
        for (const r of row) expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

test("sums of different questions are never mixed", () => {
  expect(() => new MomentSums(KEYS).merge(new MomentSums(["recommend"]))).toThrow("different questions");
});
