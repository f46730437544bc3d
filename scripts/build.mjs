import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { step } from "./say.mjs";
import { sentence } from "./stop.mjs";

const SOURCES = ["app", "components", "db", "features", "lib", "public"];
const FILES = [
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "scripts/cut-sjcl.cjs",
];
const folder = join(root, process.env.NEXT_DIST_DIR ?? ".next");
const mark = join(folder, "sources.sha256");

/** Whether the build on disk was made of the sources as they are. */
export function isBuilt() {
  return (
    existsSync(join(folder, "BUILD_ID")) && existsSync(mark) && readFileSync(mark, "utf8") === hashSources()
  );
}

/** Builds the portal, unless that is done. */
export async function build() {
  if (isBuilt()) return;
  await step("Building the portal", async () => {
    const hash = hashSources();
    const { code, output } = await runNode(["node_modules/next/dist/bin/next", "build"], {
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (code !== 0) throw sentence(`The build failed:\n${output.trim()}`);
    writeFileSync(mark, hash);
  });
}

/** By content, so that neither a checkout's new dates nor a copy of the folder cause a build. */
function hashSources() {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const file of [...SOURCES.flatMap(filesIn), ...FILES].sort()) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
}
