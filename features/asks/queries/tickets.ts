import { getSql } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { AskTickets } from "../types";

/** The rail holds four tickets, and others wait too. */
const SHOWN = 2;

/** What hangs on my rail: requests I have not answered, oldest first, and answers I have not put away. @throws AppError not_signed_in */
export async function getAskTickets(actor: Actor): Promise<AskTickets> {
  const { personId } = requirePerson(actor);
  const sql = getSql();
  const [row] = await sql<AskTickets[]>`
    select
      coalesce((select json_agg(t) from (
        select a.id, a.words, s.name as strength, ${somebody()} as "from"
        from asks a join people p on p.id = a.asked_by left join strengths s on s.id = a.strength_id
        where a.person_id = ${personId} and a.answered_at is null and (p.left_at is null or p.left_at > ${now()})
        order by a.asked_at limit ${SHOWN}
      ) t), '[]') as "toAnswer",
      coalesce((select json_agg(t) from (
        select a.id, a.words, a.answer, ${somebody()} as by
        from asks a join people p on p.id = a.person_id
        where a.asked_by = ${personId} and a.answered_at is not null and a.seen_at is null
          and (p.left_at is null or p.left_at > ${now()})
        order by a.answered_at limit ${SHOWN}
      ) t), '[]') as answered`;
  return row ?? { toAnswer: [], answered: [] };
}

/** The other one of a request, joined as `p`. */
function somebody() {
  return getSql()`json_build_object('id', p.id, 'name', p.name, 'givenName', p.given_name, 'pictureId', p.picture_id)`;
}
