import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rounds, roundUnits } from "@/db/schema";
import { type Flow, type Movement, movementOf, STILL } from "./moving";

export type Round = { id: string; kind: "pulse" | "service"; k: number; strict: boolean; opensAt: Date };
export type FrozenUnit = { id: string; parentId: string | null; eligible: number };

/** The tree a round froze. */
export async function readFrozenUnits(tx: Db, roundId: string): Promise<FrozenUnit[]> {
  return tx
    .select({ id: roundUnits.unitId, parentId: roundUnits.parentId, eligible: roundUnits.eligible })
    .from(roundUnits)
    .where(eq(roundUnits.roundId, roundId));
}

/** Who moved since the last round of this kind that is published, or still waits for its count. */
export async function readMoving(tx: Db, round: Round): Promise<Movement> {
  const [last] = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(
      and(
        eq(rounds.kind, round.kind),
        inArray(rounds.state, ["published", "closed"]),
        lt(rounds.opensAt, round.opensAt),
      ),
    )
    .orderBy(desc(rounds.opensAt))
    .limit(1);
  if (!last) return STILL;
  const flows = await readFlows(tx, round.id, last.id);
  return movementOf(flows, await readFrozenUnits(tx, round.id), await readFrozenUnits(tx, last.id));
}

/** From which box to which how many people went. Counted by the database: a roster is as long as the company. */
async function readFlows(tx: Db, roundId: string, lastId: string): Promise<Flow[]> {
  const rows = await tx.execute(sql`
    select n.answers_in as now, b.answers_in as before, count(*)::int as people
    from (select person_id, answers_in from round_roster where round_id = ${roundId}) n
    full join (select person_id, answers_in from round_roster where round_id = ${lastId}) b using (person_id)
    group by 1, 2`);
  return rows as unknown as Flow[];
}
