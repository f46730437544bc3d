/** The browser journeys alone: npm run e2e -- [what Playwright takes, e.g. a file]. */
import "./node-version.mjs";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { main, stop } from "./stop.mjs";
import { runPlaywright } from "./suites.mjs";

await main(async () => {
  process.chdir(root);
  await install({ dev: true });
  const browser = await findBrowser();
  await build();
  const { failed } = await runPlaywright(process.argv.slice(2), { TWO_PIZZA_CHROMIUM: browser });
  await stop(failed > 0 ? 1 : 0);
});
