import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "@/lib/seeded";
import {
  alarmHeight,
  alarmsOf,
  BASELINE_ROUNDS,
  chartOf,
  LOWEST_ALARM,
  ROUNDS_PER_FALSE_ALARM,
  runningSums,
  SCORE_SCALE,
  SHARE_SCALE,
} from "./cusum";
import type { Triple } from "./shrinkage";

const Z = [0.2, -0.8, -1.4, -0.3, -1.9, -1.1, -0.6, -1.5];

describe("running sums", () => {
  test("the published vector, and its alarm in the last round", () => {
    expect(runningSums(Z).falls.map((sum) => Number(sum.toFixed(1)))).toEqual([
      0, 0.3, 1.2, 1.0, 2.4, 3.0, 3.1, 4.1,
    ]);
    expect(alarmsOf(Z, LOWEST_ALARM)).toEqual([...Array(7).fill(null), { direction: "down", from: 1 }]);
    expect(alarmsOf(Z, 4.5).some(Boolean)).toBe(false);
  });

  test("rises are falls upside down", () => {
    const z = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(z, (values) => {
        const turned = values.map((value) => -value);
        expect(runningSums(values).rises).toEqual(runningSums(turned).falls);
        const flipped = { up: "down", down: "up" } as const;
        expect(alarmsOf(turned, 4)).toEqual(
          alarmsOf(values, 4).map((alarm) => alarm && { ...alarm, direction: flipped[alarm.direction] }),
        );
      }),
    );
  });

  test("one shift is told once: after an alarm the sums start again", () => {
    const alarms = alarmsOf([-3, -3, -3, -3], 4);
    expect(alarms.map((alarm) => alarm?.from)).toEqual([undefined, 0, undefined, 2]);
  });
});

describe("a team's chart", () => {
  const steady = (counts: Triple, parent: number, rounds: number) =>
    Array.from({ length: rounds }, () => ({ counts, parent }));

  test("there is none while all rounds make the baseline", () => {
    expect(chartOf(steady([3, 2, 1], 0.2, BASELINE_ROUNDS), SCORE_SCALE)).toBeNull();
  });

  test("the baseline is frozen, and what the parent did is expected of the team too", () => {
    const before = steady([3, 2, 2], 0.2, BASELINE_ROUNDS);
    const [calm] = chartOf([...before, { counts: [3, 2, 2], parent: 0.2 }], SCORE_SCALE)?.z ?? [];
    // 12.75, 9.5 and 8.75 of 31: mean 4/31, variance 21.5/31 - (4/31)^2.
    const variance = 21.5 / 31 - (4 / 31) ** 2;
    expect(calm).toBeCloseTo((1 / 7 - 4 / 31) / Math.sqrt(variance / 7), 12);
    const [fell] = chartOf([...before, { counts: [3, 2, 2], parent: 0.5 }], SCORE_SCALE)?.z ?? [];
    expect(fell).toBeCloseTo((1 / 7 - 4 / 31 - 0.3) / Math.sqrt(variance / 7), 12);
    const later = chartOf([...before, ...steady([0, 1, 6], 0.2, 3)], SCORE_SCALE);
    expect(later?.baseline).toEqual([12.75, 9.5, 8.75]);
    expect(later?.n).toBe(7);
  });

  test("a share counts those who agree", () => {
    const before = steady([4, 1, 1], 0.6, BASELINE_ROUNDS);
    const [z] = chartOf([...before, { counts: [4, 1, 1], parent: 0.6 }], SHARE_SCALE)?.z ?? [];
    const share = 17 / 26;
    expect(z).toBeCloseTo((4 / 6 - share) / Math.sqrt((share * (1 - share)) / 6), 12);
  });
});

describe("the odds of an alarm by luck", () => {
  const chart = { baseline: [12.75, 9.5, 8.75] as const, n: 7, z: Array<number>(8).fill(0) };

  test("are those of teams that never change, watched by other means", () => {
    const height = alarmHeight(chart, SCORE_SCALE, 1, randomFrom(5));
    const seen = falseAlarms(chart.baseline, 7, 8, height?.h ?? 0, randomFrom(77));
    // Both count some 480 alarms at least in 24,000 rounds, in runs of teams: four standard errors are some 40%.
    expect((height?.oneIn ?? 0) * seen).toBeGreaterThan(0.6);
    expect((height?.oneIn ?? 0) * seen).toBeLessThan(1.67);
  });

  test("more charts, fewer answers in the baseline and more rounds ask for a higher sum; once in 50 rounds at most", () => {
    const heightOf = (more: Partial<typeof chart>, charts: number) =>
      alarmHeight({ ...chart, ...more }, SCORE_SCALE, charts, randomFrom(9));
    const [one, six] = [heightOf({}, 1), heightOf({}, 6)];
    const sure = heightOf({ baseline: [1275, 950, 875] as unknown as typeof chart.baseline }, 6);
    const long = heightOf({ z: Array<number>(24).fill(0) }, 6);
    expect(six?.h).toBeGreaterThan(one?.h ?? 99);
    expect(sure?.h).toBeLessThan(six?.h ?? 0);
    expect(long?.h ?? 99).toBeGreaterThan(six?.h ?? 99);
    for (const height of [one, six, sure]) {
      expect(height?.h).toBeGreaterThanOrEqual(LOWEST_ALARM);
      expect(height?.oneIn).toBeGreaterThanOrEqual(ROUNDS_PER_FALSE_ALARM);
    }
  });

  test("say the same twice, and that no height is enough where a page has too many charts", () => {
    expect(alarmHeight(chart, SCORE_SCALE, 3, randomFrom(5))).toEqual(
      alarmHeight(chart, SCORE_SCALE, 3, randomFrom(5)),
    );
    expect(alarmHeight(chart, SCORE_SCALE, 5000, randomFrom(5))).toBeNull();
  });
});

/**
 * False alarms a round, counted by the plain sums of `runningSums`. True shares come from Polya's urn: a long row of draws,
 * each putting back one more of its kind, has shares of the Dirichlet distribution.
 */
function falseAlarms(baseline: Triple, n: number, rounds: number, h: number, random: () => number): number {
  const all = baseline[0] + baseline[1] + baseline[2];
  const share = (i: 0 | 1 | 2) => baseline[i] / all;
  const mean = share(0) - share(2);
  const error = Math.sqrt((share(0) + share(2) - mean ** 2) / n);
  let alarms = 0;
  const teams = 3000;
  for (let team = 0; team < teams; team += 1) {
    const urn: [number, number, number] = [...baseline];
    for (let draw = 0; draw < 600; draw += 1) {
      const u = random() * (all + draw);
      urn[u < urn[0] ? 0 : u < urn[0] + urn[1] ? 1 : 2] += 1;
    }
    const answer = () => {
      const u = random() * (all + 600);
      return u < urn[0] ? 1 : u < urn[0] + urn[1] ? 0 : -1;
    };
    let z: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const score = Array.from({ length: n }, answer).reduce<number>((sum, one) => sum + one, 0) / n;
      z.push((score - mean) / error);
      const { falls, rises } = runningSums(z);
      if ((falls.at(-1) ?? 0) < h && (rises.at(-1) ?? 0) < h) continue;
      alarms += 1;
      z = [];
    }
  }
  return alarms / (teams * rounds);
}
