import { describe, expect, test } from "vitest";
import type { GateUnit } from "./blocks";
import { decideStates } from "./decide";
import { type Movement, STILL } from "./moving";

const unit = (id: string, parentId: string | null, n: number): GateUnit => ({
  id,
  parentId,
  eligible: n,
  own: [n],
});

/** These units moved, and so did every block that holds one of them. */
const moved = (...ids: string[]): Movement => ({
  unit: (id) => ids.includes(id),
  block: (boxes) => boxes.some((id) => ids.includes(id)),
  pair: () => false,
});

const states = (units: GateUnit[], moving: Movement = STILL, strict = false, k = 5) =>
  Object.fromEntries(decideStates(units, { k, strict, moving }));

describe("a small unit that one or two joined or left", () => {
  test("shows a band, and the others do not give its figure away", () => {
    const units = [unit("all", null, 0), unit("a", "all", 6), unit("b", "all", 12), unit("c", "all", 11)];
    expect(states(units, moved("a"))).toEqual({ all: "exact", a: "band", b: "exact", c: "lid" });
  });

  test("all others may show theirs where a subtraction leaves ten people", () => {
    const units = [unit("all", null, 5), unit("a", "all", 6), unit("b", "all", 12), unit("c", "all", 11)];
    expect(states(units, moved("a"))).toEqual({ all: "exact", a: "band", b: "exact", c: "exact" });
  });

  test("counts as hidden with the small ones beside it", () => {
    const units = [unit("all", null, 0), unit("a", "all", 8), unit("b", "all", 3), unit("c", "all", 12)];
    expect(states(units, moved("a"))).toMatchObject({ all: "exact", b: "lid", c: "exact" });
  });

  test("is under the lid where its band would say something of fewer than k", () => {
    const units = [unit("all", null, 0), unit("a", "all", 8), unit("b", "all", 3), unit("c", "all", 12)];
    expect(states(units, moved("a")).a).toBe("lid");
    const above = [unit("all", null, 20), unit("d", "all", 3), unit("t", "d", 6)];
    expect(states(above, moved("d"))).toEqual({ all: "exact", d: "lid", t: "exact" });
    expect(states(above, moved("d", "t"))).toEqual({ all: "exact", d: "band", t: "lid" });
  });

  test("of ten and more shows its figure", () => {
    const units = [unit("all", null, 0), unit("a", "all", 10), unit("b", "all", 12)];
    expect(states(units, moved("a"))).toEqual({ all: "exact", a: "exact", b: "exact" });
  });

  test("as the whole company leaves no team a figure, since all ballots are counted in public", () => {
    const units = [unit("all", null, 4), unit("a", "all", 5)];
    expect(states(units, moved("all"))).toEqual({ all: "band", a: "lid" });
  });

  test("alone in the company shows a band and nothing else", () => {
    expect(states([unit("all", null, 8)], moved("all"))).toEqual({ all: "band" });
  });
});

test("two blocks that are small together are looked at together", () => {
  const units = [unit("all", null, 12), unit("a", "all", 4), unit("b", "all", 5), unit("c", "all", 6)];
  const torn: Movement = { ...STILL, pair: (boxes) => boxes.includes("a") || boxes.includes("c") };
  expect(states(units, torn, false, 4)).toEqual({ all: "exact", a: "lid", b: "exact", c: "exact" });
  expect(states(units, torn, false, 5)).toEqual({ all: "exact", a: "lid", b: "exact", c: "exact" });
});

describe("a strict round", () => {
  test("shows bands in all small units and leaves ten people in every block", () => {
    const units = [unit("all", null, 6), unit("a", "all", 12), unit("b", "all", 14), unit("c", "all", 7)];
    expect(states(units, STILL, true)).toEqual({ all: "exact", a: "exact", b: "exact", c: "band" });
    const alone = [unit("all", null, 0), unit("a", "all", 12), unit("b", "all", 14), unit("c", "all", 7)];
    expect(states(alone, STILL, true)).toEqual({ all: "exact", a: "lid", b: "exact", c: "band" });
  });
});
