import { describe, expect, test } from "vitest";
import { exactFigure } from "@/features/results/gate/figures";
import { type Bounds, readScore, readShare } from "./reading";

/** Every split of n people over three categories. */
const splits = (n: number) =>
  Array.from({ length: n + 1 }, (_, favourable) =>
    Array.from({ length: n - favourable + 1 }, (_, unfavourable) => ({
      favourable,
      neutral: n - favourable - unfavourable,
      unfavourable,
    })),
  ).flat();
const sizes = Array.from({ length: 15 }, (_, i) => i + 5);

describe("a score with n and interval is the triple of answers behind it", () => {
  test("all 1,505 splits for n = 5 to 19 are distinct, and each that may be shown is read back", () => {
    const shown = sizes.flatMap((n) => splits(n).map((counts) => ({ counts, n })));
    expect(shown).toHaveLength(1505);
    for (const { counts, n } of shown) {
      const figure = exactFigure("nps", counts);
      if (figure.state !== "exact" || "words" in figure) continue;
      expect(readScore({ n, ...figure.stats })).toEqual([
        [counts.favourable, counts.neutral, counts.unfavourable],
      ]);
    }
  });

  test("even of splits that are shown in words no two would look the same", () => {
    const looks = sizes.flatMap((n) =>
      splits(n).map(({ favourable: p, unfavourable: d }) => {
        const [a, b] = [(p + 0.75) / (n + 3), (d + 0.75) / (n + 3)];
        const reach = 1.96 * Math.sqrt((a + b - (a - b) ** 2) / (n + 3));
        return [n, Math.round((100 * (p - d)) / n), (a - b).toFixed(9), reach.toFixed(9)].join();
      }),
    );
    expect(new Set(looks).size).toBe(1505);
  });

  test("a share gives away how many agree", () => {
    for (const counts of splits(9)) {
      const figure = exactFigure("agree", counts);
      if (figure.state !== "exact" || "words" in figure) continue;
      const shown: Bounds = { n: 9, ...figure.stats };
      expect(readShare(shown)).toBe(counts.favourable);
    }
  });
});
