import { getSql } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { Suggested } from "../types";

/** What colleagues say I am good at and I have not decided on, what most of them say first. @throws AppError not_signed_in */
export async function listSuggestionsForMe(actor: Actor): Promise<Suggested[]> {
  const { personId } = requirePerson(actor);
  return getSql()<Suggested[]>`
    select s.id, s.family, s.name, s.hint,
      json_agg(json_build_object('id', p.id, 'name', p.name, 'givenName', p.given_name, 'pictureId', p.picture_id)
        order by g.suggested_at) as by
    from strength_suggestions g join strengths s on s.id = g.strength_id join people p on p.id = g.suggested_by
    where g.person_id = ${personId} and g.settled_at is null and s.retired_at is null
      and (p.left_at is null or p.left_at > ${now()})
    group by s.id order by count(*) desc, s.position`;
}
