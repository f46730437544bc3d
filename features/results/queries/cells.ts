import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cells, roundQuestions, roundUnits } from "@/db/schema";
import { keyOf, viewOf } from "../rules/cells";
import type { CellView } from "../types";

export const SCORE = "recommend";

/** Cells of some units in some pulses, by `round unit question`. */
export async function readCells(
  db: Db,
  roundIds: string[],
  unitIds: string[],
): Promise<Map<string, CellView>> {
  if (roundIds.length === 0 || unitIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(cells)
    .where(and(inArray(cells.roundId, roundIds), inArray(cells.unitId, unitIds), isNull(cells.serviceId)));
  return new Map(rows.map((row) => [keyOf(row.roundId, row.unitId, row.questionId), viewOf(row)]));
}

export async function readCompany(
  db: Db,
  roundId: string,
): Promise<typeof roundUnits.$inferSelect | undefined> {
  const [company] = await db
    .select()
    .from(roundUnits)
    .where(and(eq(roundUnits.roundId, roundId), isNull(roundUnits.parentId)));
  return company;
}

/** The drivers of a round with their words, in the order they were asked. */
export async function readDriversOf(db: Db, roundId: string): Promise<{ id: string; text: string }[]> {
  return db
    .select({ id: roundQuestions.questionId, text: roundQuestions.text })
    .from(roundQuestions)
    .where(and(eq(roundQuestions.roundId, roundId), eq(roundQuestions.kind, "agree")))
    .orderBy(asc(roundQuestions.position));
}
