import { boxesOf, type Case, type Figure, type Statement, weightsOf } from "./knowledge";
import { readScore, type Triple } from "./reading";

/** People whose category is certain, of all who answered; and the smallest group of them that is certain together. */
export type Certainty = { certain: number; people: number; smallestGroup: number };

type Node = { unit: string; options: Triple[]; n: number; block: number; children: Node[]; bands: Band[] };
type Band = { band: "low" | "middle" | "high"; n: number };

/**
 * T11: an attacker who knows the rules goes through all worlds that fit what is shown of the score, figures in words and
 * bands included, and looks for people who say the same in all of them.
 */
export function certaintyOf({ sheet, truth }: Case): Certainty {
  const score = sheet.statements.find(({ kind }) => kind === "nps")?.question ?? "";
  const weights = weightsOf(truth, score);
  const people = [...weights.values()].reduce((sum, n) => sum + n, 0);
  const groups = rootsOf({ sheet, truth }, score).flatMap((root) => visit(root, upwards(root), sheet.k));
  return {
    certain: groups.reduce((sum, n) => sum + n, 0),
    people,
    smallestGroup: Math.min(...groups, Number.POSITIVE_INFINITY),
  };
}

/** Sizes of the groups that are certain in this node's block and below, for the figures it may really have. */
function visit(node: Node, real: readonly Triple[], k: number): number[] {
  const feasible = node.children.map(upwards);
  const blocks = differences(real, sums(feasible));
  const below = node.children.flatMap((child, i) => {
    const others = sums(feasible.filter((_, j) => j !== i));
    const left = differences(real, others);
    const fits = (feasible[i] ?? []).filter((mine) => left.some((rest) => isWithin(mine, rest)));
    return visit(child, fits, k);
  });
  if (isOneCategory(blocks)) return [node.block, ...below].filter((n) => n > 0);
  return [...node.bands.flatMap((band) => fromBand(band, node.block, blocks, k)), ...below];
}

/** What a band tells of its unit, and of the others in the block, who are none or at least k. */
function fromBand({ band, n }: Band, all: number, blocks: readonly Triple[], k: number): number[] {
  const inside: Triple[] = [];
  const beside: Triple[] = [];
  for (const block of blocks) {
    for (const mine of splitsUpTo(9)) {
      const rest = minus(block, mine);
      if (!isWithin(mine, block) || total(mine) < k || (total(rest) > 0 && total(rest) < k)) continue;
      if (bandOf(mine) !== band) continue;
      inside.push(mine);
      beside.push(rest);
    }
  }
  const certain = [isOneCategory(inside) ? n : 0, isOneCategory(beside) ? all - n : 0];
  return certain.filter((size) => size > 0);
}

/** The figures a node can have, looking at what is shown of it and below it. */
function upwards(node: Node): Triple[] {
  const below = sums(node.children.map(upwards));
  return node.options.filter((mine) => below.some((sum) => isWithin(sum, mine)));
}

/** The shown figures as a forest: each under the nearest shown one above it. */
function rootsOf({ sheet, truth }: Case, score: string): Node[] {
  const boxes = boxesOf(sheet);
  const weights = weightsOf(truth, score);
  const parents = new Map(sheet.tree.map(({ id, parentId }) => [id, parentId]));
  const shown = new Map(
    sheet.statements
      .filter(({ question, figure }) => question === score && "n" in figure)
      .map((statement) => [statement.unit, nodeOf(statement)]),
  );
  const above = (unit: string): Node | undefined => {
    const parent = parents.get(unit);
    return parent ? (shown.get(parent) ?? above(parent)) : undefined;
  };
  const roots: Node[] = [];
  for (const node of shown.values()) {
    const parent = above(node.unit);
    if (parent) parent.children.push(node);
    else roots.push(node);
  }
  for (const node of shown.values()) node.block = node.n - node.children.reduce((sum, { n }) => sum + n, 0);
  for (const { unit, question, figure } of sheet.statements) {
    if (question !== score || figure.state !== "band") continue;
    const n = [...(boxes.get(unit) ?? [])].reduce((sum, box) => sum + (weights.get(box) ?? 0), 0);
    above(unit)?.bands.push({ band: figure.band, n });
  }
  return roots;
}

function nodeOf({ unit, figure }: Statement): Node {
  const n = "n" in figure ? figure.n : 0;
  return { unit, n, block: 0, options: optionsOf(figure), children: [], bands: [] };
}

function optionsOf(figure: Figure): Triple[] {
  if (figure.state === "exact") return readScore(figure);
  if (figure.state !== "words") return [];
  return splitsOf(figure.n).filter((split) => {
    const largest = Math.max(...split);
    return figure.n - largest < 2 && (split[0] === largest) === (figure.words === "nearly_all");
  });
}

function splitsOf(n: number): Triple[] {
  return Array.from({ length: n + 1 }, (_, a) => a).flatMap((a) =>
    Array.from({ length: n - a + 1 }, (_, b): Triple => [a, b, n - a - b]),
  );
}

function splitsUpTo(n: number): Triple[] {
  return Array.from({ length: n + 1 }, (_, size) => splitsOf(size)).flat();
}

/** trust.md section 2: three bands, thirds of the scale from -100 to 100. */
function bandOf(split: Triple): Band["band"] {
  const score = Math.round((100 * (split[0] - split[2])) / total(split));
  const third = 100 / 3;
  return score < -third ? "low" : score > third ? "high" : "middle";
}

function isOneCategory(splits: readonly Triple[]): boolean {
  return (
    [0, 1, 2].some((category) =>
      splits.every((split) => split[category as 0 | 1 | 2] === total(split) && total(split) > 0),
    ) && splits.length > 0
  );
}

function sums(sets: readonly (readonly Triple[])[]): Triple[] {
  let all: Triple[] = [[0, 0, 0]];
  for (const set of sets) all = distinct(all.flatMap((a) => set.map((b) => plus(a, b))));
  return all;
}

function differences(from: readonly Triple[], less: readonly Triple[]): Triple[] {
  return distinct(from.flatMap((a) => less.filter((b) => isWithin(b, a)).map((b) => minus(a, b))));
}

function distinct(splits: readonly Triple[]): Triple[] {
  return [...new Map(splits.map((split) => [split.join(), split])).values()];
}

function isWithin(a: Triple, b: Triple): boolean {
  return a[0] <= b[0] && a[1] <= b[1] && a[2] <= b[2];
}

function plus(a: Triple, b: Triple): Triple {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function minus(a: Triple, b: Triple): Triple {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function total(split: Triple): number {
  return split[0] + split[1] + split[2];
}
