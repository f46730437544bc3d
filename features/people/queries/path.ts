import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { withGaps } from "../rules/path";
import type { TableSoFar } from "../types";

/**
 * Every table somebody sat at, oldest first, and the times between: how many sat there when they came, what it was called
 * while they did, whether it came of a split or a merger or ended in one.
 */
export async function readTablesSoFar(db: Db, personId: string): Promise<TableSoFar[]> {
  const rows = await db.execute(sql`
    select s.unit_id as "unitId", v.name, lower(s.valid)::text as since, upper(s.valid)::text as until,
      (select count(*)::int from seats o where o.unit_id = s.unit_id and o.valid @> lower(s.valid)) as people,
      (select team_limit from company) as "limit",
      (select how from unit_lineage where became = s.unit_id and at = lower(s.valid) limit 1) as "cameOf",
      (select json_build_object('how', how, 'into', count(*)) from unit_lineage
        where came_from = s.unit_id and at = upper(s.valid) group by how) as "endedIn",
      (select coalesce(json_agg(json_build_object('name', o.name, 'until', upper(o.valid)) order by o.valid), '[]')
        from unit_versions o where o.unit_id = s.unit_id and o.valid && s.valid and o.valid << v.valid) as names
    from seats s
    join lateral (
      select name, valid from unit_versions where unit_id = s.unit_id and valid && s.valid order by valid desc limit 1
    ) v on true
    where s.person_id = ${personId} and lower(s.valid) <= ${now().toISOString()}::timestamptz
    order by lower(s.valid)`);
  return withGaps(
    (rows as unknown as Row[]).map(({ limit, names, since, until, ...table }) => ({
      ...table,
      since: new Date(since),
      until: until ? new Date(until) : null,
      over: Math.max(0, table.people - limit),
      names: names.map((one) => ({ name: one.name, until: new Date(one.until) })),
    })),
    now(),
  );
}

type Row = Omit<TableSoFar, "since" | "until" | "over" | "names" | "unitId"> & {
  unitId: string;
  since: string;
  until: string | null;
  limit: number;
  names: { name: string; until: string }[];
};
