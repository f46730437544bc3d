import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { roomAt } from "../rules";
import type { Member, TeamCard, TreeUnit } from "../types";

/**
 * Teams as cards, of those that stand now. Takes the caller's connection.
 * @param chosen a query for which: their `unit_id`, a number `place` to sort by, and how many there are in all as `total`
 * @returns by place, then by the unit they hang under, then by name
 */
export async function readCards(db: Db, chosen: SQL): Promise<{ teams: TeamCard[]; total: number }> {
  const rows = (await db.execute(cards(chosen, sql``))) as unknown as CardRow[];
  return { teams: rows.map(cardOf), total: rows[0]?.total ?? 0 };
}

/** One team as a card, with its path from the company down and who sits there, in one statement. Takes the caller's connection. */
export async function readTeam(db: Db, unitId: string): Promise<Team | undefined> {
  const time = sql`${now().toISOString()}::timestamptz`;
  const [row] = (await db.execute(
    cards(
      sql`select ${unitId}::uuid as unit_id, 0 as place, 1 as total`,
      sql`,
      (with recursive branch as (
          select v.unit_id, v.parent_id, v.kind, v.name, v.lead_id, 0 as steps
          union all
          select a.unit_id, a.parent_id, a.kind, a.name, a.lead_id, branch.steps + 1
          from branch join unit_versions a on a.unit_id = branch.parent_id and a.valid @> ${time} where branch.steps < 100
        ) select json_agg(json_build_object('id', unit_id, 'parentId', parent_id, 'kind', kind, 'name', name,
            'leadId', lead_id) order by steps desc) from branch) as path,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'title', p.title, 'pictureId', p.picture_id,
            'strengths', array(select strength_id from person_strengths where person_id = p.id order by position))
          order by p.id = v.lead_id desc nulls last, lower(s.valid), p.family_name collate "und-x-icu",
            p.given_name collate "und-x-icu"), '[]')
        from seats s join people p on p.id = s.person_id where s.unit_id = t.unit_id and s.valid @> ${time}) as members`,
    ),
  )) as unknown as (CardRow & Pick<Team, "path" | "members">)[];
  return row && { ...cardOf(row), path: row.path, members: row.members };
}

type Team = TeamCard & { path: TreeUnit[]; members: Member[] };

function cards(chosen: SQL, more: SQL): SQL {
  const time = sql`${now().toISOString()}::timestamptz`;
  return sql`
    with chosen as materialized (${chosen})
    select t.unit_id as id, v.name, v.parent_id as "parentId", coalesce(up.name, '') as "parentName",
      top.unit_id as "upperId", top.name as "upperName",
      l.id as "leadId", l.name as "leadName", l.picture_id as "leadPicture",
      (select count(*)::int from seats s where s.unit_id = t.unit_id and s.valid @> ${time}) as people,
      (select team_limit from company) as limit, chosen.total::int as total${more}
    from chosen
    join teams t on t.unit_id = chosen.unit_id
    join unit_versions v on v.unit_id = t.unit_id and v.valid @> ${time}
    left join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${time}
    left join unit_versions top on top.unit_id = up.parent_id and top.valid @> ${time} and top.kind <> 'company'
    left join people l on l.id = v.lead_id
    order by chosen.place, up.name collate "und-x-icu", v.name collate "und-x-icu"`;
}

type CardRow = Omit<TeamCard, "lead" | "upper" | "over" | "free"> & {
  total: number;
  upperId: string | null;
  upperName: string | null;
  leadId: string | null;
  leadName: string | null;
  leadPicture: string | null;
};

function cardOf(row: CardRow): TeamCard {
  const { id, name, parentId, parentName, people, limit } = row;
  const { leadId, leadName, leadPicture, upperId, upperName } = row;
  return {
    ...{ id, name, parentId, parentName, people, limit },
    upper: upperId ? { id: upperId, name: upperName ?? "" } : null,
    lead: leadId ? { id: leadId, name: leadName ?? "", pictureId: leadPicture } : null,
    ...roomAt(people, limit),
  };
}
