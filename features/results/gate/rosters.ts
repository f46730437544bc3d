import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rounds, roundUnits } from "@/db/schema";
import { type Flow, type Movement, movementOf, STILL } from "./moving";

export type Round = { id: string; kind: "pulse" | "service"; k: number; strict: boolean; opensAt: Date };
export type FrozenUnit = { id: string; parentId: string | null; eligible: number };

/**
 * The tree that a round's figures sum up by. A pulse has the one it froze. A service round has the company and, right below
 * it, the units that people rate for.
 */
export async function readTree(
  tx: Db,
  { id: roundId, kind }: Pick<Round, "id" | "kind">,
): Promise<FrozenUnit[]> {
  const frozen = await tx
    .select({ id: roundUnits.unitId, parentId: roundUnits.parentId, eligible: roundUnits.eligible })
    .from(roundUnits)
    .where(eq(roundUnits.roundId, roundId));
  if (kind === "pulse") return frozen;
  const used = await tx.execute(
    sql`select distinct answers_in as id from round_roster where round_id = ${roundId}`,
  );
  const ids = new Set(used.map(({ id }) => String(id)));
  const company = frozen.find(({ parentId }) => parentId === null);
  if (!company) throw new Error("a round without a company");
  const below = frozen.filter(({ id }) => ids.has(id) && id !== company.id);
  return [company, ...below.map((unit) => ({ ...unit, parentId: company.id }))];
}

/**
 * Who moved since the last round of this kind that is published, or still waits for its count.
 * @param units the tree of this round
 */
export async function readMoving(tx: Db, round: Round, units: readonly FrozenUnit[]): Promise<Movement> {
  const [last] = await tx
    .select({ id: rounds.id, kind: rounds.kind })
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
  return movementOf(await readFlows(tx, round.id, last.id), units, await readTree(tx, last));
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
