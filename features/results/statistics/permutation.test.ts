import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "@/lib/seeded";
import { type Histogram, permutationTest } from "./permutation";

const histogram = (answers: readonly number[]): Histogram =>
  Array.from({ length: 11 }, (_, value) => answers.filter((answer) => answer === value).length);
const test10 = (one: readonly number[], other: readonly number[]) =>
  permutationTest(histogram(one), histogram(other), randomFrom(1));

test("the published vector: 14 of 924 splits", () => {
  const p = test10([9, 8, 8, 10, 7, 9], [6, 5, 8, 4, 7, 6]);
  expect(p).toBeCloseTo(14 / 924, 12);
  expect(p).toBeCloseTo(0.0152, 4);
});

describe("counted", () => {
  test("the same answers on both sides never differ; an empty side says nothing", () => {
    expect(test10([7, 8, 9], [7, 8, 9])).toBe(1);
    expect(test10([], [7, 8, 9])).toBe(1);
  });

  test("it is the share of all splits of the very people, whoever comes first", () => {
    const answers = fc.array(fc.nat(10), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const all = [...one, ...other];
        const mean = (group: readonly number[]) => group.reduce((sum, a) => sum + a, 0) / group.length;
        const away = (mine: readonly number[], theirs: readonly number[]) =>
          Math.abs(mean(mine) - mean(theirs));
        const splits = subsets(all.length, one.length).map((chosen) =>
          away(
            all.filter((_, i) => chosen.has(i)),
            all.filter((_, i) => !chosen.has(i)),
          ),
        );
        const far = splits.filter((difference) => difference >= away(one, other) - 1e-9).length;
        expect(test10(one, other)).toBeCloseTo(far / splits.length, 9);
        expect(test10(other, one)).toBeCloseTo(far / splits.length, 9);
      }),
    );
  });
});

describe("sampled", () => {
  const spread = (counts: readonly number[]): Histogram => counts;
  const before = spread([2, 0, 1, 3, 4, 6, 8, 14, 22, 18, 12]);
  const now = spread([4, 1, 2, 5, 6, 8, 9, 12, 16, 12, 8]);

  test("it finds what a plain shuffle of everybody finds", () => {
    const p = permutationTest(before, now, randomFrom(7));
    const byHand = shuffleTest(before, now, 4000, randomFrom(11));
    // It stopped at 100 splits as far apart. Two estimates of one chance: four standard errors of their difference.
    const samples = 100 / p;
    const error = Math.sqrt(byHand * (1 - byHand) * (1 / samples + 1 / 4000));
    expect(Math.abs(p - byHand)).toBeLessThan(4 * error);
    expect(permutationTest(before, now, randomFrom(7))).toBe(p);
  });

  test("it is never surer than its samples allow", () => {
    const p = permutationTest(spread([0, 0, 0, 90, 10]), spread([0, 0, 0, 10, 90]), randomFrom(3));
    expect(p).toBe(1 / 10_000);
  });

  test("without a difference a twentieth of the tests falls below .05", () => {
    const random = randomFrom(2026);
    const draw = () => {
      const counts = new Array<number>(11).fill(0);
      for (let i = 0; i < 40; i += 1) {
        const value = Math.min(10, Math.floor(4 + random() * 7));
        counts[value] = (counts[value] ?? 0) + 1;
      }
      return counts;
    };
    const below = Array.from({ length: 200 }, () => permutationTest(draw(), draw(), random)).filter(
      (p) => p < 0.05,
    ).length;
    // 10 are expected; four standard deviations of the binomial are 12.3.
    expect(below).toBeLessThanOrEqual(22);
    expect(below).toBeGreaterThan(0);
  });
});

function subsets(of: number, size: number): Set<number>[] {
  return Array.from({ length: 2 ** of }, (_, bits) => bits)
    .map((bits) => new Set(Array.from({ length: of }, (_, i) => i).filter((i) => bits & (1 << i))))
    .filter((chosen) => chosen.size === size);
}

function shuffleTest(one: Histogram, other: Histogram, times: number, random: () => number): number {
  const listOf = (counts: Histogram) => counts.flatMap((count, value) => Array<number>(count).fill(value));
  const people = [...listOf(one), ...listOf(other)];
  const size = listOf(one).length;
  const difference = () => {
    const sum = people.slice(0, size).reduce((all, a) => all + a, 0);
    const rest = people.slice(size).reduce((all, a) => all + a, 0);
    return Math.abs(sum / size - rest / (people.length - size));
  };
  const observed = difference();
  let far = 0;
  for (let time = 0; time < times; time += 1) {
    for (let i = people.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [people[i], people[j]] = [people[j] as number, people[i] as number];
    }
    if (difference() >= observed - 1e-9) far += 1;
  }
  return far / times;
}
