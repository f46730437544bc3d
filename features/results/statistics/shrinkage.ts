/** Answers of one unit by category: promoters, passives, detractors, or agree, neutral, disagree. */
export type Triple = readonly [favourable: number, neutral: number, unfavourable: number];

/** From here on the units are too alike to be told apart: a ranking shows the parent instead. */
export const KAPPA_CAP = 1000;

/**
 * A score drawn towards its parent's: the posterior of Dirichlet(kappa pi) after these counts. With a = kappa pi + counts,
 * A = sum a and mu = a / A the mean is mu_P - mu_D and the variance (mu_P + mu_D - mean^2)/(A + 1).
 * Source: Gelman et al., "Bayesian Data Analysis", 3rd edition, section 3.4.
 * @param parent the parent's shares pi, which sum to 1
 * @param kappa how many answers the parent counts for
 * @returns mean and standard deviation in points, -100..100
 */
export function shrunkScore(counts: Triple, parent: Triple, kappa: number): { mean: number; sd: number } {
  const a = counts.map((count, i) => count + kappa * (parent[i] ?? 0));
  const total = sumOf(a);
  const [p = 0, , d = 0] = a.map((value) => value / total);
  const mean = p - d;
  return { mean: 100 * mean, sd: 100 * Math.sqrt((p + d - mean ** 2) / (total + 1)) };
}

/**
 * How alike siblings are: kappa of the Dirichlet-multinomial by maximum likelihood, with pi their pooled shares. The log
 * likelihood of one sibling is sum_j sum_{t < c_j} log(kappa pi_j + t) - sum_{t < n} log(kappa + t); it is searched on a
 * logarithmic scale by golden section. Large means alike; often it is infinite, so it stops at KAPPA_CAP.
 * Source: Minka, "Estimating a Dirichlet distribution" (2000), section 3 (the Polya distribution).
 * @param siblings counts of each published sibling; with fewer than two there is nothing to tell apart and kappa is the cap
 */
export function kappaOf(siblings: readonly Triple[]): number {
  const pi = pooledShares(siblings);
  const at = (log: number) => sumOf(siblings.map((counts) => logLikelihood(counts, pi, Math.exp(log))));
  let [low, high] = [Math.log(0.01), Math.log(KAPPA_CAP)];
  if (siblings.length < 2 || at(high) >= at(high - 1e-3)) return KAPPA_CAP;
  const golden = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-6) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (at(left) > at(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** The shares of all units' answers together. @param units with at least one answer among them */
export function pooledShares(units: readonly Triple[]): Triple {
  const sums = ([0, 1, 2] as const).map((i) => sumOf(units.map((counts) => counts[i])));
  const total = sumOf(sums);
  const [favourable = 0, neutral = 0, unfavourable = 0] = sums.map((sum) => sum / total);
  return [favourable, neutral, unfavourable];
}

function logLikelihood(counts: Triple, pi: Triple, kappa: number): number {
  const rising = (from: number, steps: number) => {
    let log = 0;
    for (let t = 0; t < steps; t += 1) log += Math.log(from + t);
    return log;
  };
  return sumOf(counts.map((count, i) => rising(kappa * (pi[i] ?? 0), count))) - rising(kappa, sumOf(counts));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
