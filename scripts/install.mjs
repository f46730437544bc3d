import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run, runNode } from "./run.mjs";
import { step } from "./say.mjs";
import { sentence } from "./stop.mjs";

/**
 * Installs exactly what the lock says, when something of it is missing or of another version.
 * @param options.dev whether the tools of development count (a production start with a finished build needs none)
 */
export async function install({ dev }) {
  if (isInstalled(dev)) return;
  await step("Installing the locked dependencies", async () => {
    const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
    // The npm that runs us, so that no other one on the PATH has to be understood.
    const npm = process.env.npm_execpath;
    const { code, output } =
      npm && /npm-cli\.c?js$/.test(npm) ? await runNode([npm, ...args]) : await run("npm", args).catch(noNpm);
    if (code !== 0) throw sentence(`npm ci failed:\n${output.trim().split("\n").slice(-25).join("\n")}`);
  });
}

/** Compares the lock with what npm wrote down of node_modules. Optional packages of other machines may be missing. */
function isInstalled(dev) {
  const written = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(written)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(written, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, dev: forDev }]) =>
      path === "" || optional || (!dev && (forDev || devOptional)) || present[path]?.version === version,
  );
}

function noNpm() {
  throw sentence("npm was not found. It comes with Node.js: install Node.js 20.19 or newer from nodejs.org.");
}
