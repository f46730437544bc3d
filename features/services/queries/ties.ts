import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import type { MyRating, Ties } from "../types";

/** Reads the ties in one statement. Without a round there is no consumer and no rating. */
export async function readTies(db: Db, personId: string, roundId: string | null): Promise<Ties> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    with recursive mine as (
      (select unit_id from seats where person_id = ${personId} and valid @> ${at}
       union select unit_id from unit_versions where lead_id = ${personId} and valid @> ${at})
      union
      select v.parent_id from mine join unit_versions v on v.unit_id = mine.unit_id and v.valid @> ${at}
      where v.parent_id is not null
    )
    select
      (select answers_in from round_roster where round_id = ${roundId} and person_id = ${personId}) as consumer,
      (select coalesce(json_agg(id), '[]') from (
        select id from services where provider_id in (select unit_id from mine)
        union select service_id from service_owners where person_id = ${personId}) own) as own,
      (select coalesce(json_agg(json_build_object(
          'serviceId', service_id, 'score', score, 'passedOn', passed_on, 'reason', reason)), '[]')
        from named_ratings where round_id = ${roundId} and person_id = ${personId}) as given`);
  const [row] = rows as unknown as {
    consumer: string | null;
    own: string[];
    given: (MyRating & { serviceId: string })[];
  }[];
  return {
    consumerUnitId: row?.consumer ?? null,
    own: new Set(row?.own),
    given: new Map(row?.given.map(({ serviceId, ...rating }) => [serviceId, rating])),
  };
}
