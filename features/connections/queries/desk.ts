import { getSql } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { canConnect } from "../policy";
import type { Connection, ConnectionsDesk, Refusal } from "../types";

const MOST_REFUSALS = 50;

/** Tokens that work, what came in through them in the last week, and what could not. @throws AppError not_signed_in, forbidden */
export async function getConnectionsDesk(actor: Actor): Promise<ConnectionsDesk> {
  authorize(actor, canConnect(actor));
  const time = now();
  const sql = getSql();
  const [connections, refusals, [counts]] = await Promise.all([
    sql<Connection[]>`
      select t.id, t.name, t.created_at as "createdAt", p.name as "createdBy", t.expires_at as "expiresAt",
        t.last_used_at as "lastUsedAt"
      from api_tokens t join people p on p.id = t.created_by
      where t.revoked_at is null and (t.expires_at is null or t.expires_at > ${time})
      order by t.created_at`,
    sql<Refusal[]>`
      select t.name as connection, r.noun, r.subject, r.people, r.reason, r.times, r.last_at as "lastAt"
      from connection_refusals r join api_tokens t on t.id = r.token_id
      order by r.last_at desc limit ${MOST_REFUSALS}`,
    sql<Counts[]>`
      with week as (
        select action, count(*)::int as n from audit
        where at > ${time}::timestamptz - interval '7 days' and detail ? 'token' group by action
      )
      select (select count(*)::int from people where left_at is null or left_at > ${time}) as people,
        (select count(*)::int from unit_versions where kind = 'team' and valid @> ${time}::timestamptz) as teams,
        coalesce((select sum(n) from week where action in ('joined', 'came back')), 0)::int as joined,
        coalesce((select sum(n) from week where action = 'person changed'), 0)::int as changed,
        coalesce((select sum(n) from week where action = 'left'), 0)::int as left,
        coalesce((select sum(n) from week where action = 'table seated'), 0)::int as tables`,
  ]);
  if (!counts) throw new Error("no counts");
  const { people, teams, ...lastWeek } = counts;
  return { connections: connections.map(dated), refusals: refusals.map(dated), people, teams, lastWeek };
}

type Counts = { people: number; teams: number } & ConnectionsDesk["lastWeek"];

/** The driver gives moments as strings. */
function dated<T extends object>(row: T): T {
  const moments = Object.entries(row).filter(([key, value]) => key.endsWith("At") && value !== null);
  return { ...row, ...Object.fromEntries(moments.map(([key, value]) => [key, new Date(value as string)])) };
}
