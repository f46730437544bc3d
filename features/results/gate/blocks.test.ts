import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockOf, type GateUnit, inPostOrder, publishedUnits } from "./blocks";

const unit = (id: string, parentId: string | null, n: number, eligible = n): GateUnit => ({
  id,
  parentId,
  eligible,
  own: [n],
});

describe("the block rule", () => {
  test("a small sibling takes the next smallest under the lid", () => {
    const units = [unit("all", null, 0, 19), unit("a", "all", 9), unit("b", "all", 7), unit("c", "all", 3)];
    expect(publishedUnits(units, 5)).toEqual(new Set(["all", "a"]));
  });

  test("the one with fewest eligible people goes, whoever answered", () => {
    const units = [
      unit("all", null, 3, 30),
      unit("a", "all", 9, 10),
      unit("b", "all", 6, 12),
      unit("c", "all", 8, 11),
    ];
    expect(publishedUnits(units, 5)).toEqual(new Set(["all", "b", "c"]));
  });

  test("fewer than k in the whole company shows nothing", () => {
    expect(publishedUnits([unit("all", null, 2), unit("a", "all", 2)], 5)).toEqual(new Set());
  });

  test("a unit is open or closed with all its questions, by the smallest n", () => {
    const units: GateUnit[] = [
      { id: "all", parentId: null, eligible: 20, own: [8, 8] },
      { id: "a", parentId: "all", eligible: 9, own: [8, 4] },
    ];
    expect(publishedUnits(units, 5)).toEqual(new Set(["all"]));
  });

  test("answers lie under the nearest published unit above", () => {
    const units = [unit("all", null, 6), unit("a", "all", 7), unit("b", "a", 3)];
    const published = publishedUnits(units, 5);
    expect(blockOf(units, published).get("b")).toBe("a");
    expect(blockOf(units, new Set(["all"])).get("b")).toBe("all");
    expect(blockOf(units, new Set())).toEqual(
      new Map([
        ["all", null],
        ["a", null],
        ["b", null],
      ]),
    );
  });
});

/** A random tree of at most nine boxes: each hangs under an earlier one. */
const trees = fc
  .array(fc.record({ up: fc.nat(), answers: fc.nat(9), silent: fc.nat(4), skipped: fc.nat(2) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((nodes) =>
    nodes.map(({ up, answers, silent, skipped }, i) => ({
      id: `u${i}`,
      parentId: i === 0 ? null : `u${up % i}`,
      seats: answers + silent,
      own: [answers, Math.max(0, answers - skipped)],
    })),
  );
type Node = { id: string; parentId: string | null; seats: number; own: number[] };

test("nothing that can be worked out belongs to fewer than k people", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: 4, max: 6 }), (nodes, k) => {
      const shown = publishedUnits(gateUnits(nodes), k);
      expect(smallestDerivable(nodes, [...shown], k)).toBeNull();
    }),
    { numRuns: 4000 },
  );
});

test("one pass ends where the loop of the specification ends", () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: 4, max: 6 }), (nodes, k) => {
      expect(publishedUnits(gateUnits(nodes), k)).toEqual(asSpecified(nodes, k));
    }),
    { numRuns: 1000 },
  );
});

test("without the block rule the same attacker finds somebody", () => {
  const found = fc.sample(trees, { numRuns: 300, seed: 7 }).filter((nodes) => {
    const plain = nodes.filter(
      ({ id }) => below(nodes, id).reduce((n, node) => n + (node.own[1] ?? 0), 0) >= 5,
    );
    return (
      smallestDerivable(
        nodes,
        plain.map(({ id }) => id),
        5,
      ) !== null
    );
  });
  expect(found.length).toBeGreaterThan(60);
});

/** trust.md section 2, line by line: look for the first bad block again after each unit that goes. */
function asSpecified(nodes: Node[], k: number): Set<string> {
  const units = gateUnits(nodes);
  const inOrder = inPostOrder(units);
  const n = (id: string, question: number) =>
    below(nodes, id).reduce((sum, { own }) => sum + (own[question] ?? 0), 0);
  const published = new Set(units.filter(({ id }) => n(id, 0) >= k && n(id, 1) >= k).map(({ id }) => id));
  for (;;) {
    const above = (id: string): string | undefined => {
      const parent = nodes.find((node) => node.id === id)?.parentId;
      return !parent || published.has(parent) ? (parent ?? undefined) : above(parent);
    };
    const largest = (id: string) => units.filter((one) => published.has(one.id) && above(one.id) === id);
    const isBad = (id: string) =>
      [0, 1].some((question) => {
        const block = largest(id).reduce((left, one) => left - n(one.id, question), n(id, question));
        return block > 0 && block < k;
      });
    const v = inOrder.find(({ id }) => published.has(id) && isBad(id));
    if (!v) return published;
    const fewest = largest(v.id).sort((a, b) => a.eligible - b.eligible || (a.id < b.id ? -1 : 1));
    published.delete(fewest[0]?.id ?? v.id);
  }
}

function gateUnits(nodes: Node[]): GateUnit[] {
  return nodes.map(({ id, parentId, own }) => ({
    id,
    parentId,
    own,
    eligible: below(nodes, id).reduce((sum, node) => sum + node.seats, 0),
  }));
}

function below(nodes: Node[], id: string): Node[] {
  return nodes.filter((node) => {
    let at: Node | undefined = node;
    while (at && at.id !== id) at = nodes.find(({ id: other }) => other === at?.parentId);
    return at !== undefined;
  });
}

/**
 * The attacker, who shares no code with the gate: writes each shown unit as a 0/1 row over the boxes that hold answers and
 * looks for a set of them with 0 < n < k whose removal lowers the rank: then some sum and difference of rows is about
 * that set alone.
 */
function smallestDerivable(nodes: Node[], shown: string[], k: number): string[] | null {
  for (const question of [0, 1]) {
    const boxes = nodes.filter(({ own }) => (own[question] ?? 0) > 0);
    const rows = shown.map((id) => {
      const inside = new Set(below(nodes, id).map((node) => node.id));
      return boxes.map((node) => (inside.has(node.id) ? 1 : 0));
    });
    const full = rank(rows);
    for (let set = 1; set < 1 << boxes.length; set += 1) {
      const members = boxes.filter((_, i) => set & (1 << i));
      const n = members.reduce((sum, node) => sum + (node.own[question] ?? 0), 0);
      if (n < k && rank(rows.map((row) => row.filter((_, i) => !(set & (1 << i))))) < full) {
        return members.map(({ id }) => id);
      }
    }
  }
  return null;
}

function rank(matrix: number[][]): number {
  const rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, i) => i >= found && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot] as number[], rows[found] as number[]];
    const head = rows[found] as number[];
    for (const row of rows.slice(found + 1)) {
      const factor = (row[column] ?? 0) / (head[column] ?? 1);
      for (let i = column; i < row.length; i += 1) row[i] = (row[i] ?? 0) - factor * (head[i] ?? 0);
    }
    found += 1;
  }
  return found;
}
