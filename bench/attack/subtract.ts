import { isolate, rankOf } from "./field";

/** Something shown, as the cells that it sums up. */
export type View = ReadonlySet<string>;
/** How many people stand behind each cell. */
export type Weights = ReadonlyMap<string, number>;

/** Cells that no view tells apart: whoever adds and subtracts gets all of them or none. */
export type Atom = { cells: string[]; n: number };

/** The atoms of these views; cells that no view holds are in none. */
export function atomsOf(views: readonly View[], weights: Weights): Atom[] {
  const atoms = new Map<string, Atom>();
  for (const [cell, n] of weights) {
    const signature = views.map((view) => (view.has(cell) ? "1" : "0")).join("");
    if (!signature.includes("1")) continue;
    const atom = atoms.get(signature) ?? { cells: [], n: 0 };
    atom.cells.push(cell);
    atom.n += n;
    atoms.set(signature, atom);
  }
  return [...atoms.values()].filter(({ n }) => n > 0);
}

/**
 * T1: every set of cells with 0 < n < k whose removal drops the rank of the views. Then some sum and difference of
 * what is shown is about those few people alone. Sets that hold a smaller one of the kind are left out.
 */
export function findSmallSets(views: readonly View[], weights: Weights, k: number): string[][] {
  const atoms = atomsOf(views, weights);
  const rows = rowsOf(views, atoms);
  const full = rankOf(rows);
  const light = atoms.flatMap(({ n }, i) => (n < k ? [i] : []));
  const found = subsets(light, (set) => set.reduce((sum, i) => sum + (atoms[i]?.n ?? 0), 0) < k).filter(
    (set) => rankOf(rows.map((row) => row.filter((_, i) => !set.includes(i)))) < full,
  );
  return found
    .filter((set) => !found.some((other) => other.length < set.length && other.every((i) => set.includes(i))))
    .map((set) => set.flatMap((i) => atoms[i]?.cells ?? []));
}

/** Whether these very cells, each once, are a sum and difference of the views. */
export function isDerivable(views: readonly View[], weights: Weights, cells: ReadonlySet<string>): boolean {
  const atoms = atomsOf(views, weights);
  const rows = rowsOf(views, atoms);
  const target = atoms.map((atom) => (atom.cells.every((cell) => cells.has(cell)) ? 1 : 0));
  const covered = atoms.flatMap((atom, i) => (target[i] ? atom.cells : []));
  const asked = [...cells].filter((cell) => (weights.get(cell) ?? 0) > 0);
  if (asked.some((cell) => !covered.includes(cell))) return false;
  return rankOf([...rows, target]) === rankOf(rows);
}

/** How to add and subtract the views so that nothing but these cells is left; null where it cannot be done. */
export function recipeFor(
  views: readonly View[],
  weights: Weights,
  cells: ReadonlySet<string>,
): number[] | null {
  const atoms = atomsOf(views, weights);
  return isolate(
    rowsOf(views, atoms),
    atoms.map((atom) => atom.cells.some((cell) => cells.has(cell))),
  );
}

/** Every subset but the empty one that stays allowed while it grows. */
export function subsets(items: readonly number[], allowed: (set: number[]) => boolean): number[][] {
  let found: number[][] = [];
  for (const item of items) {
    found = [...found, ...[[], ...found].map((set) => [...set, item]).filter(allowed)];
  }
  return found;
}

function rowsOf(views: readonly View[], atoms: readonly Atom[]): number[][] {
  return views.map((view) => atoms.map(({ cells }) => (view.has(cells[0] ?? "") ? 1 : 0)));
}
