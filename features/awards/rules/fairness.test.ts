import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "@/lib/seeded";
import {
  type Edge,
  favourites,
  findRings,
  mutualPairs,
  oneSide,
  ringsByChance,
  yearBefore,
} from "./fairness";
import { forgottenUnits, halfOfVoices, luckWords } from "./forgotten";

const PEOPLE = ["a", "b", "c", "d", "e", "f"];
const DAY = 86_400_000;
const someEdge = fc
  .record({
    from: fc.constantFrom(...PEOPLE),
    to: fc.constantFrom(...PEOPLE),
    day: fc.nat({ max: 300 }),
    cycleId: fc.constantFrom("march", "april", "may", "june"),
  })
  .map(({ day, ...edge }): Edge => ({ ...edge, at: new Date(day * DAY) }));
const someEdges = fc.array(someEdge, { maxLength: 18 });

const spoke = (edges: Edge[], from = "", to = "") =>
  edges.some((edge) => edge.from === from && edge.to === to);

/** Every order of three to five of the people that begins with its smallest and goes round. */
function ringsByTrying(edges: Edge[]): string[] {
  const rings: string[] = [];
  const extend = (path: string[]): void => {
    if (path.length >= 3 && path.every((one, i) => spoke(edges, one, path[(i + 1) % path.length])))
      rings.push(path.join());
    if (path.length < 5) {
      for (const person of PEOPLE) {
        if (!path.includes(person) && person > (path[0] ?? "")) extend([...path, person]);
      }
    }
  };
  for (const person of PEOPLE) extend([person]);
  return rings.sort();
}

describe("pairs and rings", () => {
  test("a pair is everybody who spoke for each other, with the last time of each", () => {
    fc.assert(
      fc.property(someEdges, (edges) => {
        const expected: string[] = [];
        for (const a of PEOPLE) {
          for (const b of PEOPLE) {
            if (a < b && spoke(edges, a, b) && spoke(edges, b, a)) expected.push(`${a},${b}`);
          }
        }
        const pairs = mutualPairs(edges);
        expect(pairs.map(({ people }) => people.join())).toEqual(expected.sort());
        for (const { people, spokeAt } of pairs) {
          const last = (from: string, to: string) =>
            Math.max(
              ...edges.filter((one) => one.from === from && one.to === to).map(({ at }) => at.getTime()),
            );
          const [a, b] = people;
          expect(spokeAt.map((time) => time.getTime())).toEqual([last(a, b), last(b, a)]);
        }
      }),
    );
  });

  test("a ring is what trying every order finds, each once", () => {
    fc.assert(
      fc.property(someEdges, (edges) => {
        const { rings, isCapped } = findRings(edges, edges, { rings: 10_000, steps: 1_000_000 });
        expect(isCapped).toBe(false);
        expect(rings.map((ring) => ring.join()).sort()).toEqual(ringsByTrying(edges));
      }),
    );
  });

  test("a ring is told only when one of the edges asked about is part of it", () => {
    fc.assert(
      fc.property(someEdges, fc.nat({ max: 17 }), (edges, at) => {
        const asked = edges[at % Math.max(1, edges.length)];
        if (!asked) return;
        const through = findRings(edges, [asked], { rings: 10_000, steps: 1_000_000 }).rings;
        const holds = (ring: string[]) =>
          ring.some((one, i) => one === asked.from && ring[(i + 1) % ring.length] === asked.to);
        const expected = ringsByTrying(edges).filter((ring) => holds(ring.split(",")));
        expect(through.map((ring) => ring.join()).sort()).toEqual(expected);
      }),
    );
  });

  test("a search that ends early says so", () => {
    const all = PEOPLE.flatMap((from) =>
      PEOPLE.filter((to) => to !== from).map((to) => ({ from, to, at: new Date(0), cycleId: "may" })),
    );
    expect(ringsByTrying(all).length).toBe(40 + 90 + 144);
    const few = findRings(all, all, { rings: 7, steps: 1_000_000 });
    expect([few.rings.length, few.isCapped]).toEqual([7, true]);
    expect(findRings(all, all, { rings: 10_000, steps: 50 }).isCapped).toBe(true);
    expect(findRings(all, all, { rings: 274, steps: 1_000_000 }).isCapped).toBe(false);
  });
});

describe("favourites and sides", () => {
  test("a favourite got the same voice in more than two turns, however often within one", () => {
    fc.assert(
      fc.property(someEdges, (edges) => {
        const told = new Set(favourites(edges).map(({ from, to, times }) => `${from}${to}${times}`));
        const expected = new Set<string>();
        for (const from of PEOPLE) {
          for (const to of PEOPLE) {
            const turns = ["march", "april", "may", "june"].filter((cycleId) =>
              edges.some((one) => one.from === from && one.to === to && one.cycleId === cycleId),
            ).length;
            if (turns > 2) expected.add(`${from}${to}${turns}`);
          }
        }
        expect(told).toEqual(expected);
      }),
    );
  });

  test("one side is one table or one lead's people, of two or more", () => {
    const voice = (personId: string, teamId: string | null, managerId: string | null) => ({
      personId,
      teamId,
      managerId,
    });
    expect(oneSide([voice("a", "red", "kim"), voice("b", "red", "lee")])).toEqual({ by: "team", id: "red" });
    expect(oneSide([voice("a", "red", "kim"), voice("b", "blue", "kim")])).toEqual({ by: "lead", id: "kim" });
    expect(oneSide([voice("a", "red", "kim"), voice("b", "blue", "lee")])).toBeNull();
    expect(oneSide([voice("a", null, null), voice("b", null, null)])).toBeNull();
    expect(oneSide([voice("a", "red", "kim"), voice("a", "red", "kim")])).toBeNull();
    expect(oneSide([])).toBeNull();
  });

  test("a year goes back to the same day", () => {
    expect(yearBefore(new Date("2026-11-22T10:00:00Z"))).toEqual(new Date("2025-11-22T10:00:00Z"));
  });
});

