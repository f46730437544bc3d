import { describe, expect, test } from "vitest";
import { randomFrom } from "@/lib/seeded";
import { type Figure, type RoundNumber, readTests, watchTeam } from "./changes";
import { BASELINE_ROUNDS, ROUNDS_PER_FALSE_ALARM } from "./cusum";
import type { Triple } from "./shrinkage";

const PARENT: Triple = [40, 35, 25];
const number = (round: number, counts: Triple, more: Partial<RoundNumber> = {}): RoundNumber => ({
  roundId: `r${round}`,
  roundName: `Round ${round}`,
  counts,
  value: 0,
  parent: PARENT,
  test: null,
  ...more,
});
const score = (rows: readonly Triple[]): Figure => ({
  questionId: "recommend",
  scale: "score",
  numbers: rows.map((counts, i) => number(i + 1, counts)),
});
const times = (count: number, counts: Triple): Triple[] => Array<Triple>(count).fill(counts);

describe("a team", () => {
  test("cannot tell yet while its first rounds make the baseline", () => {
    const changes = watchTeam([score(times(BASELINE_ROUNDS, [4, 3, 1]))]);
    expect(changes.get("recommend")?.newest).toEqual({ verdict: "unknown", why: "baseline" });
  });

  test("that stays as it was has no real change, and neither has one that moves with its parent", () => {
    const steady = watchTeam([score(times(8, [4, 3, 1]))]).get("recommend");
    expect(steady?.newest).toMatchObject({ verdict: "none", since: { roundId: "r7" } });
    const withParent = score([...times(4, [4, 3, 1]), ...times(4, [1, 2, 5])]);
    const followed = withParent.numbers.map((one, i) =>
      i < 4 ? one : { ...one, parent: [15, 25, 60] as const },
    );
    const moved = watchTeam([{ ...withParent, numbers: followed }]).get("recommend");
    expect(moved?.newest.verdict).toBe("none");
  });

  test("that falls has a real shift, since the round before it began, at odds that luck hardly has", () => {
    const fell = watchTeam([score([...times(5, [4, 3, 1]), ...times(2, [1, 3, 4])])]).get("recommend");
    expect(fell?.newest).toMatchObject({ verdict: "down", since: { roundId: "r5" } });
    const oneIn = fell && "oneIn" in fell.newest ? fell.newest.oneIn : 0;
    expect(oneIn).toBeGreaterThanOrEqual(ROUNDS_PER_FALSE_ALARM);
    expect([...(fell?.shifts ?? [])]).toEqual([["r7", "down"]]);
  });

  test("on a page with more charts the same fall may be too little", () => {
    const fall = score([...times(4, [3, 3, 2]), ...times(3, [1, 2, 5])]);
    const other = (i: number): Figure => ({ ...score(times(7, [4, 3, 1])), questionId: `driver ${i}` });
    const verdictWith = (others: number) =>
      watchTeam([fall, ...Array.from({ length: others }, (_, i) => other(i))]).get("recommend")?.newest
        .verdict;
    expect(verdictWith(0)).toBe("down");
    expect(verdictWith(5)).toBe("none");
  });

  test("rounds in which the parent shows no number are no rounds of the chart", () => {
    const rows = score(times(6, [4, 3, 1]));
    const numbers = rows.numbers.map((one, i) => (i < 2 ? { ...one, parent: null } : one));
    const changes = watchTeam([{ ...rows, numbers }]);
    expect(changes.get("recommend")?.newest.verdict).toBe("unknown");
  });
});

describe("a department", () => {
  const tested = (p: number, verdict: "up" | "down" | "none") => ({ sinceRoundId: "r1", p, verdict });
  const figure = (questionId: string, p: number, verdict: "up" | "down" | "none"): Figure => ({
    questionId,
    scale: "share",
    numbers: [number(1, [9, 4, 3]), number(2, [4, 4, 8], { test: tested(p, verdict) })],
  });

  test("says what the tally found, at the odds of all tests on its page", () => {
    const changes = readTests([figure("hours", 0.01, "down"), figure("tools", 0.4, "none")]);
    expect(changes.get("hours")?.newest).toMatchObject({
      verdict: "down",
      since: { roundId: "r1" },
      oneIn: expect.closeTo(1 / (1 - 0.99 ** 2), 9),
    });
    expect(changes.get("tools")?.newest).toMatchObject({ verdict: "none", since: { roundId: "r1" } });
    expect([...(changes.get("hours")?.shifts ?? [])]).toEqual([["r2", "down"]]);
    expect(changes.get("tools")?.shifts.size).toBe(0);
  });

  test("cannot tell yet without an earlier number", () => {
    const first: Figure = { questionId: "hours", scale: "share", numbers: [number(1, [9, 4, 3])] };
    expect(readTests([first]).get("hours")?.newest).toEqual({ verdict: "unknown", why: "no_number" });
    expect(readTests([{ ...first, numbers: [] }]).get("hours")?.newest.verdict).toBe("unknown");
  });
});

test("pages of teams that never change raise an alarm no more often than they say", () => {
  const random = randomFrom(42);
  const draw = (n: number, p: Triple): Triple => {
    const counts: [number, number, number] = [0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const u = random();
      counts[u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2] += 1;
    }
    return counts;
  };
  const [teams, watched] = [200, 8];
  const page = () => {
    const figures = [0, 1, 2].map((i): Figure => {
      const [own, others] = [0, 1].map(() => {
        const weights = [1 + 3 * random(), 1 + 2 * random(), 0.5 + 2 * random()] as const;
        const all = weights[0] + weights[1] + weights[2];
        return [weights[0] / all, weights[1] / all, weights[2] / all] as const;
      }) as [Triple, Triple];
      const numbers = Array.from({ length: BASELINE_ROUNDS + watched }, (_, round) => {
        const [counts, rest] = [draw(7, own), draw(53, others)];
        const parent: Triple = [counts[0] + rest[0], counts[1] + rest[1], counts[2] + rest[2]];
        return number(round, counts, { parent });
      });
      return { questionId: `q${i}`, scale: i === 0 ? "score" : "share", numbers };
    });
    const changes = [...watchTeam(figures).values()];
    return new Set(changes.flatMap(({ shifts }) => [...shifts.keys()])).size;
  };
  const alarms = Array.from({ length: teams }, page).reduce((sum, n) => sum + n, 0);
  const expected = (teams * watched) / ROUNDS_PER_FALSE_ALARM;
  // 32 at most are promised; alarms of one team hang together, so four standard deviations are some 30.
  expect(alarms).toBeLessThan(expected + 30);
  expect(alarms).toBeGreaterThan(0);
});
