import { sql } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import { TEAMS_AT_ONCE } from "../rules";

/**
 * Counts what hangs below each unit of a company that is too large to be counted at every look (see `unit_counts`); of a
 * smaller one nothing is kept. Rows that are still right are only given the new time.
 * @throws AppError not_signed_in, forbidden: only the portal's own clock counts
 */
export async function countUnits(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system");
  const time = sql`${now().toISOString()}::timestamptz`;
  await transaction(async (tx) => {
    await tx.execute(sql`set local jit = off`);
    await tx.execute(sql`
      with recursive standing as materialized (
        select unit_id, parent_id, kind from unit_versions where valid @> ${time}
      ), tables as (
        select s.parent_id, (select count(*) from seats where unit_id = s.unit_id and valid @> ${time})::int as people
        from standing s where s.kind = 'team' and (select count(*) from standing where kind = 'team') > ${TEAMS_AT_ONCE}
      ), up as (
        select parent_id as unit_id, people from tables
        union all
        select s.parent_id, up.people from up join standing s on s.unit_id = up.unit_id where s.parent_id is not null
      ), counted as (
        select unit_id, count(*) as teams, sum(people) as people, count(*) filter (where people > c.team_limit) as over,
          count(*) filter (where people < c.team_limit) as free
        from up cross join company c group by unit_id
      ), gone as (
        delete from unit_counts where unit_id not in (select unit_id from counted)
      )
      insert into unit_counts (unit_id, teams, people, over, free, counted_at)
      select unit_id, teams, people, over, free, ${time} from counted
      on conflict (unit_id) do update set teams = excluded.teams, people = excluded.people, over = excluded.over,
        free = excluded.free, counted_at = excluded.counted_at`);
  });
}
