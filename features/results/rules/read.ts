import type { FigureRow } from "../queries/figures";
import type { Newest, PublishedRound } from "../queries/newest";
import type { Place } from "../queries/standing";
import type { CellView, UnitRef } from "../types";
import { keyOf, refOf } from "./cells";
import type { Changes } from "./changes";

export const LID: CellView = { state: "lid" };

/** Everything that was read: where the unit stands, the newest round, the figures of the unit and those above it. */
export type Read = {
  place: Place;
  newest: Newest;
  round: PublishedRound;
  rows: FigureRow[];
  byKey: ReadonlyMap<string, FigureRow>;
  changes: Changes;
};

/** A published figure of the newest round, or of another one. */
export function cellAt({ byKey, round }: Read, unitId: string, questionId: string, roundId = round.id) {
  return byKey.get(keyOf(roundId, unitId, questionId))?.cell;
}

/** A unit of the path, as the round froze it or as it stands now. */
export function unitAt({ newest, place }: Read, id: string): UnitRef | null {
  const unit = newest.path.find((one) => one.id === id) ?? place.path.find((one) => one.id === id);
  return unit ? refOf(unit) : null;
}

/** The number of a cell that shows one. */
export function numberIn(cell: CellView | undefined): number | null {
  return cell && "value" in cell ? cell.value : null;
}
