import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideStates } from "@/features/results/gate/decide";
import { attack, workOut } from "./attack";
import { plans } from "./company";
import { runGate } from "./gate-run";
import { sumOf } from "./knowledge";
import { plain } from "./rules";
import { certaintyOf } from "./worlds";

/** npm run attack sets its own number; npm test has some seconds. */
const RUNS = Number(process.env.ATTACK_RUNS ?? 2000);
const patience = { timeout: 36_000_000 };

describe("an attacker who sees all that the gate lets out", () => {
  test("learns nothing of fewer people than was promised", patience, () => {
    fc.assert(
      fc.property(plans(), (plan) => {
        expect(attack(runGate(plan, decideStates))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("T10: without the block rule works out the answers of a few, and gets them right", patience, () => {
    const companies = fc.sample(plans({ rounds: 1 }), { numRuns: Math.ceil(RUNS / 4), seed: 10 });
    let [broken, right] = [0, 0];
    for (const plan of companies) {
      const cases = runGate({ ...plan, strict: false }, plain);
      const found = cases.flatMap((one) =>
        attack([one])
          .filter((finding) => finding.attack === "T1")
          .map((finding) => ({ one, finding })),
      );
      if (found.length > 0) broken += 1;
      for (const { one, finding } of found) {
        const [question = ""] = finding.what.split(" ");
        const score = one.sheet.statements.find((statement) => statement.question === question);
        const cells = new Set(finding.cells);
        const read = score?.kind === "nps" ? workOut(one, question, cells) : null;
        if (!read) continue;
        right += 1;
        const real = sumOf(one.truth, cells, question);
        expect([read.join(), read.map((n) => -n).join()]).toContain(real.join());
      }
    }
    console.log(
      `T10: the plain rule gives a few away in ${broken} of ${companies.length} companies, ${right} times to the answer`,
    );
    expect(broken).toBeGreaterThan(companies.length / 4);
    expect(right).toBeGreaterThan(broken / 4);
  });

  test("T11: knows for certain only what whole groups of k and more agree on", patience, () => {
    const companies = fc.sample(plans(), { numRuns: Math.ceil(RUNS / 4), seed: 11 });
    const tell = (decide: typeof decideStates) => {
      const all = companies.flatMap((plan) =>
        runGate(plan, decide).map((one) => ({ k: one.sheet.k, ...certaintyOf(one) })),
      );
      const sum = (key: "certain" | "people") => all.reduce((total, one) => total + one[key], 0);
      return { all, share: sum("certain") / sum("people") };
    };
    const [gate, threshold] = [tell(decideStates), tell(plain)];
    console.log(
      `T11: the category of ${(100 * gate.share).toFixed(2)} % of all people is certain (plain rule ${(100 * threshold.share).toFixed(2)} %)`,
    );
    for (const { k, smallestGroup } of gate.all) expect(smallestGroup).toBeGreaterThanOrEqual(k);
    expect(threshold.all.some(({ k, smallestGroup }) => smallestGroup < k)).toBe(true);
    expect(gate.share).toBeLessThan(threshold.share);
  });
});
