import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { UnitKind } from "@/features/teams/types";

export type PublishedRound = { id: string; name: string; k: number; closedAt: Date; reason: string | null };

/** A unit as a round froze it. */
export type FrozenUnit = {
  id: string;
  name: string;
  kind: UnitKind;
  eligible: number;
  /** The unit its people answer in. */
  reportsIn: string;
};

export type Newest = {
  /** The published pulses, newest first. */
  rounds: PublishedRound[];
  /** When the open round closes, if one is open. */
  nextResults: Date | null;
  /** In the newest round: the unit and those above it, from the unit up; empty when it was not there. */
  path: FrozenUnit[];
  /** The unit that its people answer in, where that is none above it. */
  joined: FrozenUnit | null;
  /** How many sat in the unit besides its lead when the round opened, where its people answer elsewhere. */
  besidesLead: number;
  /** Comments of the newest round by the unit they are read at, in their shuffled order. */
  comments: Map<string, string[]>;
};

/**
 * Everything a unit's page wants to know of the newest published pulse but its figures, in one statement. Takes the
 * caller's connection, and its leave to read the unit.
 * @param standing the unit and those above it as they stand now, where comments are looked for too
 * @param until for a unit that ended: its newest round is the last that opened before then
 */
export async function readNewest(
  db: Db,
  unitId: string,
  standing: readonly string[],
  until: Date | null = null,
): Promise<Newest> {
  const ids = sql.join(
    standing.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const [row] = await db.execute(sql`
    with recursive pulses as (
      select id, name, k, state, opens_at, closes_at, coalesce(closed_at, closes_at) as closed_at, close_reason
      from rounds where kind = 'pulse' and state in ('open', 'published')
        and (${until?.toISOString() ?? null}::timestamptz is null or opens_at < ${until?.toISOString() ?? null}::timestamptz)
    ), newest as (
      select id from pulses where state = 'published' order by opens_at desc limit 1
    ), frozen as not materialized (
      select u.* from round_units u join newest n on n.id = u.round_id
    ), path as (
      select f.*, 0 as steps from frozen f where unit_id = ${unitId}
      union all
      select f.*, path.steps + 1 from path join frozen f on f.unit_id = path.parent_id where path.steps < 100
    ), units as (
      select unit_id, steps, json_build_object(
        'id', unit_id, 'name', name, 'kind', kind, 'eligible', eligible, 'reportsIn', reports_in) as unit
      from (
        select unit_id, name, kind, eligible, reports_in, steps from path
        union all
        select unit_id, name, kind, eligible, reports_in, null from frozen
        where unit_id = (select reports_in from path where steps = 0) and unit_id not in (select unit_id from path)
      ) all_units
    )
    select
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'k', k, 'closedAt', closed_at,
        'reason', close_reason) order by opens_at desc), '[]') from pulses where state = 'published') as rounds,
      (select closes_at from pulses where state = 'open' limit 1) as "nextResults",
      (select coalesce(json_agg(unit order by steps), '[]') from units where steps is not null) as path,
      (select unit from units where steps is null) as joined,
      (select count(*)::int from path p join round_roster r on r.round_id = p.round_id
          and r.seat_unit_id = p.unit_id and r.person_id is distinct from p.lead_id
        where p.steps = 0 and p.reports_in <> p.unit_id) as "besidesLead",
      (select coalesce(json_agg(json_build_array(c.unit_id, c.body) order by c.position), '[]')
        from published_comments c join newest n on n.id = c.round_id
        where c.service_id is null and (c.unit_id in (select unit_id from path) or c.unit_id in (${ids}))) as comments`);
  const { rounds, nextResults, comments, ...rest } = row as unknown as Row;
  return {
    ...rest,
    rounds: rounds.map((round) => ({ ...round, closedAt: new Date(round.closedAt) })),
    nextResults: nextResults ? new Date(nextResults) : null,
    comments: byUnit(comments),
  };
}

type Row = Omit<Newest, "rounds" | "nextResults" | "comments"> & {
  rounds: (Omit<PublishedRound, "closedAt"> & { closedAt: string })[];
  nextResults: string | Date | null;
  comments: [unitId: string, body: string][];
};

function byUnit(comments: readonly [unitId: string, body: string][]): Map<string, string[]> {
  const bodies = new Map<string, string[]>();
  for (const [unitId, body] of comments) bodies.set(unitId, [...(bodies.get(unitId) ?? []), body]);
  return bodies;
}
