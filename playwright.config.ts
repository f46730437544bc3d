import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;

/** The journeys. Each file starts a portal of its own (e2e/portal.ts) over the production build. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/set-up.ts",
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.TWO_PIZZA_CHROMIUM || undefined,
      // Without these Chromium calls home at every start, and as root it does not start at all.
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        ...(asRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
});
