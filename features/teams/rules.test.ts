import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canSeatAt } from "./policy";
import { fullTableSentence, groupTeams, linksOf, nameUnder, pathOf, roomAt, roomWords } from "./rules";
import type { TeamCard, TreeUnit } from "./types";

const unit = (id: string, parentId: string | null): TreeUnit => ({
  id,
  parentId,
  kind: "team",
  name: id,
  leadId: null,
});

const card = (name: string, parent: string, upper: string | null): TeamCard => ({
  id: `${parent} ${name}`,
  name,
  parentId: parent,
  parentName: parent,
  upper: upper ? { id: upper, name: upper } : null,
  lead: null,
  people: 5,
  limit: 8,
  over: 0,
  free: 3,
});

test("the path runs from the company down to the unit", () => {
  const tree = [unit("team", "dept"), unit("co", null), unit("dept", "bu"), unit("bu", "co")];
  expect(pathOf(tree, "team").map(({ id }) => id)).toEqual(["co", "bu", "dept", "team"]);
  expect(pathOf(tree, "elsewhere")).toEqual([]);
});

test("a tree with a circle does not hang", () => {
  expect(pathOf([unit("a", "b"), unit("b", "a")], "a").length).toBeLessThan(5);
});

test.each([
  [6, 8, "6 of 8, room for two"],
  [8, 8, "8 of 8, full"],
  [12, 8, "12 people, 4 over"],
  [0, 8, "0 of 8, room for eight"],
])("%i at a table for %i: %s", (people, limit, words) => {
  expect(roomWords(people, limit)).toBe(words);
});

test("a table has free seats or people over, never both", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 2, max: 10 }), (people, limit) => {
      const { free, over } = roomAt(people, limit);
      expect(people + free - over).toBe(limit);
      expect(free * over).toBe(0);
    }),
  );
});

test("twelve people keep up 66 links, two tables of six 15 each", () => {
  expect([linksOf(12), linksOf(6), linksOf(1)]).toEqual([66, 15, 0]);
});

test("a refusal says the team, the number and what to do", () => {
  expect(fullTableSentence("Purchasing", 12, 8, "Jo")).toMatch(
    /^Purchasing has 12 people, 4 over, and can only get smaller/,
  );
});

describe("groups", () => {
  const small = [card("Purchasing", "Purchasing", "Inventory"), card("Shipping", "Shipping", "Inventory")];
  const large = ["Al", "Bo", "Cy", "Di"].map((who) => card(`Sales, ${who}'s table`, "Sales", "Markets"));

  test("small departments stand together, a department with many tables by itself", () => {
    const groups = groupTeams([...large, ...small, card("Marketing", "Marketing", "Markets")]);
    expect(groups.map(({ name, teams, people }) => [name, teams.length, people])).toEqual([
      ["Inventory", 2, 10],
      ["Markets", 1, 5],
      ["Sales", 4, 20],
    ]);
  });

  test("a team right under the company's first level is found under its own unit", () => {
    expect(groupTeams([card("Front", "Bakery", null)]).map(({ name }) => name)).toEqual(["Bakery"]);
  });

  test("a name does not repeat its heading", () => {
    expect(nameUnder("Sales", "Sales, Al's table")).toBe("Al's table");
    expect(nameUnder("Sales", "Salesforce")).toBe("Salesforce");
  });
});

test("its lead, the people team and admins seat people; nobody else", () => {
  const person = (personId: string, roles: ("admin" | "people_team" | "leader")[]) =>
    ({ kind: "person", personId, name: "", roles, leads: [], owns: [], judges: [] }) as const;
  expect(canSeatAt(person("lead", []), { leadId: "lead" })).toBe(true);
  expect(canSeatAt(person("x", ["people_team"]), { leadId: "lead" })).toBe(true);
  expect(canSeatAt(person("x", ["admin"]), { leadId: "lead" })).toBe(true);
  expect(canSeatAt(person("x", ["leader"]), { leadId: "lead" })).toBe(false);
  expect(canSeatAt({ kind: "outsider" }, { leadId: null })).toBe(false);
  expect(canSeatAt({ kind: "display", tokenId: "t" }, { leadId: null })).toBe(false);
});
