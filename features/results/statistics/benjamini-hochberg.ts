/**
 * Which of many tests may be called findings, so that on average at most a share `q` of the findings is luck: with the
 * p-values in order, all up to the largest i with p(i) <= i q / m.
 * Source: Benjamini & Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995).
 * @param ps one p-value a test, 0..1, in any order
 * @param q the false discovery rate, 0..1
 * @returns one verdict a test, in the order given
 */
export function discoveries(ps: readonly number[], q: number): boolean[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  // i q / m in floating point may miss equality by its last bit.
  const last = order.findLastIndex(({ p }, rank) => p <= ((rank + 1) * q) / ps.length + 1e-12);
  const found = new Set(order.slice(0, last + 1).map(({ i }) => i));
  return ps.map((_, i) => found.has(i));
}
