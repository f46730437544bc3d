import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { getPlace, listMyUnits } from "@/features/results/queries/standing";
import { type Actor, requireInside, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { FollowUp, ServedForAll } from "./types";

/** What was promised to a unit, newest first. @throws AppError not_signed_in, not_found */
export async function listFollowUps(actor: Actor, unitId: string): Promise<FollowUp[]> {
  await getPlace(actor, unitId);
  return read(getDb(), [unitId], 50);
}

/** "You said, we did" for somebody: what was promised to their table, the units above it and those they lead. */
export async function listFollowUpsFor(actor: Actor, atMost = 3): Promise<FollowUp[]> {
  requirePerson(actor);
  const units = await listMyUnits(actor);
  return read(
    getDb(),
    units.map(({ id }) => id),
    atMost,
  );
}

/** A unit's promises are numbered as they were made; the newest come first. */
async function read(db: Db, unitIds: string[], atMost: number): Promise<FollowUp[]> {
  if (unitIds.length === 0) return [];
  const rows = await db.execute(sql`
    with numbered as (
      select f.*, row_number() over (partition by f.unit_id order by f.created_at, f.id)::int as number
      from follow_ups f where f.unit_id in ${unitIds}
    )
    select f.id, f.number, f.unit_id as "unitId", coalesce(v.name, '') as "unitName", f.you_said as "youSaid",
      f.we_do as "weDo", f.know_when as "knowWhen", f.due_on::text as "dueOn", f.stage, f.outcome,
      f.served_at as "servedAt", r.name as "roundName", p.id as "ownerId",
      p.given_name || ' ' || p.family_name as "ownerName", p.picture_id as "ownerPicture"
    from numbered f
    join people p on p.id = f.owner_id
    left join rounds r on r.id = f.round_id
    left join lateral (
      select name from unit_versions where unit_id = f.unit_id order by lower(valid) desc limit 1
    ) v on true
    order by f.created_at desc, f.id limit ${atMost}`);
  return rows.map(({ ownerId, ownerName, ownerPicture, servedAt, ...row }) => ({
    ...row,
    servedAt: servedAt ? new Date(String(servedAt)) : null,
    owner: { id: ownerId, name: ownerName, pictureId: ownerPicture },
  })) as unknown as FollowUp[];
}

/**
 * What was promised to the whole company and is served, newest first, without whose promise it was: for everybody, and for
 * the office screen.
 * @throws AppError not_signed_in
 */
export async function listServedForAll(actor: Actor, atMost: number): Promise<ServedForAll[]> {
  if (actor.kind !== "display") requireInside(actor);
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select f.you_said as "youSaid", f.we_do as "weDo", f.outcome
    from follow_ups f join unit_versions v on v.unit_id = f.unit_id and v.kind = 'company' and v.valid @> ${at}
    where f.stage = 'served' and f.outcome is not null and f.served_at > ${at} - interval '1 year'
    order by f.served_at desc, f.id limit ${atMost}`);
  return rows as unknown as ServedForAll[];
}
