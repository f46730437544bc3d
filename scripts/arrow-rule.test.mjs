import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./paths.mjs";
import { runNode } from "./run.mjs";

/** A small house in which each file breaks one arrow; the check must find them all, and nothing in the good files. */
const FILES = {
  "lib/clock.ts": `export const now = () => new Date();`,
  "lib/reaches-up.ts": `import { list } from "@/features/people/queries";\nexport const all = list;`,
  "db/client.ts": `export const db = 1;`,
  "db/reaches-up.ts": `import type { Person } from "@/features/people/types";\nexport type P = Person;`,
  "db/schema/sealed.ts": `export const sealed = 1;`,
  "db/schema/answers.ts": `export const answers = 1;`,
  "features/people/types.ts": `export type Person = { name: string };`,
  "features/people/policy.ts": `export const may = true;`,
  "features/people/queries.ts": `import { db } from "@/db/client";\nexport const list = () => db;`,
  "features/teams/queries.ts": `import { may } from "@/features/people/policy";\nexport const seat = may;`,
  "features/teams/rules.ts": `import { list } from "@/features/people/queries";\nexport const ok = list;`,
  "features/teams/peeks.ts": `import { sealed } from "@/db/schema/sealed";\nexport const s = sealed;`,
  "features/teams/counts.ts": `import { answers } from "@/db/schema/answers";\nexport const a = answers;`,
  "features/results/gate/read.ts": `import { answers } from "@/db/schema/answers";\nexport const a = answers;`,
  "features/results/gate/publish.ts": `export const publishRound = () => {};`,
  "features/ballots/tally/tally.ts": `import { publishRound } from "@/features/results/gate/publish";\npublishRound();`,
  "features/teams/publishes.ts": `import { publishRound } from "@/features/results/gate/publish";\npublishRound();`,
  "features/ballots/cast.ts": `import type { Person } from "@/features/people/types";\nexport type P = Person;`,
  "components/people/list.tsx": `import { list } from "@/features/people/queries";\nexport const L = () => list();`,
  "app/page.tsx": `import { db } from "@/db/client";\nexport default () => db;`,
  "server/start.ts": `import { list } from "@/features/people/queries";\nlist();`,
  "server/box.ts": `import { answer } from "./answer";\nanswer();`,
  "server/answer.ts": `import { sender } from "@/lib/sender";\nexport const answer = () => sender();`,
  "lib/sender.ts": `import { actor } from "./actor";\nexport const sender = () => actor;`,
  "lib/actor.ts": `export const actor = "somebody";`,
};

const BROKEN = [
  "lib-and-db-stand-below: lib/reaches-up.ts",
  "lib-and-db-stand-below: db/reaches-up.ts",
  "features-meet-at-the-front-door: features/teams/queries.ts",
  "only-the-tally-opens-ballots: features/teams/peeks.ts",
  "only-gate-and-tally-touch-answers: features/teams/counts.ts",
  "only-the-tally-publishes: features/teams/publishes.ts",
  "the-box-knows-nobody: features/ballots/cast.ts",
  "the-box-stands-alone: server/box.ts",
  "components-see-the-front-of-a-feature: components/people/list.tsx",
  "app-composes: app/page.tsx",
];

let house;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), "house-"));
  for (const [file, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), text);
  }
  const options = {
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
    paths: { "@/*": ["./*"] },
  };
  await writeFile(join(house, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
  await symlink(join(root, "node_modules"), join(house, "node_modules"));
});

afterAll(() => rm(house, { recursive: true, force: true }));

test("the check of the arrow rule finds every arrow that runs the wrong way", async () => {
  const cruise = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(root, ".dependency-cruiser.cjs");
  const rooms = ["app", "components", "db", "features", "lib", "server"];
  const { output } = await runNode([cruise, "--config", config, "--output-type", "json", ...rooms], {
    cwd: house,
  });
  const { violations } = JSON.parse(output).summary;
  expect(violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort()).toEqual([...BROKEN].sort());
}, 60_000);
