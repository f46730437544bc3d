import { expect, test } from "vitest";
import { SUGGESTED, suggestFrom, WALK } from "./walk";

const all = WALK.flatMap(({ answers }) => answers.map(({ most }) => most));

test("each of the forty strengths is the point of one answer, and is spoken for by another one", () => {
  expect(new Set(all).size).toBe(40);
  const also = WALK.flatMap(({ answers }) => answers.flatMap((answer) => answer.also));
  expect(all.filter((id) => !also.includes(id))).toEqual([]);
  expect(also.filter((id) => !all.includes(id))).toEqual([]);
});

test.each(all)("some way of answering leads to %s", (id) => {
  // What speaks most for this one, where something does; everywhere else always the same family.
  const ways = [0, 1, 2, 3].map((family) =>
    WALK.map(({ answers: four }) => {
      const own = four.findIndex(({ most }) => most === id);
      const near = four.findIndex(({ also }) => also.includes(id));
      return [own, near, family].find((answer) => answer >= 0) ?? family;
    }),
  );
  expect(ways.filter((answers) => suggestFrom(answers, all).includes(id))).not.toEqual([]);
});

test("the same answers lead to the same seven, in order, each once", () => {
  const answers = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1];
  const suggested = suggestFrom(answers, all);
  expect(suggestFrom([...answers], [...all].reverse())).toEqual(suggested);
  expect(suggested).toHaveLength(SUGGESTED);
  expect(new Set(suggested).size).toBe(SUGGESTED);
});

test("among equals the earlier answer counts, and what the company took out is left out", () => {
  const answers = [0, null, null, null, null, null, null, null, null, null];
  expect(suggestFrom(answers, all)).toEqual(["fixer", "improviser", "untangler"]);
  expect(suggestFrom(answers, ["untangler"])).toEqual(["untangler"]);
  expect(suggestFrom([], all)).toEqual([]);
});
