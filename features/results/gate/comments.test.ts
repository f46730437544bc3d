import fc from "fast-check";
import { expect, test } from "vitest";
import { type CommentUnit, placeComments } from "./comments";

const unit = (id: string, parentId: string | null, ballots: number, comments: number): CommentUnit => ({
  id,
  parentId,
  eligible: ballots,
  ballots,
  comments,
});
const at = (places: Map<string, string>, id: string) =>
  [...places].filter(([, place]) => place === id).map(([from]) => from);

test("a team of eight never sees its own comments: they are read one level up", () => {
  const units = [unit("all", null, 6, 2), unit("a", "all", 8, 6), unit("b", "all", 12, 5)];
  const places = placeComments(units, new Set(["all", "a", "b"]), 5);
  expect(at(places, "a")).toEqual([]);
  expect(at(places, "b")).toEqual(["b"]);
  expect(at(places, "all").sort()).toEqual(["a", "all"]);
});

test("too little at the top takes the smallest unit below along", () => {
  const units = [unit("all", null, 2, 1), unit("a", "all", 15, 6), unit("b", "all", 12, 5)];
  const places = placeComments(units, new Set(["all", "a", "b"]), 5);
  expect(at(places, "a")).toEqual(["a"]);
  expect(at(places, "all").sort()).toEqual(["all", "b"]);
});

test("nothing is shown when there is not enough anywhere", () => {
  const units = [unit("all", null, 2, 2), unit("a", "all", 9, 9)];
  expect(at(placeComments(units, new Set(["all", "a"]), 5), "all").sort()).toEqual(["a", "all"]);
  expect(placeComments([unit("all", null, 9, 9)], new Set(["all"]), 5)).toEqual(new Map());
  expect(placeComments([unit("all", null, 30, 4)], new Set(["all"]), 5)).toEqual(new Map());
});

test("where a lid opens later than at ten, comments wait as long", () => {
  const units = [unit("all", null, 6, 2), unit("a", "all", 12, 6), unit("b", "all", 21, 5)];
  const places = placeComments(units, new Set(["all", "a", "b"]), 15);
  expect(at(places, "all").sort()).toEqual(["a", "all"]);
  expect(at(places, "b")).toEqual(["b"]);
});

test("each comment is read at one unit at most, beside nine other people's silence or words", () => {
  const trees = fc.array(fc.record({ up: fc.nat(), ballots: fc.nat(16), comments: fc.nat(16) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(trees, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (nodes, open) => {
      const units = nodes.map(({ up, ballots, comments }, i) =>
        unit(`u${i}`, i === 0 ? null : `u${up % i}`, ballots, Math.min(ballots, comments)),
      );
      const published = new Set(units.filter((_, i) => open[i]).map(({ id }) => id));
      const places = placeComments(units, published, 5);
      for (const id of new Set(places.values())) {
        const from = units.filter((other) => places.get(other.id) === id);
        expect(from.reduce((sum, { ballots }) => sum + ballots, 0)).toBeGreaterThanOrEqual(10);
        expect(from.reduce((sum, { comments }) => sum + comments, 0)).toBeGreaterThanOrEqual(5);
        expect(published.has(id)).toBe(true);
      }
    }),
  );
});
