import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { canRunScreens } from "../policy";
import type { Screen } from "../types/screen";

/** Screens that show the wall, newest first. @throws AppError not_signed_in, forbidden */
export async function listScreens(actor: Actor): Promise<Screen[]> {
  authorize(actor, canRunScreens(actor));
  const rows = await getDb().execute(sql`
    select t.id, t.name, t.created_at as "createdAt", t.seen_at as "seenAt", p.given_name || ' ' || p.family_name as "createdBy"
    from display_tokens t join people p on p.id = t.created_by
    where t.revoked_at is null order by t.created_at desc`);
  return (rows as unknown as Screen[]).map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    seenAt: row.seenAt && new Date(row.seenAt),
  }));
}
