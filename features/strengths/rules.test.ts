import fc from "fast-check";
import { expect, test } from "vitest";
import { moved, rareAtTable, teamMap, whyNotPost } from "./rules";
import type { PostedStrength } from "./types";

const catalogue: PostedStrength[] = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => ({
  id,
  family: "head",
  name: id.toUpperCase(),
  hint: "",
}));

test("none, or five to ten, each once", () => {
  const some = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  expect([0, 5, 10].map((count) => whyNotPost(some(count)))).toEqual([null, null, null]);
  expect(whyNotPost(some(4))).toBe("Five at least, please: one is missing.");
  expect(whyNotPost(some(2))).toBe("Five at least, please: 3 are missing.");
  expect(whyNotPost(some(11))).toBe("Ten at most, please: this is 11.");
  expect(whyNotPost([...some(5), "0"])).toBe("One strength is in there twice. Once is enough.");
});

test("a move keeps everybody else in order", () => {
  const list = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(list, fc.nat(9), fc.integer({ min: -2, max: 12 }), (entries, start, to) => {
      const from = start % entries.length;
      const after = moved(entries, from, to);
      const taken = entries[from];
      expect(after.filter((entry) => entry !== taken)).toEqual(entries.filter((entry) => entry !== taken));
      expect(after.indexOf(taken as number)).toBe(to >= 0 && to < entries.length ? to : from);
    }),
  );
});

test("the map counts the top five, marks the first and names what nobody lists", () => {
  const map = teamMap(catalogue, [
    { personId: "ann", strengths: ["b", "a", "c", "d", "e", "f"] },
    { personId: "ben", strengths: ["b", "c", "d", "e", "g"] },
    { personId: "new", strengths: [] },
  ]);
  expect(map.posted).toBe(2);
  expect(map.rows.map((row) => [row.id, row.marks.length])).toEqual([
    ["b", 2],
    ["c", 2],
    ["d", 2],
    ["e", 2],
    ["a", 1],
    ["g", 1],
  ]);
  expect(map.rows[0]?.marks).toEqual([
    { personId: "ann", first: true },
    { personId: "ben", first: true },
  ]);
  expect(map.nobody.map(({ id }) => id)).toEqual(["h"]);
});

test("where nobody has posted, nothing is said to be missing", () => {
  expect(teamMap(catalogue, [{ personId: "ann", strengths: [] }])).toEqual({
    rows: [],
    nobody: [],
    posted: 0,
  });
});

test("what is rare at a table: fewer than half of the others, and only the top five count", () => {
  const others = [["b", "c", "d", "e", "f", "a"], ["b", "c", "g", "h", "f"], ["g", "b", "d", "e", "h"], []];
  expect(rareAtTable(catalogue.slice(0, 5), others)).toEqual([{ name: "A", others: 0 }]);
  expect(
    rareAtTable(catalogue, [
      ["a", "h", "g", "f", "b"],
      ["c", "d", "a", "h", "g"],
      ["a", "b", "c", "d", "h"],
    ]),
  ).toEqual([{ name: "E", others: 0 }]);
  expect(rareAtTable(catalogue, [[], []])).toEqual([]);
});
