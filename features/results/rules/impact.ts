/**
 * The driver to look at first: low score, high impact. Of all that agree to be counted here, the one whose part of the
 * score times the share that does not agree is largest; of three that are only named, the one fewest agree with.
 * @param drivers `weight` 0..1 or null where only named, `value` the share that agrees in percent or null under the lid
 * @returns its id; null where nothing can be said, or where everything that matters is agreed with by nearly everybody
 */
export function firstToFix(
  drivers: readonly { id: string; weight: number | null; value: number | null }[],
): string | null {
  const gains = drivers.map(({ id, weight, value }) => ({
    id,
    gain: value === null ? 0 : (weight ?? 1) * (100 - value),
  }));
  const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a), { id: "", gain: 0 });
  return best.gain > 0 ? best.id : null;
}
