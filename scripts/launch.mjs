import { build, isBuilt } from "./build.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { requirePort } from "./port.mjs";
import { say, step } from "./say.mjs";
import { onStop, stop } from "./stop.mjs";

/**
 * What `npm run demo`, `npm start` and `npm run dev` share: prepare, load the server, keep it until we are stopped.
 * @param mode "demo", "production" or "development" · command what the person typed, for sentences
 */
export async function launch(mode, command) {
  process.chdir(root);
  process.env.NODE_ENV = mode === "development" ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  if (mode !== "production") process.env.DEMO = "1";
  const port = await requirePort(command);
  if (mode === "development") {
    await install({ dev: true });
  } else {
    await install({ dev: !isBuilt() });
    await build();
  }
  const { register } = await import("tsx/esm/api");
  register();
  const { start } = await import("../server/start.ts");
  await start({ mode, port, say, step, onStop, fail: () => stop(1) });
}
