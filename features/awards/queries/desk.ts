import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { canRunAwards } from "../policy";
import type { AwardDesk } from "../types";

/** Every award with its panel and its last cycles, for those who run them. @throws AppError not_signed_in, forbidden */
export async function listAwards(actor: Actor): Promise<AwardDesk[]> {
  authorize(actor, canRunAwards(actor));
  const rows = await getDb().execute(sql`
    select a.id, a.slug, a.name, a.description, a.is_jacket as "isJacket",
      coalesce((select json_agg(json_build_object(
          'personId', p.id, 'name', p.given_name || ' ' || p.family_name, 'pictureId', p.picture_id
        ) order by p.given_name, p.family_name)
        from panel_members m join people p on p.id = m.person_id where m.award_id = a.id), '[]') as panel,
      coalesce((select json_agg(c order by c.month desc) from (
        select id, month::text, state, nominations_close_at as "nominationsCloseAt",
          (select count(*)::int from nominations where cycle_id = cycles.id and withdrawn_at is null) as stories
        from cycles where award_id = a.id order by cycles.month desc limit 6) c), '[]') as cycles
    from awards a order by a.position`);
  return (rows as unknown as AwardDesk[]).map((award) => ({
    ...award,
    cycles: award.cycles.map((cycle) => ({
      ...cycle,
      nominationsCloseAt: new Date(cycle.nominationsCloseAt),
    })),
  }));
}
