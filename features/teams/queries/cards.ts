import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { roomAt } from "../rules";
import type { TeamCard } from "../types";

/**
 * Teams as cards, of those that stand now. Takes the caller's connection.
 * @param chosen a query for which: their `unit_id`, a number `place` to sort by, and how many there are in all as `total`
 * @returns by place, then by the unit they hang under, then by name
 */
export async function readCards(db: Db, chosen: SQL): Promise<{ teams: TeamCard[]; total: number }> {
  const time = sql`${now().toISOString()}::timestamptz`;
  const rows = (await db.execute(sql`
    with chosen as materialized (${chosen})
    select t.unit_id as id, v.name, v.parent_id as "parentId", coalesce(up.name, '') as "parentName",
      top.unit_id as "upperId", top.name as "upperName",
      l.id as "leadId", l.name as "leadName", l.picture_id as "leadPicture",
      (select count(*)::int from seats s where s.unit_id = t.unit_id and s.valid @> ${time}) as people,
      (select team_limit from company) as limit, chosen.total::int as total
    from chosen
    join teams t on t.unit_id = chosen.unit_id
    join unit_versions v on v.unit_id = t.unit_id and v.valid @> ${time}
    left join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${time}
    left join unit_versions top on top.unit_id = up.parent_id and top.valid @> ${time} and top.kind <> 'company'
    left join people l on l.id = v.lead_id
    order by chosen.place, up.name collate "und-x-icu", v.name collate "und-x-icu"`)) as unknown as CardRow[];
  return { teams: rows.map(cardOf), total: rows[0]?.total ?? 0 };
}

type CardRow = Omit<TeamCard, "lead" | "upper" | "over" | "free"> & {
  total: number;
  upperId: string | null;
  upperName: string | null;
  leadId: string | null;
  leadName: string | null;
  leadPicture: string | null;
};

function cardOf({ total: _, leadId, leadName, leadPicture, upperId, upperName, ...team }: CardRow): TeamCard {
  return {
    ...team,
    upper: upperId ? { id: upperId, name: upperName ?? "" } : null,
    lead: leadId ? { id: leadId, name: leadName ?? "", pictureId: leadPicture } : null,
    ...roomAt(team.people, team.limit),
  };
}
