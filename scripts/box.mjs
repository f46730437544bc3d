/** npm run box: the ballot box as a server of its own, for a portal whose BOX_URL names it. */
import "./node-version.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { requirePort } from "./port.mjs";
import { say } from "./say.mjs";
import { main, onStop, sentence } from "./stop.mjs";

const NEEDED = {
  DATABASE_URL: "the portal's database",
  SEAL_DIR: "the folder of the rounds' sealing keys, shared with the portal",
  APP_URL: "the portal's address, whose pages may send ballots here",
};

await main(async () => {
  process.chdir(root);
  process.env.NODE_ENV = "production";
  for (const [name, what] of Object.entries(NEEDED)) {
    if (!process.env[name]) throw sentence(`The box needs ${name}: ${what}.`);
  }
  const port = await requirePort("npm run box", "BOX_PORT", 3001);
  await install({ dev: false });
  const { register } = await import("tsx/esm/api");
  register();
  const { readSettings } = await import("../lib/env.ts");
  const { APP_URL, HOST } = readSettings(process.env);
  const { startBox } = await import("../server/box.ts");
  const box = await startBox({ port, host: HOST, portal: new URL(APP_URL).origin });
  onStop(box.close);
  say(`The box takes ballots at port ${box.port}`);
});
