/** npm run bench [-- --quick]: the portal against a bare server that asks the database the same. */
import "./node-version.mjs";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { say, step } from "./say.mjs";
import { main, stop } from "./stop.mjs";

await main(async () => {
  process.chdir(root);
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await install({ dev: true });
  await build();
  const { register } = await import("tsx/esm/api");
  register();
  const { bench } = await import("../bench/run.ts");
  await bench({ quick: process.argv.includes("--quick"), step, say });
  await stop(0);
});
