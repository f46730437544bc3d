/** A figure with its 95% interval: in points (-100..100) for scores, in percent (0..100) for shares. */
export type Estimate = { value: number; low: number; high: number };

const Z = 1.96;

/**
 * eNPS (% promoters minus % detractors, -100..100) with its 95% interval, adjusted Wald:
 * p' = (P + 3/4)/(n + 3), d' = (D + 3/4)/(n + 3), (p' - d') +- 1.96 sqrt((p' + d' - (p' - d')^2)/(n + 3)), clipped.
 * `value` is the plain score as a whole number and need not be central. No finite-population correction.
 * Source: Rocks, "Interval estimation for the Net Promoter Score", The American Statistician 70 (2016).
 * @param n everybody who answered, passives included; at least 1
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

/**
 * A share in percent with its 95% score interval:
 * (p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n).
 * Source: Wilson, "Probable inference", JASA 22 (1927).
 * @param count those the share is of, at most n
 */
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

/**
 * Between what the score of all `people` must lie (-100..100), whatever those who stayed silent think:
 * (P - D -+ m)/N with m = N - n. Source: Manski's no-assumption bounds ("Partial Identification", 2003, chapter 1).
 * @param people everybody who could answer, N; at least n
 */
export function hardBounds(
  promoters: number,
  detractors: number,
  n: number,
  people: number,
): [low: number, high: number] {
  const silent = people - n;
  return [
    (100 * (promoters - detractors - silent)) / people,
    (100 * (promoters - detractors + silent)) / people,
  ];
}
