import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runNode } from "./run.mjs";
import { step } from "./say.mjs";
import { sentence } from "./stop.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser for the tests: TWO_PIZZA_CHROMIUM, else the one Playwright knows, else one on this machine, else one that
 * is installed now.
 * @returns the path of its program
 * @throws a sentence that names the command, where none can be had
 */
export async function findBrowser() {
  const found = process.env.TWO_PIZZA_CHROMIUM || (await playwrights()) || onThisMachine();
  if (found) return found;
  return step("Installing a browser for the tests", async () => {
    const download = await runNode(["node_modules/playwright/cli.js", "install", "chromium"], {
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" },
    });
    if (download.code !== 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
      const quiet = { env: { DEBIAN_FRONTEND: "noninteractive" } };
      await run("apt-get", ["update", "-q"], quiet);
      await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], quiet);
    }
    const installed = (await playwrights()) || onThisMachine();
    if (installed) return installed;
    throw sentence(
      "The browser tests need Chromium, and none could be installed. Run npx playwright install chromium, or apt-get install chromium as root, then npm test again.",
    );
  });
}

/** Playwright's own Chromium, when it is there and all its libraries are. */
async function playwrights() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  if (!path || !existsSync(path)) return undefined;
  const { code } = await run(path, ["--version"]).catch(() => ({ code: 1 }));
  return code === 0 ? path : undefined;
}

function onThisMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...APPLICATIONS].find((path) => existsSync(path));
}
