import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { attack } from "./attack";
import { plans } from "./company";
import { preparePortal } from "./portal-play";
import { runPortal } from "./portal-run";

useTestDatabase();
beforeAll(preparePortal);

/** npm run attack sets its own number. */
const RUNS = Number(process.env.ATTACK_COMPANIES ?? 150);
const patience = { timeout: 36_000_000 };

describe("an attacker who reads every page of the portal", () => {
  test("learns nothing of fewer people than was promised", patience, async () => {
    let figures = 0;
    await fc.assert(
      fc.asyncProperty(plans({ most: 9, branches: 3, teams: 4 }), async (plan) => {
        const { cases, strays } = await runPortal(plan);
        figures += cases
          .flatMap(({ sheet }) => sheet.statements)
          .filter(({ figure }) => "n" in figure).length;
        expect(strays).toEqual([]);
        expect(attack(cases)).toEqual([]);
      }),
      // What fails here fails in the gate alone too, where it is made smaller in no time.
      { numRuns: RUNS, endOnFailure: true },
    );
    console.log(`${RUNS} companies, ${figures} figures read from the pages`);
    expect(figures).toBeGreaterThan(RUNS);
  });
});
