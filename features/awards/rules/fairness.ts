/** That somebody spoke for somebody: made a case for them, or added their voice to one. */
export type Edge = {
  /** The person who spoke. */
  from: string;
  /** The person or team they spoke for. */
  to: string;
  at: Date;
  cycleId: string;
};

/** Two who spoke for each other, each the last time. */
export type Pair = { people: [string, string]; spokeAt: [Date, Date] };

export type Rings = {
  /** Each names the next, and the last one the first; every ring once, from its smallest id. */
  rings: string[][];
  /** Whether the search ended early, so that there may be more. */
  isCapped: boolean;
};

/** The start of the year that the evidence looks back on. */
export function yearBefore(time: Date): Date {
  const start = new Date(time);
  start.setUTCFullYear(start.getUTCFullYear() - 1);
  return start;
}

/** Everybody who spoke for somebody who spoke for them, once a pair. */
export function mutualPairs(edges: readonly Edge[]): Pair[] {
  const last = new Map<string, Date>();
  for (const { from, to, at } of edges) {
    const before = last.get(`${from} ${to}`);
    if (from !== to && (!before || before < at)) last.set(`${from} ${to}`, at);
  }
  const pairs: Pair[] = [];
  for (const [key, at] of last) {
    const [from = "", to = ""] = key.split(" ");
    const back = last.get(`${to} ${from}`);
    if (back && from < to) pairs.push({ people: [from, to], spokeAt: [at, back] });
  }
  return pairs.sort((a, b) => (a.people.join() < b.people.join() ? -1 : 1));
}

/** The longest ring that is looked for: beyond it nobody would have agreed on anything. */
const LONGEST = 5;

/**
 * Rings of three to five people of whom each spoke for the next: simple directed circles, found depth first from each
 * edge of `through` and named once.
 * @param through a ring is only told when one of these is part of it
 * @param limits how many rings are told at most, and how many steps the search takes at most
 */
export function findRings(
  edges: readonly Edge[],
  through: readonly Edge[] = edges,
  limits: { rings: number; steps: number } = { rings: 20, steps: 200_000 },
): Rings {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const found = new Map<string, string[]>();
  let steps = 0;
  let isCapped = false;
  const walk = (path: string[], goal: string): void => {
    const here = path.at(-1) ?? "";
    for (const to of next.get(here) ?? []) {
      if (isCapped) return;
      steps += 1;
      if (to === goal && path.length >= 3) {
        const ring = fromSmallest(path);
        if (!found.has(ring.join()) && found.size === limits.rings) isCapped = true;
        else found.set(ring.join(), ring);
      } else if (path.length < LONGEST && to !== goal && !path.includes(to)) walk([...path, to], goal);
      if (steps >= limits.steps) isCapped = true;
    }
  };
  for (const { from, to } of through) {
    if (from !== to && next.get(from)?.has(to)) walk([from, to], from);
  }
  const rings = [...found.values()].sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  return { rings, isCapped };
}

/**
 * How many rings of three to five chance alone would make, if everybody had spoken as often and been spoken for as often,
 * but of whomever: with m edges dealt out anew (the configuration model), (k-1)! e_k / (m (m-1) ... (m-k+1)) rings of k
 * people, where e_k is the sum over every k of them of the products of their ins and outs.
 * @param through only rings through one of these edges at least
 */
export function ringsByChance(edges: readonly Edge[], through: readonly Edge[] = edges): number {
  const distinct = new Map(edges.filter(({ from, to }) => from !== to).map((edge) => [keyOf(edge), edge]));
  const asked = new Set(through.map(keyOf).filter((key) => distinct.has(key))).size / (distinct.size || 1);
  const sums = productsOfInsAndOuts([...distinct.values()]);
  let expected = 0;
  let orders = 1;
  let dealt = 1;
  for (let k = 1; k <= Math.min(LONGEST, distinct.size); k += 1) {
    dealt *= distinct.size - k + 1;
    orders *= Math.max(1, k - 1);
    if (k >= 3) expected += ((orders * (sums[k] ?? 0)) / dealt) * (1 - (1 - asked) ** k);
  }
  return expected;
}

/** For each k up to the longest ring, the elementary symmetric sum of everybody's ins times outs. */
function productsOfInsAndOuts(edges: readonly Edge[]): number[] {
  const ins = new Map<string, number>();
  const outs = new Map<string, number>();
  for (const { from, to } of edges) {
    outs.set(from, (outs.get(from) ?? 0) + 1);
    ins.set(to, (ins.get(to) ?? 0) + 1);
  }
  const sums = [1, ...Array.from({ length: LONGEST }, () => 0)];
  for (const [id, out] of outs) {
    const both = out * (ins.get(id) ?? 0);
    for (let k = LONGEST; k >= 1; k -= 1) sums[k] = (sums[k] ?? 0) + (sums[k - 1] ?? 0) * both;
  }
  return sums;
}

function keyOf({ from, to }: Pick<Edge, "from" | "to">): string {
  return `${from} ${to}`;
}

/** The same ring, told from its smallest id. */
function fromSmallest(path: readonly string[]): string[] {
  const start = path.indexOf([...path].sort()[0] ?? "");
  return [...path.slice(start), ...path.slice(0, start)];
}

/** Whose voice went to the same nominee in more than `twice` turns. */
export function favourites(edges: readonly Edge[], twice = 2): { from: string; to: string; times: number }[] {
  const turns = new Map<string, Set<string>>();
  for (const { from, to, cycleId } of edges) {
    const key = `${from} ${to}`;
    turns.set(key, (turns.get(key) ?? new Set()).add(cycleId));
  }
  return [...turns]
    .filter(([, cycles]) => cycles.size > twice)
    .map(([key, { size: times }]) => {
      const [from = "", to = ""] = key.split(" ");
      return { from, to, times };
    })
    .sort((a, b) => b.times - a.times || (a.from + a.to < b.from + b.to ? -1 : 1));
}

/** Who stands behind somebody who speaks: their table, and whom they report to. */
export type Backing = { personId: string; teamId: string | null; managerId: string | null };

/**
 * Whether all voices for one nominee, of two or more, come from one table or from one lead's people.
 * @returns null when they do not
 */
export function oneSide(voices: readonly Backing[]): { by: "team" | "lead"; id: string } | null {
  if (new Set(voices.map(({ personId }) => personId)).size < 2) return null;
  const same = (ids: (string | null)[]) => (ids.every((id) => id !== null && id === ids[0]) ? ids[0] : null);
  const team = same(voices.map(({ teamId }) => teamId));
  if (team) return { by: "team", id: team };
  const lead = same(voices.map(({ managerId }) => managerId));
  return lead ? { by: "lead", id: lead } : null;
}
