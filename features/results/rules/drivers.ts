import { SCORE } from "../queries/cells";
import type { CellView, DriverView, ImpactView } from "../types";
import { changeView } from "./changes";
import { firstToFix } from "./impact";
import { cellAt, LID, numberIn, type Read, unitAt } from "./read";

/** Lowest first; what has no number stands at the end. */
export function driversOf(read: Read): DriverView[] {
  const { place, newest, round, rows, changes } = read;
  const [unitId, company] = [place.unit.id, place.path[0]?.id ?? ""];
  const before = newest.rounds.slice(1).map(({ id }) => id);
  const drivers = askedIn(read).map(({ id, text }) => {
    const earlier = before.map((roundId) => numberIn(cellAt(read, unitId, id, roundId)));
    return {
      id,
      text,
      cell: cellAt(read, unitId, id) ?? LID,
      company: company === unitId ? null : numberIn(cellAt(read, company, id)),
      previous: earlier.find((n) => n !== null) ?? null,
      change: changeView(rows, changes, { roundId: round.id, unitId, questionId: id }),
    };
  });
  const rank = ({ cell }: DriverView) => numberIn(cell) ?? (cell.state === "exact" ? wordRank(cell) : 200);
  return drivers.sort((a, b) => rank(a) - rank(b));
}

function wordRank(cell: CellView): number {
  return "words" in cell && cell.words === "hardly_any" ? -1 : 101;
}

/** What moves with the score: in this unit, or in the nearest one above with people enough to tell. */
export function impactOf(read: Read, above: readonly string[]): ImpactView | null {
  const { round, rows, place } = read;
  const listed = rows.filter(({ roundId, impact }) => roundId === round.id && impact !== null);
  const unit = unitAt(read, above.find((id) => listed.some(({ unitId }) => unitId === id)) ?? "");
  if (!unit || cellAt(read, place.unit.id, SCORE)?.state !== "exact") return null;
  const drivers = listed
    .filter(({ unitId }) => unitId === unit.id)
    .map(({ questionId, text, impact }) => ({
      id: questionId,
      text,
      weight: impact?.weight ?? null,
      value: numberIn(cellAt(read, place.unit.id, questionId)),
    }));
  const isRanked = drivers.every(({ weight }) => weight !== null);
  return {
    unit,
    isOwn: unit.id === place.unit.id,
    kind: isRanked ? "ranked" : "named",
    drivers: isRanked ? drivers.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0)) : drivers,
    first: firstToFix(drivers),
  };
}

/** The drivers of the newest round, in the order they were asked: every unit has a cell for each. */
function askedIn({ round, rows }: Read): { id: string; text: string }[] {
  const drivers = rows.filter(({ roundId, kind }) => roundId === round.id && kind === "agree");
  return [...new Map(drivers.map(({ questionId: id, text }) => [id, { id, text }])).values()];
}
