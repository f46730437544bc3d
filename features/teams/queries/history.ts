import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import type { Kin, UnitHistory } from "../types";

/**
 * What a unit was, whether it still stands, what it came from and what it became: for the pages of teams that ended too.
 * @throws AppError not_signed_in, not_found for what never was a unit
 */
export async function getUnitHistory(actor: Actor, unitId: string): Promise<UnitHistory> {
  requireInside(actor);
  const [row] = isId(unitId)
    ? await getDb().execute(sql`
        select v.unit_id as id, v.name, v.kind, up.name as "parentName", upper(v.valid)::text as "endedAt",
          (select count(*)::int from seats s where s.unit_id = v.unit_id and s.valid @> m.moment) as people,
          (select coalesce(json_agg(json_build_object('name', name, 'until', upper(valid)) order by valid desc), '[]')
            from unit_versions o where o.unit_id = v.unit_id and o.valid << v.valid) as versions
        from (select * from unit_versions where unit_id = ${unitId} and lower(valid) <= ${moment()}
          order by valid desc limit 1) v
        cross join lateral (select coalesce(upper(v.valid) - interval '1 microsecond', ${moment()}) as moment) m
        left join unit_versions up on up.unit_id = v.parent_id and up.valid @> m.moment`)
    : [];
  if (!row) throw new AppError("not_found", "There is no such team.");
  const { versions, endedAt, ...unit } = row as unknown as Row;
  const kin = await readKin(getDb(), unitId);
  return {
    ...unit,
    endedAt: endedAt ? new Date(endedAt) : null,
    cameFrom: kin.filter(({ isBefore }) => isBefore).map(({ isBefore: _, ...one }) => one),
    became: kin.filter(({ isBefore }) => !isBefore).map(({ isBefore: _, ...one }) => one),
    names: namesBefore(unit.name, versions),
  };
}

type Row = Omit<UnitHistory, "cameFrom" | "became" | "names" | "endedAt"> & {
  endedAt: string | null;
  versions: { name: string; until: string }[];
};

async function readKin(db: Db, unitId: string): Promise<(Kin & { isBefore: boolean })[]> {
  const rows = await db.execute(sql`
    select v.unit_id as id, v.name, v.kind, l.how, l.at::text as at, upper_inf(v.valid) as stands,
      l.became = ${unitId} as "isBefore"
    from unit_lineage l
    join lateral (
      select * from unit_versions where unit_id = case when l.became = ${unitId} then l.came_from else l.became end
      order by valid desc limit 1
    ) v on true
    where (l.became = ${unitId} or l.came_from = ${unitId}) and l.at <= ${moment()}
    order by v.name collate "und-x-icu"`);
  return (rows as unknown as (Kin & { isBefore: boolean; at: string | Date })[]).map((row) => ({
    ...row,
    at: new Date(row.at),
  }));
}

/** Each name it had before, once, with the day it was given up; a change of lead or parent is no change of name. */
function namesBefore(name: string, versions: { name: string; until: string }[]): UnitHistory["names"] {
  let later = name;
  return versions.flatMap((version) => {
    if (version.name === later) return [];
    later = version.name;
    return [{ name: version.name, until: new Date(version.until) }];
  });
}

function moment() {
  return sql`${now().toISOString()}::timestamptz`;
}
