import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plan } from "../types";
import {
  eligibleAt,
  isSamePlan,
  linksSentence,
  positionOf,
  serviceAt,
  settled,
  shortName,
  sizesSentence,
  tablesFor,
  whyNotPlan,
  withLead,
  withMove,
  withoutTable,
  withSwap,
  withTable,
  yesesNeeded,
} from "./plan";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`);
const people = (count: number) =>
  ids(count).map((id) => ({ id, name: id, title: "", pictureId: null, strengths: [] }));
const plan = (...sizes: number[]): Plan => {
  const everybody = ids(sizes.reduce((sum, size) => sum + size, 0));
  return {
    tables: sizes.map((size, i) => {
      const seats = everybody.splice(0, size);
      return { name: `Table ${i}`, leadId: seats[0] ?? null, seats };
    }),
  };
};

describe("a plan is changed", () => {
  test("a move seats somebody at the end of the other table, and a lead leaves their post behind", () => {
    const moved = withMove(plan(3, 2), "p0", 1);
    expect(moved.tables.map(({ seats }) => seats)).toEqual([
      ["p1", "p2"],
      ["p3", "p4", "p0"],
    ]);
    expect(moved.tables.map(({ leadId }) => leadId)).toEqual([null, "p3"]);
  });

  test("a swap keeps each in the other's seat", () => {
    const swapped = withSwap(plan(3, 2), "p1", "p4");
    expect(swapped.tables.map(({ seats }) => seats)).toEqual([
      ["p0", "p4", "p2"],
      ["p3", "p1"],
    ]);
    expect(swapped.tables.map(({ leadId }) => leadId)).toEqual(["p0", "p3"]);
  });

  test("nobody leads two tables", () => {
    expect(withLead(plan(3, 2), 1, "p0").tables.map(({ leadId }) => leadId)).toEqual([null, "p0"]);
  });

  test("only an empty table is taken away, and two stay", () => {
    const three = withTable(plan(3, 2), "Third");
    expect(withoutTable(three, 2).tables).toHaveLength(2);
    expect(withoutTable(three, 0)).toBe(three);
    expect(withoutTable(plan(2, 0), 1).tables).toHaveLength(2);
  });

  test("whatever is moved and swapped, everybody has exactly one seat", () => {
    const step = fc.record({ a: fc.nat(9), b: fc.nat(9), to: fc.nat(2), swap: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let now = plan(4, 3, 3);
        for (const { a, b, to, swap } of steps) {
          now = swap ? withSwap(now, `p${a}`, `p${b}`) : withMove(now, `p${a}`, to);
        }
        expect(now.tables.flatMap(({ seats }) => seats).sort()).toEqual(ids(10).sort());
        for (const { leadId, seats } of now.tables) if (leadId) expect(seats).toContain(leadId);
      }),
    );
  });
});

test("who left is taken out, who came sits at the emptiest table, and nobody leads who is not here", () => {
  const now = settled(plan(3, 2), ["p1", "p2", "p3", "p4", "new"], null);
  expect(now.tables.map(({ seats }) => seats)).toEqual([
    ["p1", "p2", "new"],
    ["p3", "p4"],
  ]);
  expect(now.tables.map(({ leadId }) => leadId)).toEqual([null, "p3"]);
});

test("a lead from outside of the table stays its lead", () => {
  const led = withLead(plan(2, 2), 0, "boss");
  expect(settled(led, ids(4), "boss").tables[0]?.leadId).toBe("boss");
  expect(settled(led, ids(4), null).tables[0]?.leadId).toBeNull();
  expect(eligibleAt({ leadId: "boss", seats: ids(5) })).toBe(5);
  expect(eligibleAt({ leadId: "p0", seats: ids(5) })).toBe(4);
  expect(eligibleAt({ leadId: null, seats: ids(5) })).toBe(4);
});

test("a plan that cannot be laid says why", () => {
  const here = ids(5);
  expect(whyNotPlan(plan(3, 2), here, 8, null)).toBeNull();
  expect(whyNotPlan(plan(5), here, 8, null)).toMatch(/two tables at least/);
  expect(whyNotPlan(plan(5, 0), here, 8, null)).toMatch(/Nobody sits at Table 1 yet/);
  expect(whyNotPlan(plan(3, 2), here, 2, null)).toBe(
    "Table 0 would have 3 people, and two pizzas feed no more than 2.",
  );
  expect(whyNotPlan(plan(3, 2), ids(6), 8, null)).toMatch(/sat down or got up/);
  expect(whyNotPlan(plan(3, 2), ["p0", "p1", "p2", "p3", "x"], 8, null)).toMatch(/sat down or got up/);
  const [first] = plan(3, 2).tables;
  if (!first) throw new Error("no table");
  expect(whyNotPlan({ tables: [first, first] }, ids(6), 8, null)).toMatch(/same name/);
  expect(whyNotPlan({ tables: [first, { ...first, name: "x" }] }, ids(6), 8, null)).toMatch(/leads two/);
  expect(whyNotPlan({ tables: [first, { ...first, name: "x", leadId: null }] }, ids(6), 8, null)).toMatch(
    /two seats/,
  );
});

test("a lead sits at their table, unless they lead the team from outside today", () => {
  const strange: Plan = {
    tables: plan(3, 2).tables.map((table, i) => ({ ...table, leadId: i ? "boss" : null })),
  };
  expect(whyNotPlan(strange, ids(5), 8, null)).toMatch(/Whoever leads Table 1 has to sit there/);
  expect(whyNotPlan(strange, ids(5), 8, "boss")).toBeNull();
});

test("a service goes where its owner sits, else with the old lead, else to the first table", () => {
  expect(serviceAt(plan(2, 2), ["p3"], "p0")).toBe(1);
  expect(serviceAt(plan(2, 2), ["nobody"], "p2")).toBe(1);
  expect(serviceAt(plan(2, 2), [], null)).toBe(0);
});

test("the order of the seats at a table is no difference, anything else is", () => {
  const [one, two] = [plan(2, 2), plan(2, 2)];
  const [first] = two.tables;
  if (first) first.seats = ["p1", "p0"];
  expect(isSamePlan(one, two)).toBe(true);
  expect(isSamePlan(one, withMove(two, "p1", 1))).toBe(false);
  expect(isSamePlan(one, withLead(two, 0, null))).toBe(false);
});

test("the words", () => {
  expect(linksSentence({ people: people(12) }, plan(6, 6))).toBe(
    "Twelve people keep up 66 links; two tables of six need 15 each.",
  );
  expect(linksSentence({ people: people(20) }, plan(7, 7, 6))).toBe(
    "20 people keep up 190 links; three tables of seven, seven and six need 21, 21 and 15.",
  );
  expect(sizesSentence(plan(6, 6))).toBe("Six and six.");
  expect(positionOf(plan(2, 2), "nobody")).toBe(-1);
  expect(shortName({ name: "Sales, Jo's table" }, "Sales, Al's table")).toBe("Al's table");
  expect(shortName({ name: "Night watch" }, "Night watch, Al's table")).toBe("Al's table");
  expect(shortName({ name: "Night watch" }, "Owls")).toBe("Owls");
});

test("the fewest tables that seat everybody, two at least; and more than half is needed", () => {
  expect([3, 8, 9, 16, 17, 200].map((people) => tablesFor(people, 8))).toEqual([2, 2, 2, 2, 3, 25]);
  expect([1, 2, 11, 12].map(yesesNeeded)).toEqual([1, 2, 6, 7]);
});
