/** How many people of a unit are favourable, neutral and unfavourable. */
export type Triple = readonly [number, number, number];

/** A figure as a page, an API or an export shows it: points for scores, percent for shares. */
export type Bounds = { n: number; value: number; low: number; high: number };

const CLOSE = 1e-6;

/**
 * Reads a score with its n and interval back into the answers behind it. The interval says how many stand at the ends
 * in all, the score how many more at the one: by the formulas of trust.md section 3, written down here once more.
 * @returns every split of n people that shows these very numbers: one, for whatever may be shown
 */
export function readScore({ n, value, low, high }: Bounds): Triple[] {
  const found: Triple[] = [];
  for (let favourable = 0; favourable <= n; favourable += 1) {
    for (let unfavourable = 0; favourable + unfavourable <= n; unfavourable += 1) {
      if (Math.abs((100 * (favourable - unfavourable)) / n - value) > 0.5 + CLOSE) continue;
      const [from, to] = waldInterval(favourable, unfavourable, n);
      if (Math.abs(from - low) < CLOSE && Math.abs(to - high) < CLOSE) {
        found.push([favourable, n - favourable - unfavourable, unfavourable]);
      }
    }
  }
  return found;
}

/** A share tells how many agree (or were passed on), and not how the others are split. */
export function readShare({ n, value }: Bounds): number {
  return Math.round((value * n) / 100);
}

function waldInterval(favourable: number, unfavourable: number, n: number): [number, number] {
  const up = (favourable + 0.75) / (n + 3);
  const down = (unfavourable + 0.75) / (n + 3);
  const reach = 1.96 * Math.sqrt((up + down - (up - down) * (up - down)) / (n + 3));
  return [Math.max(-100, 100 * (up - down - reach)), Math.min(100, 100 * (up - down + reach))];
}
