/** The static checks alone: npm run check. */
import "./node-version.mjs";
import { runChecks } from "./checks.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { main, stop } from "./stop.mjs";

await main(async () => {
  process.chdir(root);
  await install({ dev: true });
  const { failed } = await runChecks();
  await stop(failed > 0 ? 1 : 0);
});
