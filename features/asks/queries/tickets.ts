import { getSql } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { AskTickets } from "../types";

const SHOWN = 3;

/** What hangs on my rail: requests I have not answered, oldest first, and answers I have not put away. @throws AppError not_signed_in */
export async function getAskTickets(actor: Actor): Promise<AskTickets> {
  const { personId } = requirePerson(actor);
  const sql = getSql();
  const [row] = await sql<AskTickets[]>`
    select
      coalesce((select json_agg(t) from (
        select a.id, a.words, s.name as strength, ${somebody("p")} as "from"
        from asks a join people p on p.id = a.asked_by left join strengths s on s.id = a.strength_id
        where a.person_id = ${personId} and a.answered_at is null and (p.left_at is null or p.left_at > ${now()})
        order by a.asked_at limit ${SHOWN}
      ) t), '[]') as "toAnswer",
      coalesce((select json_agg(t) from (
        select a.id, a.words, a.answer, ${somebody("p")} as by
        from asks a join people p on p.id = a.person_id
        where a.asked_by = ${personId} and a.answered_at is not null and a.seen_at is null
          and (p.left_at is null or p.left_at > ${now()})
        order by a.answered_at limit ${SHOWN}
      ) t), '[]') as answered`;
  return row ?? { toAnswer: [], answered: [] };
}

function somebody(table: string) {
  const sql = getSql();
  const of = (column: string) => sql`${sql(table)}.${sql(column)}`;
  return sql`json_build_object('id', ${of("id")}, 'name', ${of("name")}, 'givenName', ${of("given_name")},
    'pictureId', ${of("picture_id")})`;
}
