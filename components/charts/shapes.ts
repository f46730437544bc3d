/** The third of the scale a result lies in, where a number would give too much away. */
export type ThreeBands = "low" | "middle" | "high";

/** One round of a trend. */
export type TrendPoint = {
  label: string;
  state: "exact" | "band" | "lid";
  score?: number;
  low?: number;
  high?: number;
  band?: ThreeBands;
  /** Set only when the change from the round before passed the test. */
  shift?: "up" | "down";
};
