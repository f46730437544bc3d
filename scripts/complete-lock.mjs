/**
 * Adds to package-lock.json the optional packages of other platforms that this machine's registry did not offer.
 * Without them `npm ci` refuses the lock (EUSAGE, Missing: @next/swc-darwin-arm64). Run it after every change of the
 * lock: node scripts/complete-lock.mjs (with --check it only tells)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8"));

const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    lock.packages[`node_modules/${name}`] = missing(name, range, entry);
    added.push(name);
  }
}

if (process.argv.includes("--check")) {
  if (added.length > 0)
    process.stdout.write(`Run node scripts/complete-lock.mjs: the lock lacks ${added.join(", ")}\n`);
  process.exitCode = added.length > 0 ? 1 : 0;
} else {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${added.length} optional packages added to the lock.\n`);
}

/** Whether node's resolution from the package at `path` finds `name` in the lock. */
function isLocked(path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${from ? `${from}/` : ""}node_modules/${name}`]) return true;
    if (from === "") return false;
  }
}

function missing(name, range, parent) {
  const words = name.split(/[-_/]/);
  const system = SYSTEMS.find((os) => words.includes(os));
  const processor = PROCESSORS.find((cpu) =>
    words.some((word) => word === cpu || (cpu === "arm" && /^arm(?!64)/.test(word))),
  );
  const libc = /musl/.test(name) ? "musl" : /gnu/.test(name) && system === "linux" ? "glibc" : undefined;
  return {
    version: range.replace(/^[^\d]*/, ""),
    cpu: processor && [processor],
    ...(parent.dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: system && [system],
  };
}
