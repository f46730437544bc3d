import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TreeUnit } from "@/features/teams/types";
import { drawConsumers, drawRoster, driversDue } from "./rules";

const unit = (id: string, parentId: string | null, leadId: string | null = null): TreeUnit => ({
  id,
  parentId,
  kind: parentId === null ? "company" : id.startsWith("d") ? "department" : "team",
  name: id,
  leadId,
});
const sit = (unitId: string, ...people: string[]) => people.map((personId) => ({ personId, unitId }));
const crowd = (unitId: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ personId: `${unitId}-${i}`, unitId }));
const where = (roster: ReturnType<typeof drawRoster>, personId: string) =>
  roster.seats.find((seat) => seat.personId === personId)?.answersIn;

describe("who answers where", () => {
  test("a lead answers one level up, and further while they lead that too", () => {
    const tree = [unit("c", null), unit("d1", "c", "dee"), unit("t1", "d1", "dee"), unit("t2", "d1", "tim")];
    const seats = [
      ...sit("t1", "dee"),
      ...crowd("t1", 6),
      ...sit("t2", "tim"),
      ...crowd("t2", 6),
      ...crowd("c", 6),
    ];
    const roster = drawRoster([...tree], seats, 5);
    expect(where(roster, "dee")).toBe("c");
    // Tim alone in the department's box would be known by name, so his answer goes further up.
    expect(where(roster, "tim")).toBe("c");
    expect(where(roster, "t1-0")).toBe("t1");
  });

  test("a small unit's people answer in the unit above", () => {
    const tree = [unit("c", null), unit("d1", "c"), unit("t1", "d1"), unit("t2", "d1")];
    const roster = drawRoster(tree, [...crowd("t1", 3), ...crowd("t2", 4), ...crowd("c", 5)], 5);
    expect(where(roster, "t1-0")).toBe("d1");
    expect(where(roster, "t2-0")).toBe("d1");
    const [, d1, t1] = roster.units;
    expect(d1).toMatchObject({ eligible: 7, reportsIn: "d1" });
    expect(t1).toMatchObject({ eligible: 0, reportsIn: "d1" });
  });

  test("a few at the top take the smallest box along", () => {
    const tree = [unit("c", null, "ceo"), unit("t1", "c"), unit("t2", "c")];
    const roster = drawRoster(tree, [...sit("t1", "ceo"), ...crowd("t1", 6), ...crowd("t2", 5)], 5);
    expect(where(roster, "ceo")).toBe("c");
    expect(where(roster, "t2-0")).toBe("c");
    expect(where(roster, "t1-0")).toBe("t1");
  });

  test("no box ever holds fewer than k people, and everybody answers exactly once", () => {
    const companies = fc.array(fc.record({ up: fc.nat(), people: fc.nat(9), led: fc.boolean() }), {
      minLength: 1,
      maxLength: 14,
    });
    fc.assert(
      fc.property(companies, fc.integer({ min: 4, max: 8 }), (nodes, k) => {
        const tree = nodes.map(({ up, led }, i) =>
          unit(`t${i}`, i === 0 ? null : `t${up % i}`, led ? `t${i}-0` : null),
        );
        const seats = nodes.flatMap(({ people }, i) => crowd(`t${i}`, people));
        fc.pre(seats.length >= k);
        const roster = drawRoster(tree, seats, k);
        expect(roster.seats.map(({ personId }) => personId).sort()).toEqual(
          seats.map((s) => s.personId).sort(),
        );
        for (const { answersIn } of roster.seats) {
          const box = roster.seats.filter((seat) => seat.answersIn === answersIn);
          expect(box.length).toBeGreaterThanOrEqual(k);
        }
        expect(roster.units.find(({ parentId }) => parentId === null)?.eligible).toBe(seats.length);
      }),
    );
  });
});

test("services are rated for the department one sits under", () => {
  const tree = [unit("c", null), unit("d1", "c"), unit("t1", "d1"), unit("t2", "c")];
  const roster = drawConsumers(tree, [...crowd("t1", 6), ...crowd("t2", 5)], 5);
  expect(where(roster, "t1-0")).toBe("d1");
  expect(where(roster, "t2-0")).toBe("c");
  expect(roster.units.map(({ eligible }) => eligible)).toEqual([11, 6, 0, 0]);
});

test("where fewer than k would share a box, they rate for the whole company", () => {
  const tree = [unit("c", null), unit("d1", "c"), unit("t1", "d1"), unit("d2", "c"), unit("t2", "d2")];
  const roster = drawConsumers(tree, [...crowd("t1", 4), ...crowd("t2", 6)], 5);
  // Four alone at the top would be too few there as well, so the others join them.
  expect(new Set(roster.seats.map(({ answersIn }) => answersIn))).toEqual(new Set(["c"]));
  const more = drawConsumers(tree, [...crowd("t1", 4), ...crowd("t2", 6), ...crowd("c", 1)], 5);
  expect(where(more, "t1-0")).toBe("c");
  expect(where(more, "t2-0")).toBe("d2");
});

test("drivers take turns", () => {
  const bank = [
    { id: "hours", lastAsked: "2026-05-01" },
    { id: "heard", lastAsked: null },
    { id: "tools", lastAsked: "2026-02-01" },
    { id: "say", lastAsked: null },
  ];
  expect(driversDue(bank, 3)).toEqual(["heard", "say", "tools"]);
});
