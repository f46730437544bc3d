import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "@/lib/seeded";
import { impactsOf, RANKED_FROM, TOP_THREE_FROM } from "./impact";
import { MomentSums } from "./moments";

const KEYS = ["recommend", "hours", "heard", "say", "tools"];

/** Sums of `people` who answer by a mood: hours follow it closely, heard less, tools hardly, say against it. */
function sumsOf(people: number, seed = 1): MomentSums {
  const random = randomFrom(seed);
  const sums = new MomentSums(KEYS);
  const of5 = (mood: number, noise: number) =>
    Math.max(1, Math.min(5, Math.round(1 + 4 * (mood * (1 - noise) + random() * noise))));
  for (let person = 0; person < people; person += 1) {
    const mood = random();
    sums.add({
      recommend: Math.round(10 * mood),
      hours: of5(mood, 0.1),
      heard: of5(mood, 0.5),
      say: of5(1 - mood, 0.7),
      tools: of5(mood, 0.95),
    });
  }
  return sums;
}

const unit = (id: string, parentId: string | null = null) => ({ id, parentId, eligible: 10 });
const alone = (people: number) => impactsOf([unit("a")], new Set(["a"]), new Map([["a", sumsOf(people)]]));

describe("how much is said of the drivers", () => {
  test("with a hundred people every driver's part, and the parts make a whole", () => {
    const impacts = alone(RANKED_FROM);
    const weights = new Map(impacts.map(({ key, weight }) => [key, weight ?? -1]));
    expect(impacts.map(({ key }) => key)).toEqual(["heard", "hours", "say", "tools"]);
    expect(weights.get("hours")).toBeGreaterThan(weights.get("heard") ?? 1);
    expect(weights.get("heard")).toBeGreaterThan(weights.get("tools") ?? 1);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 2);
  });

  test("with sixty the three strongest, without a weight and in an order that says nothing; below that nothing", () => {
    expect(alone(RANKED_FROM - 1)).toEqual(
      ["heard", "hours", "say"].map((key) => ({ unitId: "a", key, weight: null })),
    );
    expect(alone(TOP_THREE_FROM)).toHaveLength(3);
    expect(alone(TOP_THREE_FROM - 1)).toEqual([]);
  });

  test("three of three would say nothing, so there have to be four", () => {
    const sums = new MomentSums(KEYS.slice(0, 4));
    const random = randomFrom(4);
    const of5 = () => 1 + Math.floor(5 * random());
    for (let i = 0; i < 80; i += 1) sums.add({ recommend: of5(), hours: of5(), heard: of5(), say: of5() });
    expect(impactsOf([unit("a")], new Set(["a"]), new Map([["a", sums]]))).toEqual([]);
  });

  test("where nobody differs no driver explains anything", () => {
    const sums = new MomentSums(KEYS);
    for (let i = 0; i < 100; i += 1) sums.add({ recommend: 9, hours: 4, heard: 4, say: 4, tools: 4 });
    const weights = impactsOf([unit("a")], new Set(["a"]), new Map([["a", sums]]));
    expect(weights.map(({ weight }) => weight)).toEqual([0, 0, 0, 0]);
  });
});

describe("who it is said of", () => {
  const family = (own: number, child: number, exact = ["top", "child"]) => {
    const impacts = impactsOf(
      [unit("top"), unit("child", "top")],
      new Set(exact),
      new Map([
        ["top", sumsOf(own, 1)],
        ["child", sumsOf(child, 2)],
      ]),
    );
    const kindOf = (id: string) => {
      const mine = impacts.filter(({ unitId }) => unitId === id);
      if (mine.length === 0) return "nothing";
      return mine.every(({ weight }) => weight !== null) ? "ranked" : "named";
    };
    return [kindOf("top"), kindOf("child")];
  };

  test("no difference of two lists belongs to fewer than sixty, of two rankings to fewer than a hundred", () => {
    expect(family(0, 110)).toEqual(["ranked", "ranked"]);
    expect(family(100, 110)).toEqual(["ranked", "ranked"]);
    expect(family(60, 110)).toEqual(["ranked", "named"]);
    expect(family(40, 110)).toEqual(["ranked", "nothing"]);
  });

  test("units whose figures are hidden are left out", () => {
    expect(family(100, 110, ["top"])).toEqual(["ranked", "nothing"]);
    expect(family(100, 110, [])).toEqual(["nothing", "nothing"]);
  });

  test("in any tree every block has its threshold, and who is shown does not depend on the answers", () => {
    const sizes = fc.array(fc.nat(130), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.nat(), (people, seed) => {
        const random = randomFrom(seed);
        const parents = people.map((_, i) => (i === 0 ? null : Math.floor(random() * i)));
        const units = people.map((_, i) => unit(`u${i}`, parents[i] === null ? null : `u${parents[i]}`));
        const all = new Set(units.map(({ id }) => id));
        const shownBy = (salt: number) =>
          impactsOf(units, all, new Map(people.map((n, i) => [`u${i}`, sumsOf(n, seed + i + salt)])));
        const shown = shownBy(0);
        const listed = new Set(shown.map(({ unitId }) => unitId));
        const ranked = new Set(shown.filter(({ weight }) => weight !== null).map(({ unitId }) => unitId));
        for (const [set, least] of [
          [listed, TOP_THREE_FROM],
          [ranked, RANKED_FROM],
        ] as const) {
          const blocks = new Map([...set].map((id) => [id, 0]));
          for (const [i, n] of people.entries()) {
            let at: number | null | undefined = i;
            while (at !== null && at !== undefined && !set.has(`u${at}`)) at = parents[at];
            const id = `u${at}`;
            if (blocks.has(id)) blocks.set(id, (blocks.get(id) ?? 0) + n);
          }
          for (const n of blocks.values()) expect(n === 0 || n >= least).toBe(true);
        }
        expect(new Set(shownBy(1000).map(({ unitId }) => unitId))).toEqual(listed);
      }),
      { numRuns: 60 },
    );
  });
});
