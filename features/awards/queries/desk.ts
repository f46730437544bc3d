import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { canRunAwards } from "../policy";
import type { AwardDesk } from "../types";

/** Every award with its panel, for those who run them. @throws AppError not_signed_in, forbidden */
export async function listAwards(actor: Actor): Promise<AwardDesk[]> {
  authorize(actor, canRunAwards(actor));
  const rows = await getDb().execute(sql`
    select a.id, a.slug, a.name, a.description, a.is_jacket as "isJacket",
      coalesce((select json_agg(json_build_object(
          'personId', p.id, 'name', p.given_name || ' ' || p.family_name, 'pictureId', p.picture_id
        ) order by p.given_name, p.family_name)
        from panel_members m join people p on p.id = m.person_id where m.award_id = a.id), '[]') as panel
    from awards a order by a.position`);
  return rows as unknown as AwardDesk[];
}
