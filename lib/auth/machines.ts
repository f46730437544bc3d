import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { now } from "@/lib/clock";
import { hashToken } from "./tokens";

/**
 * Who a bearer token is, as the database knows it at this moment: revoked or run out is an outsider. That it was used is
 * written at most once a minute.
 */
export async function actorOfToken(token: string): Promise<Actor> {
  if (!/^[\w-]{43}$/.test(token)) return OUTSIDER;
  const time = now().toISOString();
  const [row] = await getDb().execute(sql`
    select id as "tokenId", name, last_used_at < ${time}::timestamptz - interval '1 minute' as stale,
      last_used_at is null as fresh
    from api_tokens
    where token_hash = ${hashToken(token)} and scope = 'scim' and revoked_at is null
      and (expires_at is null or expires_at > ${time}::timestamptz)`);
  if (!row) return OUTSIDER;
  const tokenId = String(row.tokenId);
  if (row.stale || row.fresh) {
    await getDb().execute(
      sql`update api_tokens set last_used_at = ${time}::timestamptz where id = ${tokenId}`,
    );
  }
  return { kind: "machine", tokenId, name: String(row.name) };
}
