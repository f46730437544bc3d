/**
 * npm run bench: the portal against a bare server that asks the database the same, and what a large round costs.
 * npm run bench -- directory: the same pages in a company of a thousand people and in one of a hundred
 *   thousand, and what a directory file of each length costs.
 * npm run bench -- wall · awards · pictures: the Wall of Fame with 12 and 5,000 winners · whom to nominate, as one types,
 *   among a hundred thousand people · a large upload, and the other pages meanwhile.
 * -- --quick for shorter turns · --ballots without the pages · --full cuts every key of the large round
 */
import "./node-version.mjs";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { say, step } from "./say.mjs";
import { main, stop } from "./stop.mjs";

/** Parts that are measured on their own: bench/<part>/run.ts exports `measure({ quick, step, say })`. */
const PARTS = ["directory", "wall", "awards", "pictures"];

await main(async () => {
  process.chdir(root);
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await install({ dev: true });
  await build();
  const { register } = await import("tsx/esm/api");
  register();
  const asked = (option) => process.argv.includes(option);
  const part = PARTS.find(asked);
  if (part) {
    if (part === "wall") process.env.TWO_PIZZA_CHROMIUM = await findBrowser();
    const { measure } = await import(`../bench/${part}/run.ts`);
    await measure({ quick: asked("--quick"), step, say });
    return stop(0);
  }
  const { bench } = await import("../bench/run.ts");
  await bench({
    quick: asked("--quick"),
    full: asked("--full"),
    ballotsAlone: asked("--ballots"),
    step,
    say,
  });
  await stop(0);
});
