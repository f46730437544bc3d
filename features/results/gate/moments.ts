/**
 * Sums over the ballots of one unit that answered everything: how many, each answer's sum, and the sums of all products.
 * That is all a correlation needs, so no answers of one person are kept together once they are added.
 */
export class MomentSums {
  /** Ballots that answered every question of `keys`. */
  count = 0;
  private readonly sums: Float64Array;
  private readonly products: Float64Array;

  /** @param keys what is asked, the score first, then the drivers; the same order in all sums that are merged */
  constructor(readonly keys: readonly string[]) {
    this.sums = new Float64Array(keys.length);
    this.products = new Float64Array(keys.length ** 2);
  }

  /** Adds one ballot's answers by question key; a ballot that left one of them out is not counted. */
  add(answers: Readonly<Record<string, number>>): void {
    const values = this.keys.map((key) => answers[key]);
    if (values.some((value) => value === undefined)) return;
    this.count += 1;
    for (const [i, a = 0] of values.entries()) {
      this.sums[i] = (this.sums[i] ?? 0) + a;
      for (const [j, b = 0] of values.entries()) {
        const at = i * this.keys.length + j;
        this.products[at] = (this.products[at] ?? 0) + a * b;
      }
    }
  }

  /** Adds a unit's sums to these, for its parent. */
  merge(other: MomentSums): void {
    if (other.keys.join() !== this.keys.join()) throw new Error("sums of different questions");
    this.count += other.count;
    for (const [i, sum] of other.sums.entries()) this.sums[i] = (this.sums[i] ?? 0) + sum;
    for (const [i, sum] of other.products.entries()) this.products[i] = (this.products[i] ?? 0) + sum;
  }

  /**
   * Pearson's correlations of all keys: a matrix in the order of `keys`. A question that everybody answered alike
   * correlates with nothing (0), and with itself 1.
   */
  correlations(): number[][] {
    const spread = this.keys.map((_, i) => Math.sqrt(this.covariance(i, i)));
    return this.keys.map((_, i) =>
      this.keys.map((_, j) => {
        if (i === j) return 1;
        const scale = (spread[i] ?? 0) * (spread[j] ?? 0);
        return scale > 0 ? this.covariance(i, j) / scale : 0;
      }),
    );
  }

  /** The scaled covariance n sum(ab) - sum(a) sum(b): of whole numbers, so it is exact and 0 only without spread. */
  private covariance(i: number, j: number): number {
    const product = this.products[i * this.keys.length + j] ?? 0;
    return this.count * product - (this.sums[i] ?? 0) * (this.sums[j] ?? 0);
  }
}
