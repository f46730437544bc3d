/**
 * npm run attack [-- --runs N --companies M]: tries to learn of fewer people than was promised from all that is shown, in N
 * random companies through the gate and M through the whole portal, and prints what it measured.
 */
import "./node-version.mjs";
import { parseArgs } from "node:util";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { say } from "./say.mjs";
import { main, stop } from "./stop.mjs";
import { runVitest } from "./suites.mjs";

const TREES = 20_000;

await main(async () => {
  process.chdir(root);
  const { values } = parseArgs({ options: { runs: { type: "string" }, companies: { type: "string" } } });
  const runs = Number(values.runs ?? 20_000);
  const companies = Number(values.companies ?? Math.ceil(runs / 50));
  await install({ dev: true });
  say(`Attacking ${runs} companies through the gate and ${companies} through the portal`);
  const { passed, failed } = await runVitest(
    ["--project=unit", "--project=db", "--disableConsoleIntercept", "bench/attack/"],
    { ATTACK_RUNS: `${runs}`, ATTACK_COMPANIES: `${companies}`, ATTACK_TREES: `${TREES}` },
  );
  say(failed === 0 ? "Nobody was found." : "Somebody was found, or an attack did not run: see above.");
  say(`${passed} passed, ${failed} failed`);
  await stop(failed === 0 ? 0 : 1);
});
