import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { pathOf } from "@/features/teams/rules";
import type { TreeUnit } from "@/features/teams/types";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canActOn, canSeeTeamHealth } from "../policy";
import type { UnitRef } from "../types";

export type Place = {
  /** The unit's path, the units right below it, and the path of whoever asks. */
  tree: TreeUnit[];
  path: TreeUnit[];
  unit: TreeUnit;
  /** When it ended; null while it stands. */
  endedAt: Date | null;
  mayAct: boolean;
  /** Whether this person may open another unit's page too: what they cannot open is not linked. */
  mayOpen: (unitId: string) => boolean;
};

/**
 * A unit as it stands now and how the actor stands to it, for whoever may see its health; to everybody else it is not there.
 * One that ended is told as it stood last: whoever sat there or above then keeps its old results, and nobody adds to them.
 * @throws AppError not_signed_in, not_found
 */
export async function getPlace(actor: Actor, unitId: string): Promise<Place> {
  requireInside(actor);
  const { tree, seat, line, endedAt } = isId(unitId)
    ? await readSurroundings(getDb(), actor, unitId)
    : NOWHERE;
  const path = pathOf(tree, unitId);
  const unit = path.at(-1);
  const own = seat ? pathOf(tree, seat).map(({ id }) => id) : [];
  const standing = {
    isMember: own.includes(unitId),
    isAbove: leads(actor, path) || (actor.kind === "person" && line.includes(actor.personId)),
  };
  if (!unit || !canSeeTeamHealth(actor, standing)) {
    throw new AppError("not_found", "There is no such unit, or its health is not yours to see.");
  }
  const mayOpen = (id: string) =>
    canSeeTeamHealth(actor, { isMember: own.includes(id), isAbove: leads(actor, pathOf(tree, id)) });
  const mayAct = endedAt === null && canActOn(actor, standing);
  return { tree, path, unit, endedAt: endedAt ? new Date(endedAt) : null, mayAct, mayOpen };
}

/** The units whose health is this person's daily business: those they sit in, from the table up, and those they lead. */
export async function listMyUnits(actor: Actor): Promise<UnitRef[]> {
  requireInside(actor);
  if (actor.kind !== "person") return [];
  const time = now().toISOString();
  const rows = await getDb().execute(sql`
    with recursive mine as (
      select v.unit_id, v.parent_id, v.kind, v.name, 0 as steps
      from seats s join unit_versions v on v.unit_id = s.unit_id and v.valid @> ${time}::timestamptz
      where s.person_id = ${actor.personId} and s.valid @> ${time}::timestamptz
      union all
      select v.unit_id, v.parent_id, v.kind, v.name, mine.steps + 1
      from mine join unit_versions v on v.unit_id = mine.parent_id and v.valid @> ${time}::timestamptz
      where mine.steps < 100
    )
    select unit_id as id, kind, name from (
      select unit_id, kind, name, -1 as steps from unit_versions
      where lead_id = ${actor.personId} and valid @> ${time}::timestamptz
      union all
      select unit_id, kind, name, steps from mine
    ) units group by unit_id, kind, name order by min(steps)`);
  return rows as unknown as UnitRef[];
}

/** `line`: the managers above the nearest lead of the unit, who stand above it as well. */
type Surroundings = { tree: TreeUnit[]; seat: string | null; line: string[]; endedAt: string | Date | null };

const NOWHERE: Surroundings = { tree: [], seat: null, line: [], endedAt: null };

/** All it takes to say how somebody stands to a unit, in one statement. */
async function readSurroundings(db: Db, actor: Actor, unitId: string): Promise<Surroundings> {
  const me = actor.kind === "person" ? actor.personId : null;
  const time = sql`${now().toISOString()}::timestamptz`;
  const [row] = await db.execute(sql`
    with recursive last as (
      select upper(valid) as ended_at from unit_versions
      where unit_id = ${unitId} and lower(valid) <= ${time} order by valid desc limit 1
    ), moment as (
      select case when ended_at <= ${time} then ended_at - interval '1 microsecond' else ${time} end as at,
        case when ended_at <= ${time} then ended_at end as ended_at
      from last
    ), standing as not materialized (
      select unit_id, parent_id, kind, name, lead_id from unit_versions where valid @> (select at from moment)
    ), seat as (
      select unit_id from seats where person_id = ${me} and valid @> (select at from moment)
    ), up as (
      select s.*, 0 as steps from standing s where s.unit_id = ${unitId}
      union all
      select s.*, up.steps + 1 from up join standing s on s.unit_id = up.parent_id where up.steps < 100
    ), mine as (
      select s.*, 0 as steps from standing s join seat using (unit_id)
      union all
      select s.*, mine.steps + 1 from mine join standing s on s.unit_id = mine.parent_id where mine.steps < 100
    ), line as (
      select manager_id as id, 1 as steps from people
      where id = (select lead_id from up where lead_id is not null order by steps limit 1)
      union all
      select p.manager_id, line.steps + 1 from people p join line on p.id = line.id where line.steps < 100
    ), units as (
      select unit_id, parent_id, kind, name, lead_id from up
      union select unit_id, parent_id, kind, name, lead_id from mine
      union select * from standing where parent_id = ${unitId}
    )
    select
      (select coalesce(json_agg(json_build_object(
        'id', unit_id, 'parentId', parent_id, 'kind', kind, 'name', name, 'leadId', lead_id)), '[]') from units) as tree,
      (select unit_id from seat) as seat,
      (select ended_at from moment) as "endedAt",
      (select coalesce(json_agg(id), '[]') from line where id is not null) as line`);
  return row as unknown as Surroundings;
}

function leads(actor: Actor, path: TreeUnit[]): boolean {
  return actor.kind === "person" && path.some(({ leadId }) => leadId === actor.personId);
}
