import { getSql } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isId } from "@/lib/id";
import { FULL_PLATE, monthStart, OTHERS_FIRST } from "../rules";
import type { AskedThisMonth, Free } from "../types";

type Counted = { asks: number; mineId: string | null; mineAt: string | null };

/**
 * How often somebody was asked this month; once their plate is full also who else has their first strength and time, and
 * whether that is more than most are asked.
 * @throws AppError not_signed_in
 */
export async function getAskedThisMonth(actor: Actor, personId: string): Promise<AskedThisMonth> {
  const me = requireInside(actor);
  const mine = me.kind === "person" ? me.personId : null;
  const nothing = { asks: 0, isMoreThanHalf: false, others: [], strength: null, mine: null };
  if (!isId(personId)) return nothing;
  const since = monthStart(now());
  const [counted] = await getSql()<Counted[]>`
    select (select count(*)::int from asks where person_id = ${personId} and asked_at >= ${since}) as asks,
      open.id as "mineId", open.asked_at as "mineAt"
    from (select) one left join asks open
      on open.asked_by = ${mine} and open.person_id = ${personId} and open.answered_at is null`;
  const asks = counted?.asks ?? 0;
  const [isMoreThanHalf, instead] = await Promise.all([
    asks >= FULL_PLATE ? isHalfAskedOnceAtMost(since) : false,
    asks >= FULL_PLATE ? readOthers(personId, mine, since) : { others: [], strength: null },
  ]);
  const open =
    counted?.mineId && counted.mineAt ? { id: counted.mineId, askedAt: new Date(counted.mineAt) } : null;
  return { asks, isMoreThanHalf, ...instead, mine: open };
}

/** Whether at least half of all people here were asked once or never since then; counts no further than it has to. */
async function isHalfAskedOnceAtMost(since: Date): Promise<boolean> {
  const time = now();
  const [row] = await getSql()<{ holds: boolean }[]>`
    with often as (
      select count(*)::int as people from (
        select from asks where asked_at >= ${since} group by person_id having count(*) > 1
      ) asked
    )
    select 2 * often.people <= (
      select count(*) from (
        select from people where left_at is null or left_at > ${time} limit (select 2 * people from often)
      ) here
    ) as holds from often`;
  return row?.holds ?? false;
}

/**
 * Two others who list the same strength and have time: whose first it is, and who was asked least, come first; of many
 * equals others each day.
 */
async function readOthers(
  personId: string,
  me: string | null,
  since: Date,
): Promise<{ others: Free[]; strength: string | null }> {
  const time = now();
  const day = Math.floor(time.getTime() / 86_400_000);
  const sql = getSql();
  const [first] = await sql<{ id: string; name: string }[]>`
    select s.id, s.name from person_strengths ps join strengths s on s.id = ps.strength_id
    where ps.person_id = ${personId} and ps.position = 1`;
  if (!first) return { others: [], strength: null };
  const others = await sql<Free[]>`
    with listed as (
      select ps.person_id as id, ps.position from person_strengths ps
      where ps.strength_id = ${first.id} and ps.position <= 5 and ps.person_id <> ${personId}
        and ps.person_id is distinct from ${me}
        and not exists (select from people gone where gone.id = ps.person_id and gone.left_at <= ${time})
      order by ps.position, uuid_hash_extended(ps.person_id, ${day}) limit 100
    )
    select p.id, p.name, p.picture_id as "pictureId", month.asks
    from listed join people p on p.id = listed.id
    cross join lateral (
      select count(*)::int as asks from asks a where a.person_id = p.id and a.asked_at >= ${since}
    ) month
    where month.asks < ${FULL_PLATE}
    order by month.asks, listed.position, p.name collate "und-x-icu" limit ${OTHERS_FIRST}`;
  return { others, strength: first.name };
}
