import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "./run.mjs";
import { say } from "./say.mjs";

/** Runs vitest and shows it as it goes. @returns {passed, failed}; a file that does not load counts as a failed test */
export function runVitest(args, env = {}) {
  return withReport(async (report) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { code } = await runNode(["node_modules/vitest/vitest.mjs", "run", ...reporters, ...args], {
      env: { ...env, NODE_ENV: "test" },
      stream: true,
    });
    const { numPassedTests = 0, numTotalTests = 0, testResults = [] } = read(report);
    const unread = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    // A skipped test did not pass.
    return settle({ passed: numPassedTests, failed: numTotalTests - numPassedTests + unread.length }, code);
  });
}

/** Runs the browser journeys against the production build. @returns {passed, failed} */
export function runPlaywright(args, env) {
  return withReport(async (report) => {
    const { code } = await runNode(
      ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...args],
      {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: "0" },
        stream: true,
      },
    );
    const { stats = {}, errors = [] } = read(report);
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
    return settle({ passed: expected, failed: unexpected + flaky + skipped + errors.length }, code);
  });
}

/** A run that ended badly without naming a failed test has failed all the same. */
function settle(count, code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  try {
    return await work(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(report) {
  if (existsSync(report)) return JSON.parse(readFileSync(report, "utf8"));
  say("The run ended without a report.");
  return {};
}
