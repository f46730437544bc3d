import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import type { Ties } from "../types";

/** Reads the ties in one statement. Without a round nobody is asked anything. */
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
      exists (select from round_roster where round_id = ${roundId} and person_id = ${personId}) as "isAsked",
      exists (select from issuances where round_id = ${roundId} and person_id = ${personId}) as "pickedUp",
      (select coalesce(json_agg(distinct service_id), '[]') from round_questions where round_id = ${roundId}) as asked,
      (select coalesce(json_agg(id), '[]') from (
        select id from services where provider_id in (select unit_id from mine)
        union select service_id from service_owners where person_id = ${personId}) own) as own`);
  const [row] = rows as unknown as { isAsked: boolean; pickedUp: boolean; asked: string[]; own: string[] }[];
  return {
    isAsked: row?.isAsked ?? false,
    pickedUp: row?.pickedUp ?? false,
    asked: new Set(row?.asked),
    own: new Set(row?.own),
  };
}
