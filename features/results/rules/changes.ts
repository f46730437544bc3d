import { SCORE } from "../queries/cells";
import type { FigureRow } from "../queries/figures";
import type { FrozenUnit, PublishedRound } from "../queries/newest";
import {
  type Change,
  type Figure,
  type FigureChanges,
  type RoundNumber,
  readTests,
  watchTeam,
} from "../statistics/changes";
import type { ChangeView, ShiftAlert } from "../types";
import { alarmOdds, shiftHeadline, verdictSentence } from "./words";

export type Changes = ReadonlyMap<string, FigureChanges>;

/**
 * What changed in a unit's figures, from published cells alone: a team is watched over its rounds under the parent it has
 * now, everything larger reads what was tested at the tally.
 * @param path the unit and those above it in the newest round
 */
export function changesOf(
  rows: readonly FigureRow[],
  [unit, parent]: readonly FrozenUnit[],
  rounds: readonly PublishedRound[],
): Changes {
  if (!unit) return new Map();
  const figures = figuresOf(rows, unit.id, parent?.id ?? null, rounds);
  return unit.kind === "team" ? watchTeam(figures) : readTests(figures);
}

/** Null where the newest round shows no number, and so nothing that could change. */
export function changeView(rows: readonly FigureRow[], changes: Changes, now: Cellmark): ChangeView | null {
  const row = rowAt(rows, now);
  const change = changes.get(now.questionId)?.newest;
  if (!row?.counts || !change) return null;
  return { verdict: change.verdict, sentence: verdictSentence(namesOf(change)) };
}

/** The biggest real shift of the newest round: the score's, else of the drivers' the one that luck makes least often. */
export function alertOf(
  rows: readonly FigureRow[],
  changes: Changes,
  now: Omit<Cellmark, "questionId">,
): ShiftAlert | null {
  const shifted = [...changes].flatMap(([questionId, { newest }]) => {
    const row = rowAt(rows, { ...now, questionId });
    if (newest.verdict === "none" || newest.verdict === "unknown" || !row || !("value" in row.cell))
      return [];
    const { verdict, since, oneIn } = newest;
    return [{ row, to: row.cell.value, verdict, since, oneIn, rank: questionId === SCORE ? 1 : 0 }];
  });
  const [first] = shifted.sort((a, b) => b.rank - a.rank || b.oneIn - a.oneIn);
  if (!first) return null;
  const { row, to, verdict, since, oneIn } = first;
  return {
    verdict,
    headline: shiftHeadline(verdict, row.kind === "nps" ? null : row.text),
    scale: row.kind === "nps" ? "score" : "share",
    from: since.value,
    to,
    since: since.roundName,
    odds: alarmOdds(oneIn),
  };
}

type Cellmark = { roundId: string; unitId: string; questionId: string };

function figuresOf(
  rows: readonly FigureRow[],
  unitId: string,
  parentId: string | null,
  rounds: readonly PublishedRound[],
): Figure[] {
  const names = new Map(rounds.map(({ id, name }) => [id, name]));
  const above = new Map(
    rows
      .filter((row) => row.unitId === parentId)
      .map(({ roundId, questionId, counts }) => [`${roundId} ${questionId}`, counts]),
  );
  const numbers = new Map<string, { scale: Figure["scale"]; numbers: RoundNumber[] }>();
  for (const { cell, counts, ...row } of rows) {
    if (row.unitId !== unitId || row.parentId !== parentId) continue;
    const figure = numbers.get(row.questionId) ?? {
      scale: row.kind === "nps" ? ("score" as const) : ("share" as const),
      numbers: [],
    };
    numbers.set(row.questionId, figure);
    if (!counts || !("value" in cell)) continue;
    figure.numbers.push({
      roundId: row.roundId,
      roundName: names.get(row.roundId) ?? "",
      counts,
      value: cell.value,
      parent: above.get(`${row.roundId} ${row.questionId}`) ?? null,
      test: row.test,
    });
  }
  return [...numbers].map(([questionId, figure]) => ({ questionId, ...figure }));
}

function namesOf(change: Change): Parameters<typeof verdictSentence>[0] {
  return change.verdict === "unknown" ? change : { ...change, since: change.since.roundName };
}

function rowAt(rows: readonly FigureRow[], { roundId, unitId, questionId }: Cellmark): FigureRow | undefined {
  return rows.find(
    (row) => row.roundId === roundId && row.unitId === unitId && row.questionId === questionId,
  );
}
