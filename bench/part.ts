/** Does a piece of work under a title that is said, with how long it took. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/** What each part of the bench is run with. */
export type Part = {
  /** Fewer and shorter turns. */
  quick: boolean;
  step: Step;
  say: (line: string) => void;
};

/**
 * Ends a part of the bench as failed unless everything it is held to holds.
 * @throws Error naming what does not
 */
export function holdTo(bounds: Record<string, boolean>): void {
  const missed = Object.keys(bounds).filter((name) => !bounds[name]);
  if (missed.length > 0) throw new Error(`over the bound: ${missed.join(", ")}`);
}
