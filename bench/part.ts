/** Does a piece of work under a title that is said, with how long it took. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/** What each part of the bench is run with. */
export type Part = {
  /** Fewer and shorter turns. */
  quick: boolean;
  step: Step;
  say: (line: string) => void;
};
