import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cells, publishedComments, roundQuestions, roundRoster, rounds, roundUnits } from "@/db/schema";
import { keyOf, viewOf } from "../rules/cells";
import type { CellView } from "../types";

export const SCORE = "recommend";

export type PublishedRound = { id: string; name: string; k: number; closedAt: Date; reason: string | null };
export type FrozenUnit = typeof roundUnits.$inferSelect;

/** The published pulses, newest first. Takes the caller's connection, as all here. */
export async function readPublishedRounds(db: Db, atMost: number): Promise<PublishedRound[]> {
  const rows = await db
    .select()
    .from(rounds)
    .where(and(eq(rounds.kind, "pulse"), eq(rounds.state, "published")))
    .orderBy(desc(rounds.opensAt))
    .limit(atMost);
  return rows.map(({ id, name, k, closedAt, closesAt, closeReason }) => ({
    id,
    name,
    k,
    closedAt: closedAt ?? closesAt,
    reason: closeReason,
  }));
}

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

/** A unit and those above it as a round froze them, from the unit up to the company; empty when it was not there. */
export async function readFrozenPath(db: Db, roundId: string, unitId: string): Promise<FrozenUnit[]> {
  const rows = await db.select().from(roundUnits).where(eq(roundUnits.roundId, roundId));
  const byId = new Map(rows.map((row) => [row.unitId, row]));
  const path: FrozenUnit[] = [];
  for (let unit = byId.get(unitId); unit; unit = byId.get(unit.parentId ?? "")) path.push(unit);
  const merged = path[0] && byId.get(path[0].reportsIn);
  return merged && !path.includes(merged) ? [...path, merged] : path;
}

export async function readCompany(db: Db, roundId: string): Promise<FrozenUnit | undefined> {
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

/** Comments by the unit they are read at, in their shuffled order. */
export async function readComments(
  db: Db,
  roundId: string,
  unitIds: string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ unitId: publishedComments.unitId, body: publishedComments.body })
    .from(publishedComments)
    .where(and(eq(publishedComments.roundId, roundId), inArray(publishedComments.unitId, unitIds)))
    .orderBy(asc(publishedComments.position));
  const byUnit = new Map<string, string[]>();
  for (const { unitId, body } of rows) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), body]);
  return byUnit;
}

/** How many sat in a unit besides its lead when the round opened. */
export async function countBesidesLead(db: Db, { roundId, unitId, leadId }: FrozenUnit): Promise<number> {
  const seats = await db
    .select({ personId: roundRoster.personId })
    .from(roundRoster)
    .where(and(eq(roundRoster.roundId, roundId), eq(roundRoster.seatUnitId, unitId)));
  return seats.filter(({ personId }) => personId !== leadId).length;
}
