/**
 * npm run move-files -- storage: moves pictures and files out of the database into the S3-compatible storage that is set;
 * npm run move-files -- database: and back. The portal may run meanwhile.
 */
import "./node-version.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { say, step } from "./say.mjs";
import { main, onStop, sentence, stop } from "./stop.mjs";

await main(async () => {
  const [to] = process.argv.slice(2);
  if (to !== "storage" && to !== "database")
    throw sentence("Say where to: npm run move-files -- storage, or database.");
  process.chdir(root);
  await install({ dev: false });
  const { register } = await import("tsx/esm/api");
  register();
  const { moveAll } = await import("../server/move-files.ts");
  const moved = await step(`Moving files to the ${to}`, () => moveAll(to, onStop));
  say(moved === 1 ? "One file was moved." : `${moved} files were moved.`);
  await stop(0);
});
