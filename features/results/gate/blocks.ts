/**
 * Which units may show a figure. Visibility depends on how many answered, never on what they answered.
 * A *block* is a published unit minus its largest published descendants; since published units are nested, everything
 * that can be worked out by adding and subtracting is a union of blocks. So no block may hold 0 < n < k answers.
 */
export type GateUnit = {
  id: string;
  parentId: string | null;
  /** How many people could answer in this unit and below it. */
  eligible: number;
  /** Answers counted in this very unit (not below), one number a question. */
  own: readonly number[];
};

/**
 * The units that may show exact figures, by the block rule of the disclosure gate.
 * @param hidden units that are not to be published exactly whatever their n (those that show a band)
 */
export function publishedUnits(
  units: readonly GateUnit[],
  k: number,
  hidden: ReadonlySet<string> = new Set(),
) {
  const tree = inPostOrder(units);
  const totals = totalsOf(tree);
  const published = new Set(
    tree.filter((unit) => !hidden.has(unit.id) && smallest(totals, unit.id) >= k).map((unit) => unit.id),
  );
  for (;;) {
    const { blocks, largest } = blocksOf(tree, totals, published);
    const bad = tree.find(({ id }) => blocks.get(id)?.some((n) => n > 0 && n < k));
    if (!bad) return published;
    const below = tree.filter(({ id }) => largest.get(id) === bad.id);
    published.delete(fewestEligible(below)?.id ?? bad.id);
  }
}

/** For every unit the published unit that its own answers are shown in: itself or the nearest above, null for none. */
export function blockOf(
  units: readonly GateUnit[],
  published: ReadonlySet<string>,
): Map<string, string | null> {
  const blocks = new Map<string, string | null>();
  for (const { id, parentId } of inPostOrder(units).reverse()) {
    blocks.set(id, published.has(id) ? id : ((parentId && blocks.get(parentId)) ?? null));
  }
  return blocks;
}

/** Answers per unit with everything below it, one number a question. */
export function totalsOf(units: readonly GateUnit[]): Map<string, number[]> {
  const totals = new Map<string, number[]>();
  for (const { id, parentId, own } of inPostOrder(units)) {
    const total = add(totals.get(id), own);
    totals.set(id, total);
    if (parentId) totals.set(parentId, add(totals.get(parentId), total));
  }
  return totals;
}

/** Children before their parent, siblings by id: the same tree always in the same order. */
export function inPostOrder<U extends { id: string; parentId: string | null }>(units: readonly U[]): U[] {
  const known = new Set(units.map(({ id }) => id));
  const children = new Map<string | null, U[]>();
  for (const unit of [...units].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const visit = (unit: U): U[] => [...(children.get(unit.id) ?? []).flatMap(visit), unit];
  return (children.get(null) ?? []).flatMap(visit);
}

export function fewestEligible<U extends { id: string; eligible: number }>(
  units: readonly U[],
): U | undefined {
  return [...units].sort((a, b) => a.eligible - b.eligible || (a.id < b.id ? -1 : 1))[0];
}

/** The smallest n over all questions: a unit is open or under the lid with all of them. */
export function smallest(totals: ReadonlyMap<string, readonly number[]>, id: string): number {
  return Math.min(...(totals.get(id) ?? [0]));
}

/** Per published unit its block's answers, and per published unit the published one right above it. */
function blocksOf(tree: readonly GateUnit[], totals: Map<string, number[]>, published: ReadonlySet<string>) {
  const parentOf = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const blocks = new Map<string, number[]>();
  const largest = new Map<string, string>();
  for (const id of published) blocks.set(id, [...(totals.get(id) ?? [])]);
  for (const id of published) {
    let above = parentOf.get(id) ?? null;
    while (above !== null && !published.has(above)) above = parentOf.get(above) ?? null;
    if (above === null) continue;
    largest.set(id, above);
    blocks.set(above, subtract(blocks.get(above), totals.get(id)));
  }
  return { blocks, largest };
}

function add(a: readonly number[] | undefined, b: readonly number[]): number[] {
  return a ? b.map((n, i) => n + (a[i] ?? 0)) : [...b];
}

function subtract(a: readonly number[] = [], b: readonly number[] = []): number[] {
  return a.map((n, i) => n - (b[i] ?? 0));
}
