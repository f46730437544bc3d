import { expect, test } from "vitest";
import type { PostedStrength } from "../types";
import { companyMap, gapsOf } from "./company-map";

const catalogue: PostedStrength[] = ["a", "b", "c"].map((id) => ({
  id,
  family: "head",
  name: id.toUpperCase(),
  hint: "",
}));
const units = [
  { id: "north", name: "North" },
  { id: "south", name: "South" },
];
const count = (strengthId: string, unitId: string | null, people: number, firsts: number) => ({
  strengthId,
  unitId,
  people,
  firsts,
});

test("strengths from common to rare, by unit; people without a table count for the company alone", () => {
  const map = companyMap(catalogue, units, [
    count("a", "north", 2, 1),
    count("b", "north", 3, 2),
    count("b", null, 1, 0),
  ]);
  expect(map.rows.map(({ id, people, firsts, byUnit }) => ({ id, people, firsts, byUnit }))).toEqual([
    { id: "b", people: 4, firsts: 2, byUnit: [3, 0] },
    { id: "a", people: 2, firsts: 1, byUnit: [2, 0] },
  ]);
  expect(map.nobody.map(({ id }) => id)).toEqual(["c"]);
  expect(map.posted).toBe(3);
});

test("a strength that was taken out is no row, but whoever has it first has posted", () => {
  const map = companyMap(catalogue, units, [count("gone", "north", 1, 1)]);
  expect(map.rows).toEqual([]);
  expect(map.units[0]).toMatchObject({ posted: 1 });
});

test("a unit misses what others list, unless nobody there has posted", () => {
  const map = companyMap(catalogue, units, [
    count("a", "north", 2, 2),
    count("b", "north", 1, 0),
    count("a", "south", 0, 0),
  ]);
  expect(gapsOf(map, 1)).toEqual([]);
  const both = companyMap(catalogue, units, [count("a", "north", 2, 2), count("b", "south", 1, 1)]);
  expect(gapsOf(both, 0)).toEqual(["B"]);
  expect(gapsOf(both, 1)).toEqual(["A"]);
});
