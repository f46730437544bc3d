import type { Decide } from "./gate-run";

/** What most tools do: whatever has k answers is shown. */
export const plain: Decide = (units, { k }) => byThreshold(units, k);

/**
 * The usual remedy: where exactly one child is hidden, the next smallest goes too, so that two are left in the rest.
 */
export const hideNextSmallest: Decide = (units, { k }) => {
  const states = byThreshold(units, k);
  const totals = sumsOf(units);
  for (const { id } of units) {
    const children = units.filter(({ parentId }) => parentId === id);
    const isShown = (child: { id: string }) => states.get(child.id) === "exact";
    const hidden = children.filter((child) => !isShown(child) && (totals.get(child.id) ?? 0) > 0);
    const [next] = children.filter(isShown).sort((a, b) => (totals.get(a.id) ?? 0) - (totals.get(b.id) ?? 0));
    if (hidden.length === 1 && next) states.set(next.id, "lid");
  }
  return states;
};

type Units = Parameters<Decide>[0];

function byThreshold(units: Units, k: number): ReturnType<Decide> {
  const totals = sumsOf(units);
  return new Map(units.map(({ id }) => [id, (totals.get(id) ?? 0) >= k ? "exact" : "lid"]));
}

/** The smallest n of any question, everything below included. */
function sumsOf(units: Units): Map<string, number> {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const sums = new Map(units.map(({ id, own }) => [id, own.map(() => 0)]));
  for (const { id, own } of units) {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) {
      const sum = sums.get(at) ?? [];
      for (const [i, n] of own.entries()) sum[i] = (sum[i] ?? 0) + n;
    }
  }
  return new Map([...sums].map(([id, sum]) => [id, Math.min(...sum)]));
}
