import fc from "fast-check";
import { expect, test } from "vitest";
import { decideStates } from "@/features/results/gate/decide";
import { chanceOf, companyTree, rateOf, type Sizes } from "./measure";
import { hideNextSmallest, plain } from "./rules";

const TREES = Number(process.env.ATTACK_TREES ?? 1500);

/** Companies of one to four departments with two to eight teams of four to twelve people beside their lead; boxes below five merge up. */
const companies: fc.Arbitrary<Sizes> = fc.record({
  seed: fc.nat(),
  departments: fc.array(fc.array(fc.integer({ min: 4, max: 12 }), { minLength: 2, maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  }),
});

test("what three rules give away and what they show", { timeout: 3_600_000 }, () => {
  const sample = fc.sample(companies, { numRuns: TREES, seed: 20_000 });
  const at = (rate: number) => {
    const trees = sample.map((sizes) => companyTree(sizes, rate, chanceOf(sizes.seed)));
    return {
      plain: rateOf(trees, plain),
      next: rateOf(trees, hideNextSmallest),
      ours: rateOf(trees, decideStates),
    };
  };
  const [most, nearlyAll] = [at(0.75), at(0.9)];
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  console.log(
    `${TREES} trees, three in four answer: broken ${percent(most.plain.broken)} by the plain rule, ` +
      `${percent(most.next.broken)} by hiding the next smallest, ${percent(most.ours.broken)} by ours; ` +
      `teams shown ${percent(most.plain.shown)}, ${percent(most.next.shown)}, ${percent(most.ours.shown)}. ` +
      `Nine in ten answer: teams shown ${percent(nearlyAll.plain.shown)} by the plain rule, ${percent(nearlyAll.ours.shown)} by ours`,
  );
  expect([most.ours.broken, nearlyAll.ours.broken]).toEqual([0, 0]);
  // trust.md section 2 on trees of its own: 54 % and 45 % broken; 71 %, 65 % and 80 % of the teams shown.
  expect(most.plain.broken).toBeGreaterThan(0.45);
  expect(most.next.broken).toBeGreaterThan(0.25);
  expect(most.plain.shown).toBeGreaterThan(0.66);
  expect(most.ours.shown).toBeGreaterThan(0.6);
  expect(nearlyAll.ours.shown).toBeGreaterThan(0.75);
});
