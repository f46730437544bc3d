import { type SQL, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { readTree } from "@/features/teams/queries";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { canKeepCatalogue } from "../policy";
import type { Provider, ServiceDesk } from "../types";

/** The whole catalogue, retired services last, for those who keep it. @throws AppError not_signed_in, forbidden */
export async function listCatalogue(actor: Actor): Promise<ServiceDesk[]> {
  authorize(actor, canKeepCatalogue(actor));
  return readCatalogue(getDb(), sql`true`);
}

/** Teams and departments that can provide a service, by name. @throws AppError not_signed_in, forbidden */
export async function listProviders(actor: Actor): Promise<Provider[]> {
  authorize(actor, canKeepCatalogue(actor));
  const units = await readTree(getDb(), now());
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return units
    .filter(({ kind }) => kind === "team" || kind === "department")
    .map(({ id, name, kind, parentId }) => ({
      id,
      name: kind === "team" ? `${name} (team in ${names.get(parentId ?? "") ?? "the company"})` : name,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Services with their owners and provider by today's names. */
export async function readCatalogue(db: Db, wanted: SQL): Promise<ServiceDesk[]> {
  const rows = await db.execute(sql`
    select s.id, s.slug, s.name, s.promise, s.retired_at is not null as "isRetired", v.name as "providerName",
      coalesce((select json_agg(json_build_object(
          'personId', p.id, 'name', p.given_name || ' ' || p.family_name, 'pictureId', p.picture_id
        ) order by p.given_name, p.family_name)
        from service_owners o join people p on p.id = o.person_id where o.service_id = s.id), '[]') as owners
    from services s
    left join unit_versions v on v.unit_id = s.provider_id and v.valid @> ${now().toISOString()}::timestamptz
    where ${wanted}
    order by s.retired_at is not null, s.name collate "und-x-icu"`);
  return rows as unknown as ServiceDesk[];
}
