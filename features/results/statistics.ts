/** How sure a figure is. Pure; the formulas and their vectors come from the sources named at each. */
export type Estimate = { value: number; low: number; high: number };

const Z = 1.96;

/**
 * eNPS (% promoters minus % detractors, -100..100) with its 95% interval, adjusted Wald (Rocks 2016).
 * @param n everybody who answered, passives included
 */
export function scoreOf(promoters: number, detractors: number, n: number): Estimate {
  const p = (promoters + 0.75) / (n + 3);
  const d = (detractors + 0.75) / (n + 3);
  const half = Z * Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
  return {
    value: Math.round((100 * (promoters - detractors)) / n),
    low: Math.max(-100, 100 * (p - d - half)),
    high: Math.min(100, 100 * (p - d + half)),
  };
}

/** A share in percent with its 95% interval (Wilson 1927). */
export function shareOf(count: number, n: number): Estimate {
  const p = count / n;
  const centre = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return {
    value: 100 * p,
    low: Math.max(0, 100 * (centre - half)),
    high: Math.min(100, 100 * (centre + half)),
  };
}

/** Between what the score of all `people` must lie, whatever those who stayed silent think. */
export function hardBounds(
  promoters: number,
  detractors: number,
  n: number,
  people: number,
): [number, number] {
  const silent = people - n;
  return [
    (100 * (promoters - detractors - silent)) / people,
    (100 * (promoters - detractors + silent)) / people,
  ];
}
