import { runNode } from "./run.mjs";
import { step } from "./say.mjs";

const CRUISE = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
const ROOMS = ["app", "bench", "components", "db", "e2e", "features", "lib", "server"];

/** The checks that run no product code, each one line of the count. */
const CHECKS = [
  ["Types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]],
  ["Style", ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off"]],
  ["The arrow rule", [CRUISE, "--config", ".dependency-cruiser.cjs", ...ROOMS]],
  ["Nothing unused", ["node_modules/knip/bin/knip.js"]],
  ["The lock", ["scripts/complete-lock.mjs", "--check"]],
];

/** Runs the static checks and shows what they found. @returns {passed, failed} */
export async function runChecks() {
  // The framework's own types belong to the program that is checked; they are made, not kept.
  await runNode(["node_modules/next/dist/bin/next", "typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  const count = { passed: 0, failed: 0 };
  for (const [title, args] of CHECKS) {
    const { code, output } = await step(`Checking: ${title.toLowerCase()}`, () =>
      runNode(args, { env: { NO_COLOR: "1" } }),
    );
    if (code === 0) count.passed += 1;
    else count.failed += 1;
    if (code !== 0) process.stdout.write(`${output.trim()}\n✗ ${title}\n`);
  }
  return count;
}
