import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Cell, CountedRound } from "../types";

/** Published cells of these rounds: the company's of every service, or all units' of one service. */
export async function readCells(
  db: Db,
  rounds: readonly CountedRound[],
  serviceId: string | null,
): Promise<Cell[]> {
  if (rounds.length === 0) return [];
  const ids = sql.join(
    rounds.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await db.execute(sql`
    select c.round_id as "roundId", c.service_id as "serviceId", c.unit_id as "unitId", u.name as "unitName",
      u.parent_id is null as "unitIsCompany", c.question_id as "questionId", c.state, c.n, c.favourable,
      c.neutral, c.unfavourable, c.words, c.band, c.stats, s.verdict
    from cells c join round_units u on u.round_id = c.round_id and u.unit_id = c.unit_id
    left join shifts s on s.round_id = c.round_id and s.service_id = c.service_id and s.unit_id = c.unit_id
      and s.question_id = c.question_id
    where c.round_id in (${ids}) and c.service_id is not null
      and (c.service_id = ${serviceId}::uuid or (${serviceId}::uuid is null and u.parent_id is null))`);
  return rows as unknown as Cell[];
}
