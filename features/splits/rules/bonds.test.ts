import { describe, expect, test } from "vitest";
import { bondsOf } from "./bonds";

describe("who works together", () => {
  const person = (id: string, more: Partial<Parameters<typeof bondsOf>[0][number]> = {}) => ({
    id,
    managerId: null,
    satDownOn: `day of ${id}`,
    cameFrom: null,
    ...more,
  });

  test("reporting lines below the lead count, those to the lead say nothing", () => {
    const people = [
      person("a", { managerId: "b" }),
      person("b", { managerId: "lead" }),
      person("c", { managerId: "b" }),
    ];
    expect(bondsOf(people, "lead", [])).toEqual([
      { a: "a", b: "b", weight: 3 },
      { a: "a", b: "c", weight: 2 },
      { a: "b", b: "c", weight: 3 },
    ]);
    expect(
      bondsOf([person("a", { managerId: "lead" }), person("b", { managerId: "lead" })], "lead", []),
    ).toEqual([]);
  });

  test("who came together, and who asked the other", () => {
    const moved = { satDownOn: "2026-02-01", cameFrom: "old" };
    const people = [
      person("a", moved),
      person("b", moved),
      person("c", { satDownOn: "2026-02-01" }),
      ...["d", "e", "f"].map((id) => person(id)),
    ];
    expect(bondsOf(people, null, [["f", "d"]])).toEqual([
      { a: "a", b: "b", weight: 2 },
      { a: "a", b: "c", weight: 1 },
      { a: "b", b: "c", weight: 1 },
      { a: "d", b: "f", weight: 2 },
    ]);
  });

  test("that a whole table was laid on one day says nothing of any two", () => {
    const people = ["a", "b", "c", "d"].map((id) => person(id, { satDownOn: "2026-01-01" }));
    expect(bondsOf(people, null, [])).toEqual([]);
  });
});
