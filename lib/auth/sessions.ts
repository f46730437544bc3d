import { and, eq, isNull } from "drizzle-orm";
import { type Db, getDb, getSql } from "@/db/client";
import { sessions } from "@/db/schema";
import { type Actor, OUTSIDER, type PersonActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { hashToken, newToken } from "./tokens";

/** How long a session lasts, used or not. */
export const LASTS_DAYS = 30;

/** Opens a session for a person who has proven who they are. @returns the random id that goes into the cookie */
export async function openSession(db: Db, personId: string): Promise<string> {
  const id = newToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LASTS_DAYS * 86_400_000);
  await db.insert(sessions).values({ idHash: hashToken(id), personId, createdAt, expiresAt });
  return id;
}

/** Ends a session for good: a copied cookie is dead from here on. */
export async function endSession(id: string): Promise<void> {
  await getDb()
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(eq(sessions.idHash, hashToken(id)), isNull(sessions.revokedAt)));
}

/**
 * Who this session is, as the database knows them at this moment: roles, units led, services owned, panels.
 * A session that ended, expired or belongs to somebody who left is an outsider.
 */
export async function actorOfSession(id: string): Promise<Actor> {
  const time = now();
  const [row] = await getSql()<ActorRow[]>`
    select p.id as "personId", p.name, p.picture_id as "pictureId",
      array(select role from role_grants where person_id = p.id order by role) as roles,
      array(select unit_id::text from unit_versions where lead_id = p.id and valid @> ${time}::timestamptz) as leads,
      array(select service_id::text from service_owners where person_id = p.id) as owns,
      array(select award_id::text from panel_members where person_id = p.id) as judges
    from sessions s join people p on p.id = s.person_id
    where s.id_hash = ${hashToken(id)} and s.revoked_at is null and s.expires_at > ${time}
      and (p.left_at is null or p.left_at > ${time})`;
  return row ? { kind: "person", ...row } : OUTSIDER;
}

type ActorRow = Omit<PersonActor, "kind">;
