import fc from "fast-check";
import { expect, test } from "vitest";
import { type CommentUnit, placeComments } from "./comments";

const unit = (id: string, parentId: string | null, ballots: number, comments: number): CommentUnit => ({
  id,
  parentId,
  eligible: ballots,
  ballots,
  comments: Array.from({ length: comments }, (_, i) => `${id}${i}`),
});

test("a team of eight never sees its own comments: they are read one level up", () => {
  const units = [unit("all", null, 6, 2), unit("a", "all", 8, 6), unit("b", "all", 12, 5)];
  const shown = placeComments(units, new Set(["all", "a", "b"]));
  expect(shown.get("a")).toBeUndefined();
  expect(shown.get("b")).toHaveLength(5);
  expect(shown.get("all")).toHaveLength(8);
});

test("too little at the top takes the smallest unit below along", () => {
  const units = [unit("all", null, 2, 1), unit("a", "all", 15, 6), unit("b", "all", 12, 5)];
  const shown = placeComments(units, new Set(["all", "a", "b"]));
  expect([...shown.keys()].sort()).toEqual(["a", "all"]);
  expect(shown.get("all")).toHaveLength(6);
});

test("nothing is shown when there is not enough anywhere", () => {
  const units = [unit("all", null, 2, 2), unit("a", "all", 9, 9)];
  expect(placeComments(units, new Set(["all", "a"])).get("all")).toHaveLength(11);
  expect(placeComments([unit("all", null, 9, 9)], new Set(["all"]))).toEqual(new Map());
  expect(placeComments([unit("all", null, 30, 4)], new Set(["all"]))).toEqual(new Map());
});

test("each comment is read at one unit at most, beside nine other people's silence or words", () => {
  const trees = fc.array(fc.record({ up: fc.nat(), ballots: fc.nat(16), comments: fc.nat(16) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(trees, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (nodes, open) => {
      const units = nodes.map(({ up, ballots, comments }, i) =>
        unit(`u${i}.`, i === 0 ? null : `u${up % i}.`, ballots, Math.min(ballots, comments)),
      );
      const shown = placeComments(units, new Set(units.filter((_, i) => open[i]).map(({ id }) => id)));
      const all = [...shown.values()].flat();
      expect(new Set(all).size).toBe(all.length);
      for (const [id, comments] of shown) {
        expect(comments.length).toBeGreaterThanOrEqual(5);
        expect(open[units.findIndex((other) => other.id === id)]).toBe(true);
      }
    }),
  );
});
