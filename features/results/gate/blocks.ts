/**
 * Which units may show a figure. Visibility depends on how many answered, never on what they answered.
 * A *block* is a shown unit minus its largest shown descendants; since units are nested, everything that can be worked out
 * by adding and subtracting is a union of blocks. So no block may hold 0 < n < k answers.
 */
export type GateUnit = {
  id: string;
  parentId: string | null;
  /** How many people could answer in this unit and below it. */
  eligible: number;
  /** Answers counted in this very unit (not below), one number a question. */
  own: readonly number[];
};

/** The boxes a block is made of, and how many answered each question in them. */
export type Block = { boxes: readonly string[]; n: readonly number[] };

/** Whether a block must not be worked out: too few answers, or whatever else the round promised. */
export type BadBlock = (block: Block) => boolean;

/** The units with k answers or more to every question that may show exact figures, by the block rule alone. */
export function publishedUnits(units: readonly GateUnit[], k: number): Set<string> {
  const totals = totalsOf(units);
  const enough = units.map(({ id }) => id).filter((id) => smallest(totals, id) >= k);
  return withoutBadBlocks(units, new Set(enough), (block) => isSmall(block, k));
}

/** A question that 1 to k - 1 people in the block answered. None at all gives nothing away. */
export function isSmall({ n }: Block, k: number): boolean {
  return n.some((answers) => answers > 0 && answers < k);
}

/**
 * Takes units out of `wanted` until no block is bad, children before parents: of the largest below a bad block the one
 * with the fewest eligible people goes, or the unit itself where there is none (trust.md section 2, the loop). What goes
 * changes only blocks that are still to come, so one pass is enough.
 * @param mayGo where given, only these are taken out; the others stay whatever their block
 */
export function withoutBadBlocks(
  units: readonly GateUnit[],
  wanted: ReadonlySet<string>,
  isBad: BadBlock,
  mayGo: ReadonlySet<string> = wanted,
): Set<string> {
  const shown = new Set(wanted);
  const rest = new Map<string | null, Rest>();
  for (const { id, parentId, eligible, own } of inPostOrder(units)) {
    const { below, ...kept } = rest.get(id) ?? NOTHING;
    let block = join(kept, { boxes: [id], n: own });
    let largest = below;
    while (shown.has(id) && isBad(block)) {
      const out = fewestEligible(largest.filter((unit) => mayGo.has(unit.id)));
      if (out) {
        block = join(block, out);
        largest = [...largest.filter((unit) => unit !== out), ...out.below];
      } else if (!mayGo.has(id)) break;
      shown.delete(out?.id ?? id);
    }
    const upwards = shown.has(id)
      ? { ...EMPTY, below: [{ id, eligible, ...block, below: largest }] }
      : { ...block, below: largest };
    const above = rest.get(parentId) ?? NOTHING;
    rest.set(parentId, { ...join(above, upwards), below: [...above.below, ...upwards.below] });
  }
  return shown;
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
export function totalsOf(units: readonly GateUnit[]): Map<string, readonly number[]> {
  const totals = new Map<string, readonly number[]>();
  for (const { id, parentId, own } of inPostOrder(units)) {
    const total = add(totals.get(id) ?? [], own);
    totals.set(id, total);
    if (parentId) totals.set(parentId, add(totals.get(parentId) ?? [], total));
  }
  return totals;
}

/** Children before their parent, siblings by id: the same tree always in the same order. */
export function inPostOrder<U extends { id: string; parentId: string | null }>(units: readonly U[]): U[] {
  const known = new Set(units.map(({ id }) => id));
  const children = new Map<string | null, U[]>();
  for (const unit of [...units].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(unit);
    else children.set(parent, [unit]);
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

/** A shown unit with its block and the largest shown units below it. */
type Shown = Block & { id: string; eligible: number; below: readonly Shown[] };
/** What a hidden unit leaves to the one above: its answers, and the shown units below it. */
type Rest = Block & { below: readonly Shown[] };

const EMPTY: Block = { boxes: [], n: [] };
const NOTHING: Rest = { ...EMPTY, below: [] };

function join(a: Block, b: Block): Block {
  return { boxes: [...a.boxes, ...b.boxes], n: add(a.n, b.n) };
}

function add(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}
