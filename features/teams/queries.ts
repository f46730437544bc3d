import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canSeatAt } from "./policy";
import { readCards, readTeam } from "./queries/cards";
import type { Seat, TeamCard, TeamPage, TreeUnit } from "./types";

/** Every unit that stands at `time`. For features that already hold a transaction; pages use `listTeams`. */
export async function readTree(db: Db, time: Date): Promise<TreeUnit[]> {
  const rows = await db.execute(sql`
    select unit_id as id, parent_id as "parentId", kind, name, lead_id as "leadId"
    from unit_versions where valid @> ${time.toISOString()}::timestamptz`);
  return rows as unknown as TreeUnit[];
}

/**
 * From the company down to the unit itself, as the tree stands at `time`; empty when the unit does not stand then.
 * For pages and commands that need one branch and not the whole tree.
 */
export async function readPath(db: Db, unitId: string, time: Date): Promise<TreeUnit[]> {
  const rows = await db.execute(sql`
    with recursive up as (
      select unit_id, parent_id, kind, name, lead_id, 0 as steps from unit_versions
      where unit_id = ${unitId} and valid @> ${time.toISOString()}::timestamptz
      union all
      select v.unit_id, v.parent_id, v.kind, v.name, v.lead_id, up.steps + 1
      from up join unit_versions v on v.unit_id = up.parent_id and v.valid @> ${time.toISOString()}::timestamptz
      where up.steps < 100
    )
    select unit_id as id, parent_id as "parentId", kind, name, lead_id as "leadId" from up order by steps desc`);
  return rows as unknown as TreeUnit[];
}

/** Who sits where at `time`. */
export async function readSeats(db: Db, time: Date): Promise<Seat[]> {
  const rows = await db.execute(sql`
    select person_id as "personId", unit_id as "unitId"
    from seats where valid @> ${time.toISOString()}::timestamptz`);
  return rows as unknown as Seat[];
}

/** Every team with its lead and its room, by the unit it hangs under, then by name. @throws AppError not_signed_in */
export async function listTeams(actor: Actor): Promise<TeamCard[]> {
  requireInside(actor);
  return (await readCards(getDb(), sql`select unit_id, 0 as place, 0 as total from teams`)).teams;
}

/**
 * One team: its table, its place in the tree, who sits there with their strengths.
 * A department that people answer in has no table and is not found here.
 * @throws AppError not_signed_in, not_found
 */
export async function getTeam(actor: Actor, unitId: string): Promise<TeamPage> {
  requireInside(actor);
  const team = isId(unitId) ? await readTeam(getDb(), unitId) : undefined;
  if (!team) throw new AppError("not_found", "There is no such team.");
  return { ...team, kind: "team", maySeat: canSeatAt(actor, { leadId: team.lead?.id ?? null }) };
}
