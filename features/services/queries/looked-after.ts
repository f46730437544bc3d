import { getSql } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { isId } from "@/lib/id";

/** The services somebody looks after, by name. @throws AppError not_signed_in */
export async function listLookedAfter(
  actor: Actor,
  personId: string,
): Promise<{ slug: string; name: string; promise: string }[]> {
  requireInside(actor);
  if (!isId(personId)) return [];
  return getSql()<{ slug: string; name: string; promise: string }[]>`
    select s.slug, s.name, s.promise from service_owners o join services s on s.id = o.service_id
    where o.person_id = ${personId} and s.retired_at is null order by s.name collate "und-x-icu"`;
}
