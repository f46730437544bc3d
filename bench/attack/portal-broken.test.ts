import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { attack } from "./attack";
import { plans } from "./company";
import { preparePortal } from "./portal-play";
import { runPortal } from "./portal-run";

useTestDatabase();
beforeAll(preparePortal);

/** The tally's own gate with the block rule taken out: whatever has k answers is shown. */
vi.mock("@/features/results/gate/decide", async () => ({ decideStates: (await import("./rules")).plain }));

test("T10: in a portal without the block rule the same attacker finds somebody on the pages", {
  timeout: 600_000,
}, async () => {
  const companies = fc.sample(plans({ most: 9, branches: 3, teams: 4, rounds: 1 }), {
    numRuns: 12,
    seed: 10,
  });
  const found = [];
  for (const plan of companies) found.push(...attack((await runPortal(plan)).cases));
  expect(new Set(found.map((finding) => finding.attack))).toContain("T1");
});
