/** npm run survive [-- --runs N --seed S]: whole rounds, in which the portal or the database is killed between any two steps. */
import "./node-version.mjs";
import { parseArgs } from "node:util";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { say } from "./say.mjs";
import { main, stop } from "./stop.mjs";

await main(async () => {
  process.chdir(root);
  const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" } } });
  await install({ dev: true });
  const { register } = await import("tsx/esm/api");
  register();
  const { survive } = await import("../server/survive/run.ts");
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  say(`Seed ${seed}`);
  const { losses, ...figures } = await survive({ runs: Number(values.runs ?? 20), seed, say });
  say(JSON.stringify(figures, null, 2));
  for (const loss of losses) say(`✗ ${loss}`);
  say(
    losses.length === 0
      ? "Nothing was lost and nothing was counted twice."
      : `${losses.length} did not hold.`,
  );
  await stop(losses.length === 0 ? 0 : 1);
});
