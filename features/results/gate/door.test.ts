import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The arrow rule sees imports; a statement in plain SQL could still go round it. */
const ROOMS = ["app", "components", "features", "lib", "server"];
const BEHIND_THE_DOOR =
  /^features\/(results\/gate\/|ballots\/(box|tally\/))|^server\/(survive|linker)\/|\.test\.tsx?$/;
const STATEMENT = /\b(from|join|into|update)\s+"?(answers|sealed_ballots)\b/i;

test("no statement outside the gate and the tally touches answers or sealed ballots", () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) =>
      `${room}/${file}`.replaceAll("\\", "/"),
    ),
  ).filter((file) => /\.tsx?$/.test(file));
  const touching = files.filter((file) => STATEMENT.test(readFileSync(file, "utf8")));
  expect(touching.filter((file) => BEHIND_THE_DOOR.test(file)).length).toBeGreaterThan(1);
  expect(touching.filter((file) => !BEHIND_THE_DOOR.test(file))).toEqual([]);
});
