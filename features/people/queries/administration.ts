import { getDb, getSql } from "@/db/client";
import { type Actor, authorize, type Role, requireInside } from "@/lib/actor";
import { readLink } from "@/lib/auth/links";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { canRunPortal } from "../policy";
import type { CompanyWords } from "../types";

/** The company's name, words and limit. @throws AppError not_signed_in; not_found before the portal is set up */
export async function getCompany(actor: Actor): Promise<CompanyWords> {
  requireInside(actor);
  const [company] = await getSql()<CompanyWords[]>`
    select name, member_singular as "memberSingular", member_plural as "memberPlural", team_limit as "teamLimit",
      time_zone as "timeZone"
    from company`;
  if (!company) throw new AppError("not_found", "There is no company here yet.");
  return company;
}

export type RoleHolder = {
  personId: string;
  name: string;
  title: string;
  pictureId: string | null;
  role: Role;
};

/** Who has which role. @throws AppError not_signed_in, forbidden */
export async function listRoleHolders(actor: Actor): Promise<RoleHolder[]> {
  authorize(actor, canRunPortal(actor));
  return getSql()<RoleHolder[]>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.title, p.picture_id as "pictureId", g.role
    from role_grants g join people p on p.id = g.person_id
    where p.left_at is null or p.left_at > ${now()}
    order by g.role, p.given_name collate "und-x-icu", p.family_name collate "und-x-icu"`;
}

/** How full the portal is, for the administration's first page. @throws AppError not_signed_in, forbidden */
export async function getPortalCounts(
  actor: Actor,
): Promise<{ people: number; teams: number; lastImport: Date | null }> {
  requireInside(actor);
  const [counts] = await getSql()<{ people: number; teams: number; lastImport: string | null }[]>`
    select (select count(*)::int from people where left_at is null or left_at > ${now()}) as people,
      (select count(*)::int from unit_versions where kind = 'team' and valid @> ${now()}::timestamptz) as teams,
      (select max(applied_at) from import_drafts) as "lastImport"`;
  if (!counts) throw new Error("no counts");
  return { ...counts, lastImport: counts.lastImport ? new Date(counts.lastImport) : null };
}

/**
 * A set-up link that still works. Nobody is signed in where this is asked: knowing the token is the key.
 * @throws AppError not_found; gone with the day it was used or ran out
 */
export async function getSetUpLink(
  _actor: Actor,
  { token }: { token: string },
): Promise<{ createdAt: Date; expiresAt: Date }> {
  const { createdAt, expiresAt } = await readLink(getDb(), "set_up", token);
  return { createdAt, expiresAt };
}
