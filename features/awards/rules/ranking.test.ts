import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIE_RULES, type TieRule } from "./award-rules";
import { type Ranked, rankCases } from "./ranking";
import { median, scoreCase } from "./scoring";

const someCase = fc.record({
  points: fc.integer({ min: 3, max: 6 }),
  voices: fc.integer({ min: 1, max: 3 }),
  teams: fc.integer({ min: 1, max: 2 }),
  lastWon: fc.option(fc.constantFrom("2024-05-01", "2025-01-01")),
});
const someCases = fc
  .array(someCase, { minLength: 1, maxLength: 7 })
  .map((cases): Ranked[] => cases.map((one, i) => ({ ...one, nominationId: `case-${i}` })));
const someRules = fc
  .shuffledSubarray<TieRule>(["teams", "voices", "wait"])
  .map((rules) => [...rules, "lot" as const]);
const lotsFor = (cases: readonly Ranked[]) =>
  new Map(cases.map(({ nominationId }, i) => [nominationId, (i * 5) % 7]));

/** The same order, worked out by counting who goes before whom. */
function placeByCounting(cases: Ranked[], rules: TieRule[], lots: Map<string, number>, one: Ranked): number {
  const wait = (month: string | null) => (month ? Date.parse(month) : 0);
  const goesBefore = (a: Ranked, b: Ranked): boolean => {
    if (a.points !== b.points) return a.points > b.points;
    for (const rule of rules) {
      if (rule === "teams" && a.teams !== b.teams) return a.teams > b.teams;
      if (rule === "voices" && a.voices !== b.voices) return a.voices > b.voices;
      if (rule === "wait" && a.lastWon !== b.lastWon) return wait(a.lastWon) < wait(b.lastWon);
    }
    return (lots.get(a.nominationId) ?? 0) < (lots.get(b.nominationId) ?? 0);
  };
  return cases.filter((other) => goesBefore(other, one)).length + 1;
}

describe("the order of cases", () => {
  test("is what counting who goes before whom gives, whatever order they come in", () => {
    fc.assert(
      fc.property(someCases, someRules, (cases, rules) => {
        const lots = lotsFor(cases);
        const { order } = rankCases(cases, rules, lots);
        expect(rankCases([...cases].reverse(), rules, lots).order).toEqual(order);
        for (const one of cases) {
          const place = order.find(({ nominationId }) => nominationId === one.nominationId)?.place;
          expect(place).toBe(placeByCounting(cases, rules, lots, one));
        }
      }),
    );
  });

  test("names a rule only when points leave the first place open, and the rule would have settled it alone", () => {
    fc.assert(
      fc.property(someCases, someRules, (cases, rules) => {
        const lots = lotsFor(cases);
        const { order, decidedBy } = rankCases(cases, rules, lots);
        const isLevel = cases.length > 1 && order[0]?.points === order[1]?.points;
        expect(decidedBy !== null).toBe(isLevel);
        if (!decidedBy) return;
        const two = cases.filter(({ nominationId }) =>
          order.slice(0, 2).some((top) => top.nominationId === nominationId),
        );
        const alone = rankCases(two, rules.slice(rules.indexOf(decidedBy)), lots);
        expect(alone.order[0]?.nominationId).toBe(order[0]?.nominationId);
      }),
    );
  });

  test("goes by teams, then voices, then the longest wait, then the lot", () => {
    const level = { points: 14, voices: 3, teams: 2, lastWon: "2025-01-01" };
    const against = (other: Partial<Ranked>) =>
      rankCases(
        [
          { ...level, nominationId: "a" },
          { ...level, ...other, nominationId: "b" },
        ],
        ["teams", "voices", "wait", "lot"],
        new Map([
          ["a", 1],
          ["b", 2],
        ]),
      );
    const first = (other: Partial<Ranked>) => [
      against(other).order[0]?.nominationId,
      against(other).decidedBy,
    ];
    expect(first({ points: 14.5, teams: 1 })).toEqual(["b", null]);
    expect(first({ teams: 3, voices: 1 })).toEqual(["b", "teams"]);
    expect(first({ voices: 4, lastWon: "2025-03-01" })).toEqual(["b", "voices"]);
    expect(first({ lastWon: null })).toEqual(["b", "wait"]);
    expect(first({ lastWon: "2024-12-01" })).toEqual(["b", "wait"]);
    expect(first({})).toEqual(["a", "lot"]);
  });

  test("ends with the lot even where the rules forgot it, and shares places only before lots are drawn", () => {
    const cases = ["a", "b"].map((nominationId) => ({
      nominationId,
      points: 9,
      voices: 1,
      teams: 1,
      lastWon: null,
    }));
    expect(
      rankCases(
        cases,
        ["teams"],
        new Map([
          ["a", 2],
          ["b", 1],
        ]),
      ).decidedBy,
    ).toBe("lot");
    const undrawn = rankCases(cases, [...TIE_RULES], new Map());
    expect(undrawn.order.map(({ place }) => place)).toEqual([1, 1]);
    expect(undrawn.decidedBy).toBeNull();
    expect(rankCases([], TIE_RULES, new Map())).toEqual({ order: [], decidedBy: null });
  });
});

describe("a score", () => {
  const sheet = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 5 })));

  test("is the middle of each criterion, added up, as far from no judge's scores as it can be", () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 9 }), (sheets) => {
        const score = scoreCase(sheets);
        expect(score?.total).toBe(score?.perCriterion.reduce((sum, { middle }) => sum + middle, 0));
        for (const [i, { middle, scores }] of score?.perCriterion.entries() ?? []) {
          expect(scores).toEqual(sheets.map((row) => row[i]).sort());
          const distance = (to: number) => scores.reduce((sum, one) => sum + Math.abs(one - to), 0);
          const nearest = Math.min(...[1, 2, 3, 4, 5].map(distance));
          expect(distance(middle)).toBe(nearest);
        }
      }),
    );
  });

  test("lies half way between the two in the middle, and is none without judges", () => {
    expect(median([5, 4, 4, 5])).toBe(4.5);
    expect(median([3])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
    expect(scoreCase([])).toBeNull();
    expect(
      scoreCase([
        [5, 4, 1],
        [5, 3, 2],
      ]),
    ).toMatchObject({ total: 10 });
  });
});
