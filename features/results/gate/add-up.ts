import { inPostOrder } from "./blocks";

/**
 * How often each answer was given in every unit with everything below it.
 * @param own by unit: the same in its own box or block alone; units without answers may be missing
 */
export function addUp(
  units: readonly { id: string; parentId: string | null }[],
  own: ReadonlyMap<string, readonly number[]>,
): Map<string, number[]> {
  const sums = new Map(units.map(({ id }) => [id, [...(own.get(id) ?? [])]]));
  for (const { id, parentId } of inPostOrder(units)) {
    const above = parentId === null ? undefined : sums.get(parentId);
    if (!above) continue;
    for (const [value, n] of (sums.get(id) ?? []).entries()) above[value] = (above[value] ?? 0) + (n ?? 0);
  }
  return sums;
}
