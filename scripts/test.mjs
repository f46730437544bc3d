/** npm test: installs, checks, builds and tests everything, and ends with one line of count. */
import "./node-version.mjs";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { runChecks } from "./checks.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { findPostgres } from "./postgres.mjs";
import { say } from "./say.mjs";
import { main, stop } from "./stop.mjs";
import { runPlaywright, runVitest } from "./suites.mjs";

// They try the portal, not the server below it, and take minutes: once is enough.
const WHOLE_COMPANIES = [
  "server/demo.test.ts",
  "bench/attack/**",
  "server/linker/**",
  "features/people/commands/large-import.db.test.ts",
  "server/mounts.db.test.ts",
];

await main(async () => {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await install({ dev: true });
  const browser = await findBrowser();
  const counts = [await runChecks()];

  say("Testing rules, database and launcher");
  counts.push(await runVitest([]));
  const other = findPostgres();
  if (other) {
    say(`Testing the database once more, on ${other}`);
    const others = WHOLE_COMPANIES.map((files) => `--exclude=${files}`);
    counts.push(await runVitest(["--project=db", ...others], { TEST_POSTGRES: other }));
  } else {
    say("No other PostgreSQL is installed here, so the database was tested on the built-in one.");
  }

  say("Testing the journeys in a browser");
  counts.push(await journeys(browser));

  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  await stop(failed > 0 ? 1 : 0);
});

/** A build that fails is one failure, and the journeys do not start. */
async function journeys(browser) {
  try {
    await build();
  } catch (error) {
    say(error.message);
    return { passed: 0, failed: 1 };
  }
  return runPlaywright([], { TWO_PIZZA_CHROMIUM: browser });
}
