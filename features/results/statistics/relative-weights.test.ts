import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeWeights } from "./relative-weights";

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

test("the published vector", () => {
  const R = [
    [1, 0.6, 0.3],
    [0.6, 1, 0.4],
    [0.3, 0.4, 1],
  ];
  const weights = relativeWeights(R, [0.5, 0.45, 0.2]);
  expect(weights[0]).toBeCloseTo(0.1607, 4);
  expect(weights[1]).toBeCloseTo(0.1105, 4);
  expect(weights[2]).toBeCloseTo(0.0139, 4);
  expect(sum(weights)).toBeCloseTo(0.2852, 4);
});

describe("for any answers", () => {
  test("drivers that do not hang together weigh the square of their own correlation", () => {
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const weights = relativeWeights(identity, [0.3, -0.5]);
    expect(weights[0]).toBeCloseTo(0.09, 10);
    expect(weights[1]).toBeCloseTo(0.25, 10);
    expect(relativeWeights([], [])).toEqual([]);
  });

  test("two that say the same share what they explain", () => {
    const weights = relativeWeights(
      [
        [1, 1],
        [1, 1],
      ],
      [0.6, 0.6],
    );
    expect(weights[0]).toBeCloseTo(0.18, 6);
    expect(weights[1]).toBeCloseTo(0.18, 6);
  });

  test("weights are never negative, sum to the explained share of two drivers, and follow a change of order", () => {
    const r = fc.double({ min: -0.6, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(r, r, r, (between, first, second) => {
        const R = [
          [1, between],
          [between, 1],
        ];
        const [a = 0, b = 0] = relativeWeights(R, [first, second]);
        const explained = (first ** 2 + second ** 2 - 2 * first * second * between) / (1 - between ** 2);
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeGreaterThanOrEqual(0);
        expect(a + b).toBeCloseTo(explained, 8);
        const [swappedB = 0, swappedA = 0] = relativeWeights(R, [second, first]);
        expect(swappedA).toBeCloseTo(a, 8);
        expect(swappedB).toBeCloseTo(b, 8);
      }),
    );
  });
});
