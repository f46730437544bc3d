import { and, asc, eq, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import { publishedComments, roundQuestions } from "@/db/schema";
import { shuffled } from "@/lib/shuffle";
import { blockOf, type GateUnit, inPostOrder } from "./blocks";
import { placeComments } from "./comments";
import { decideStates } from "./decide";
import { type Counts, categoryOf, figureOf, NO_COUNTS, type QuestionKind } from "./figures";
import { type FrozenUnit, type Round, readFrozenUnits, readMoving } from "./rosters";
import { writeCells } from "./write-cells";

/** A ballot as the tally opened it: what was said, and in which unit it counts. */
export type OpenedBallot = { unitId: string; answers: Record<string, number>; comment: string };

type Question = { id: string; kind: QuestionKind };

/**
 * Publishes a pulse inside the tally's transaction: a cell for every unit and question, and the comments that may be read.
 * @returns for each unit the block its answers are stored under; null for answers that no published unit holds
 */
export async function publishPulse(
  tx: Db,
  round: Round,
  ballots: readonly OpenedBallot[],
): Promise<Map<string, string | null>> {
  const frozen = await readFrozenUnits(tx, round.id);
  const questions = await readNumberQuestions(tx, round.id);
  const boxes = byUnit(ballots);
  const counts = countUp(frozen, questions, ballots);
  const units: GateUnit[] = frozen.map((unit) => ({
    ...unit,
    own: questions.map(({ id }) => (boxes.get(unit.id) ?? []).filter(({ answers }) => id in answers).length),
  }));
  const states = decideStates(units, { ...round, moving: await readMoving(tx, round) });
  const place = { roundId: round.id, serviceId: null };
  await writeCells(
    tx,
    frozen.flatMap(({ id: unitId }) =>
      questions.map(({ id: questionId, kind }) => {
        const sum = counts.get(`${unitId} ${questionId}`) ?? NO_COUNTS;
        return { ...place, unitId, questionId, figure: figureOf(states.get(unitId) ?? "lid", kind, sum) };
      }),
    ),
  );
  const exact = new Set(frozen.map(({ id }) => id).filter((id) => states.get(id) === "exact"));
  await publishComments(tx, round.id, frozen, exact, boxes);
  return blockOf(units, exact);
}

async function readNumberQuestions(tx: Db, roundId: string): Promise<Question[]> {
  const rows = await tx
    .select({ id: roundQuestions.questionId, kind: roundQuestions.kind })
    .from(roundQuestions)
    .where(and(eq(roundQuestions.roundId, roundId), ne(roundQuestions.kind, "comment")))
    .orderBy(asc(roundQuestions.position));
  return rows.flatMap(({ id, kind }) => (kind === "comment" ? [] : [{ id, kind }]));
}

function byUnit(ballots: readonly OpenedBallot[]): Map<string, OpenedBallot[]> {
  const boxes = new Map<string, OpenedBallot[]>();
  for (const ballot of ballots) {
    const box = boxes.get(ballot.unitId);
    if (box) box.push(ballot);
    else boxes.set(ballot.unitId, [ballot]);
  }
  return boxes;
}

/** Counts by category of every unit with everything below it, by `unit question`. */
function countUp(
  units: readonly FrozenUnit[],
  questions: readonly Question[],
  ballots: readonly OpenedBallot[],
) {
  const counts = new Map<string, Counts>();
  const count = (key: string): Counts => {
    const known = counts.get(key) ?? { ...NO_COUNTS };
    counts.set(key, known);
    return known;
  };
  for (const { unitId, answers } of ballots) {
    for (const { id, kind } of questions) {
      const value = answers[id];
      if (value !== undefined) count(`${unitId} ${id}`)[categoryOf(kind, value)] += 1;
    }
  }
  for (const { id, parentId } of inPostOrder(units)) {
    if (parentId === null) continue;
    for (const question of questions) {
      const sum = count(`${id} ${question.id}`);
      const above = count(`${parentId} ${question.id}`);
      above.favourable += sum.favourable;
      above.neutral += sum.neutral;
      above.unfavourable += sum.unfavourable;
    }
  }
  return counts;
}

async function publishComments(
  tx: Db,
  roundId: string,
  frozen: readonly FrozenUnit[],
  exact: ReadonlySet<string>,
  boxes: ReadonlyMap<string, readonly OpenedBallot[]>,
): Promise<void> {
  const units = frozen.map((unit) => {
    const mine = boxes.get(unit.id) ?? [];
    const comments = mine.map(({ comment }) => comment).filter((comment) => comment !== "");
    return { ...unit, ballots: mine.length, comments };
  });
  for (const [unitId, comments] of placeComments(units, exact)) {
    const rows = shuffled(comments).map((body, i) => ({ roundId, unitId, position: i + 1, body }));
    for (let from = 0; from < rows.length; from += 5000) {
      await tx.insert(publishedComments).values(rows.slice(from, from + 5000));
    }
  }
}
