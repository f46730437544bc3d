import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const TABLES = "cells|published_?[cC]omments|turnouts|shifts|impacts";
const READS = new RegExp(
  `\\b(from|join)\\s+(${TABLES})\\b|import[^;]*\\b(${TABLES})\\b[^;]*from "@/db/schema`,
);
/** The gate and the tally write what is published; they show it to nobody. */
const WRITES = /^features\/(results\/gate\/|ballots\/tally\/)/;

/** Who reads published results, and how the attacker gets to see what they return. */
const CHANNELS = [
  "features/demo/queries.ts", // whether a team's lid is open, in the demo company alone: the state of its cell
  "features/results/queries/cells.ts", // getCompanyResult
  "features/results/queries/company.ts", // getCompanyResult, listCompanyScores
  "features/results/queries/figures.ts", // getTeamHealth
  "features/results/queries/newest.ts", // getTeamHealth
  "features/services/queries/read-cells.ts", // listServices, getService
  "features/services/queries/service.ts", // getService
];

test("T8: nobody reads published results whose pages the attacker does not read", () => {
  const files = ["app", "components", "features", "lib", "server"]
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) =>
        `${room}/${file}`.replaceAll("\\", "/"),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !WRITES.test(file));
  const readers = files.filter((file) => READS.test(readFileSync(file, "utf8")));
  expect(readers.sort()).toEqual(CHANNELS);
});
