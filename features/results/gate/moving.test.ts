import { describe, expect, test } from "vitest";
import { type Flow, movementOf, STILL } from "./moving";

/** Who sits where, a letter a person; the company's boxes hang right under it. */
type Seating = Record<string, string>;

function movement(before: Seating, now: Seating) {
  const people = new Set(Object.values({ ...before, ...prefixed(now) }).join(""));
  const boxOf = (seating: Seating, person: string) =>
    Object.keys(seating).find((box) => seating[box]?.includes(person)) ?? null;
  const flows: Flow[] = [...people].map((person) => ({
    now: boxOf(now, person),
    before: boxOf(before, person),
    people: 1,
  }));
  return movementOf(flows, treeOf(now), treeOf(before));
}

const prefixed = (seating: Seating) =>
  Object.fromEntries(Object.entries(seating).map(([box, people]) => [`now ${box}`, people]));
const treeOf = (seating: Seating) => [
  { id: "all", parentId: null },
  ...Object.keys(seating).map((id) => ({ id, parentId: "all" })),
];

describe("a unit moves when one or two people joined or left", () => {
  test.each([
    ["nobody", "abcdef", "abcdef", false],
    ["one joined", "abcdef", "abcdefg", true],
    ["two left", "abcdefgh", "abcdef", true],
    ["two joined, two left", "abcdef", "abcdgh", true],
    ["one joined, all others left", "abcdef", "ag", true],
    ["three joined", "abcdef", "abcdefghi", false],
    ["all are new", "abcdef", "ghijkl", false],
  ])("%s", (_, before, now, moves) => {
    expect(movement({ team: before }, { team: now }).unit("team")).toBe(moves);
  });

  test("before the first round nobody has moved", () => {
    expect(STILL.unit("team")).toBe(false);
    expect(STILL.block(["team"])).toBe(false);
  });
});

describe("a reorganisation hides no movement", () => {
  test("the same people under a new name, and one more", () => {
    expect(movement({ old: "abcdef" }, { new: "abcdefg" }).unit("new")).toBe(true);
    expect(movement({ old: "abcdef" }, { new: "abcdef" }).unit("new")).toBe(false);
  });

  test("two teams put together, without one of them", () => {
    const moved = movement({ one: "abcde", two: "fghij" }, { both: "abcdefghi" });
    expect(moved.block(["both"])).toBe(true);
  });

  test("two teams of which one changed half its people, when half are two", () => {
    const moved = movement({ one: "abcd", two: "efghijk" }, { both: "abefghijkxy", rest: "cd" });
    expect(moved.block(["both"])).toBe(true);
  });

  test("a team cut in two and one newcomer: each half is new, the two together are not", () => {
    const moved = movement({ one: "abcdefghi" }, { left: "abcde", right: "fghij" });
    expect([moved.block(["left"]), moved.block(["right"])]).toEqual([false, false]);
    expect(moved.block(["left", "right"])).toBe(true);
    expect([moved.pair(["left"]), moved.pair(["right"])]).toEqual([true, true]);
  });

  test("two whole teams, or a team and a group of newcomers, hide nothing together", () => {
    const moved = movement({ one: "abcde", two: "fghij" }, { one: "abcde", two: "fghijxyz", three: "uvw" });
    expect(["one", "two", "three"].map((id) => moved.pair([id]))).toEqual([false, false, false]);
  });

  test("a team cut in two: each half is a group of its own", () => {
    const moved = movement({ one: "abcdefghijkl" }, { left: "abcdef", right: "ghijkl" });
    expect(moved.unit("left")).toBe(false);
    expect(moved.block(["left", "right"])).toBe(false);
  });

  test("somebody who changes the team moves both, and not the two together", () => {
    const moved = movement({ one: "abcde", two: "fghij" }, { one: "abcdef", two: "ghij" });
    expect([moved.block(["one"]), moved.block(["two"])]).toEqual([true, true]);
    expect(moved.block(["one", "two"])).toBe(false);
    expect(moved.unit("all")).toBe(false);
  });
});
