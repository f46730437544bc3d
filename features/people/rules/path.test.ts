import { expect, test } from "vitest";
import type { TableSoFar } from "../types";
import { withGaps } from "./path";

const day = (words: string) => new Date(`${words}T09:00:00Z`);
const table = (since: string, until: string | null, rest: Partial<TableSoFar> = {}): TableSoFar => ({
  unitId: "t",
  name: "Buying",
  since: day(since),
  until: until ? day(until) : null,
  people: 5,
  over: 0,
  cameOf: null,
  endedIn: null,
  names: [],
  ...rest,
});
const today = day("2026-06-01");

test("who left and came back has the time between told, who moved has not", () => {
  const path = withGaps(
    [table("2020-01-01", "2021-01-01"), table("2021-01-01", "2022-01-01"), table("2024-03-01", null)],
    today,
  );
  expect(path.map(({ unitId, since }) => [unitId, since.getUTCFullYear()])).toEqual([
    ["t", 2020],
    ["t", 2021],
    [null, 2022],
    ["t", 2024],
  ]);
});

test("who sits nowhere now has that told last, without an end", () => {
  const last = withGaps([table("2020-01-01", "2021-01-01")], today).at(-1);
  expect(last).toMatchObject({ unitId: null, until: null });
});

test("a name is told once, and not when only the lead changed", () => {
  const names = [
    { name: "Purchasing", until: day("2020-05-01") },
    { name: "Purchasing", until: day("2021-05-01") },
    { name: "Buying", until: day("2022-05-01") },
  ];
  expect(withGaps([table("2020-01-01", null, { names })], today)[0]?.names).toEqual([
    { name: "Purchasing", until: day("2021-05-01") },
  ]);
});
