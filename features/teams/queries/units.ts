import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { UnitFound } from "../types";

/**
 * Units by a part of their name, teams first, as somebody types.
 * @param ask.above only what other units may hang under: no tables
 * @throws AppError not_signed_in
 */
export async function searchUnits(
  actor: Actor,
  ask: { search: string; above?: boolean; teams?: boolean; limit?: number },
): Promise<UnitFound[]> {
  requireInside(actor);
  const words = ask.search.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select v.unit_id as id, v.name, v.kind, coalesce(up.name, '') as "parentName",
      case when v.kind = 'team' then (select count(*)::int from seats s where s.unit_id = v.unit_id and s.valid @> ${at}) end as people
    from unit_versions v
    left join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${at}
    where v.valid @> ${at} and (${!ask.above} or v.kind <> 'team') and (${!ask.teams} or v.kind = 'team')
      and not exists (select from jsonb_array_elements_text(${JSON.stringify(patterns)}::text::jsonb) word
        where plain_words(v.name) not like plain_words(word))
    order by v.kind = 'team' desc, v.name collate "und-x-icu", up.name collate "und-x-icu" limit ${ask.limit ?? 8}`);
  return rows as unknown as UnitFound[];
}
