import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const rooms = ["app", "bench", "components", "db", "features", "lib", "scripts", "server"].filter((room) =>
  existsSync(room),
);
const tests = rooms
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`),
  )
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.test\.(tsx?|mjs)$/.test(file));
const launcher = tests.filter((file) => file.startsWith("db/embedded/"));
const database = tests.filter((file) => readFileSync(file, "utf8").includes("useTestDatabase()"));
const unit = tests.filter((file) => !launcher.includes(file) && !database.includes(file));

// Half of a database test is the database's work, in another process: one worker a core, and never a single one.
const maxWorkers = Math.max(2, availableParallelism() - 1);
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };

/** Three rooms: pure rules, what needs a database (a file that calls useTestDatabase), and the database's launcher. */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    maxWorkers,
    projects: [
      { extends: true, test: { name: "unit", include: unit, testTimeout: 30_000 } },
      {
        extends: true,
        test: { name: "db", include: database, globalSetup: "db/testing-setup.ts", ...patient },
      },
      { extends: true, test: { name: "launcher", include: launcher, ...patient } },
    ],
  },
});
