import { getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { isId } from "@/lib/id";
import type { CompanyResult } from "../types";
import { keyOf, readCells, readCompany, readDriversOf, SCORE } from "./cells";

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
  }));
  return { unit: { id: company.unitId, name: company.name, kind: company.kind }, score, drivers };
}
