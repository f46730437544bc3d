import { and, eq, isNull } from "drizzle-orm";
import { getDb } from "@/db/client";
import { cells, roundUnits } from "@/db/schema";
import { type Actor, requireInside } from "@/lib/actor";
import { isId } from "@/lib/id";
import { keyOf, viewOf } from "../rules/cells";
import type { CellView, CompanyResult } from "../types";
import { readCells, readCompany, readDriversOf, SCORE } from "./cells";

/** A published pulse's figures for the whole company, which everybody sees; null before it is published. */
export async function getCompanyResult(actor: Actor, roundId: string): Promise<CompanyResult | null> {
  requireInside(actor);
  const db = getDb();
  const company = isId(roundId) ? await readCompany(db, roundId) : undefined;
  if (!company) return null;
  const cells = await readCells(db, [roundId], [company.unitId]);
  const score = cells.get(keyOf(roundId, company.unitId, SCORE));
  if (!score) return null;
  const drivers = (await readDriversOf(db, roundId)).map(({ id, text }) => ({
    id,
    text,
    cell: cells.get(keyOf(roundId, company.unitId, id)) ?? { state: "lid" as const },
    company: null,
    previous: null,
    change: null,
  }));
  return { unit: { id: company.unitId, name: company.name, kind: company.kind }, score, drivers };
}

/** The company's score in every published pulse, by round. */
export async function listCompanyScores(actor: Actor): Promise<Map<string, CellView>> {
  requireInside(actor);
  const rows = await getDb()
    .select({ cell: cells })
    .from(cells)
    .innerJoin(roundUnits, and(eq(roundUnits.roundId, cells.roundId), eq(roundUnits.unitId, cells.unitId)))
    .where(and(isNull(roundUnits.parentId), isNull(cells.serviceId), eq(cells.questionId, SCORE)));
  return new Map(rows.map(({ cell }) => [cell.roundId, viewOf(cell)]));
}
