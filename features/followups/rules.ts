import type { Stage } from "./types";

export const STAGES: { stage: Stage; words: string }[] = [
  { stage: "spotted", words: "Spotted" },
  { stage: "on_the_table", words: "On the table" },
  { stage: "in_the_oven", words: "In the oven" },
  { stage: "served", words: "Served" },
];

export function stageWords(stage: Stage): string {
  return STAGES.find((known) => known.stage === stage)?.words ?? stage;
}

/** A served follow-up is measured and done; everything else may move either way. */
export function canMove(from: Stage, to: Stage): boolean {
  return from !== "served" && from !== to;
}