describe("the forgotten", () => {
  const unit = (name: string, people: number, cases: number) => ({
    id: name,
    parentId: null,
    name,
    kind: "team",
    people,
    cases,
  });

  test("are those without a case, those that luck explains least first", () => {
    const all = forgottenUnits(
      [unit("small", 2, 0), unit("seen", 9, 1), unit("big", 9, 0), unit("empty", 0, 0)],
      {
        people: 20,
        cases: 10,
      },
    );
    expect(all.map(({ name }) => name)).toEqual(["big", "small"]);
  });

  test("are named once where a business unit is one department, and both where it is more", () => {
    const tree = (inOther: number) => [
      { ...unit("whole", 6 + inOther, 0), kind: "business_unit" },
      { ...unit("department", 6, 0), kind: "department", parentId: "whole" },
      { ...unit("team", 6, 0), parentId: "department" },
    ];
    const named = (inOther: number) =>
      forgottenUnits(tree(inOther), { people: 20, cases: 10 }).map(({ name }) => name);
    expect(named(0)).toEqual(["department", "team"]);
    expect(named(3)).toEqual(["whole", "department", "team"]);
  });

  test("are left out by luck as often as dealing the cases out shows", () => {
    const company = { people: 12, cases: 3 };
    const [found] = forgottenUnits([unit("four", 4, 0)], company);
    let without = 0;
    for (let a = 0; a < 12; a += 1)
      for (let b = 0; b < 12; b += 1)
        for (let c = 0; c < 12; c += 1) if (Math.min(a, b, c) >= 4) without += 1;
    expect(found?.byLuck).toBeCloseTo(without / 12 ** 3, 12);
    expect([0.9, 0.34, 0.1, 0.001].map(luckWords)).toEqual([
      "most years",
      "about one year in 3",
      "about one year in 10",
      "hardly ever",
    ]);
  });

  test("half of all voices comes from no fewer teams than said", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 7 }), (perTeam) => {
        const { teams, voices, all } = halfOfVoices(perTeam);
        const best = (count: number) =>
          [...perTeam]
            .sort((a, b) => b - a)
            .slice(0, count)
            .reduce((sum, one) => sum + one, 0);
        expect(best(teams)).toBe(voices);
        expect(voices * 2).toBeGreaterThanOrEqual(all);
        if (teams > 0) expect(best(teams - 1) * 2).toBeLessThan(all);
      }),
    );
  });
});

describe("rings by chance", () => {
  /** Everybody speaks as often and is spoken for as often, but whose voice goes to whom is drawn anew. */
  function drawAnew(edges: Edge[], random: () => number): Edge[] {
    const targets = edges.map(({ to }) => to);
    for (let i = targets.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [targets[i], targets[j]] = [targets[j] as string, targets[i] as string];
    }
    return edges.map((edge, i) => ({ ...edge, to: targets[i] ?? "" }));
  }

  test("are as many as eight hundred companies that drew their voices would have", () => {
    const random = randomFrom(5);
    const voices = Array.from(
      { length: 260 },
      (): Edge => ({
        from: `p${Math.floor(random() * 180)}`,
        to: `p${Math.floor(random() * 180)}`,
        cycleId: "year",
        at: new Date(0),
      }),
    );
    const sums = { all: 0, byFormula: 0, through: 0, throughByFormula: 0 };
    for (let i = 0; i < 800; i += 1) {
      const drawn = drawAnew(voices, random);
      const here = drawn.filter(() => random() < 0.2);
      sums.all += findRings(drawn, drawn, { rings: 10_000, steps: 1_000_000 }).rings.length;
      sums.through += findRings(drawn, here, { rings: 10_000, steps: 1_000_000 }).rings.length;
      sums.byFormula += ringsByChance(drawn);
      sums.throughByFormula += ringsByChance(drawn, here);
    }
    expect(sums.all).toBeGreaterThan(800);
    expect(Math.abs(sums.byFormula / sums.all - 1)).toBeLessThan(0.1);
    expect(Math.abs(sums.throughByFormula / sums.through - 1)).toBeLessThan(0.1);
  });

  test("are none where nobody is spoken for who speaks", () => {
    const at = new Date(0);
    expect(ringsByChance([])).toBe(0);
    expect(ringsByChance([{ from: "a", to: "b", at, cycleId: "c" }])).toBe(0);
  });
});
