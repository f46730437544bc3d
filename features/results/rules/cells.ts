import type { CellView, UnitRef } from "../types";

/** A cell as it is stored; which of its fields are filled depends on its state (see db/schema/results). */
type StoredCell = {
  state: "exact" | "band" | "lid";
  n: number | null;
  stats: { value: number; low: number; high: number } | null;
  words: "nearly_all" | "hardly_any" | null;
  band: "low" | "middle" | "high" | null;
};

/** What a stored cell lets a page say: never more than its state allows. */
export function viewOf({ state, n, stats, words, band }: StoredCell): CellView {
  if (state === "exact" && n !== null && stats) return { state, n, ...stats };
  if (state === "exact" && n !== null && words) return { state, n, words };
  return state === "band" && band ? { state, band } : { state: "lid" };
}

/** Names a cell of a pulse among others. */
export function keyOf(roundId: string, unitId: string, questionId: string): string {
  return `${roundId} ${unitId} ${questionId}`;
}

/** A unit by what a link to it needs. */
export function refOf({ id, name, kind }: UnitRef): UnitRef {
  return { id, name, kind };
}
