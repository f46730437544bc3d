import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { nomineeOf } from "../rules/nominee";
import type { MayTellPage, Said } from "../types/result";

/**
 * What colleagues said of the reader, or of their table, in cases that did not win: what their makers agreed to pass on,
 * newest first. No award, rank or vote is with it. What those said who added a voice is left out: nobody asked them.
 * @throws AppError not_signed_in
 */
export async function listSaidAboutMe(actor: Actor): Promise<Said[]> {
  const { personId } = requirePerson(actor);
  const at = sql`${now().toISOString()}::timestamptz`;
  const rows = await getDb().execute(sql`
    select n.id as "nominationId", c.month::text as month, n.story as words, n.helped, v.name as "teamName",
      json_build_object('personId', p.id, 'name', p.name, 'pictureId', p.picture_id) as by
    from nominations n join cycles c on c.id = n.cycle_id join people p on p.id = n.nominated_by
    left join unit_versions v on v.unit_id = n.nominee_unit_id and v.valid @> ${at}
    where n.told_at is not null and n.may_tell and n.withdrawn_at is null and c.state in ('announced', 'closed')
      and (n.nominee_person_id = ${personId}
        or exists (select 1 from seats s
          where s.person_id = ${personId} and s.unit_id = n.nominee_unit_id and s.valid @> ${at})
        or v.lead_id = ${personId})
    order by n.told_at desc, n.id`);
  return rows as unknown as Said[];
}

/**
 * A case whose maker is asked whether its nominee may hear the words, once another won or nobody did.
 * @throws AppError not_signed_in, not_found (for everybody but the maker)
 */
export async function getMayTell(actor: Actor, nominationId: string): Promise<MayTellPage> {
  const { personId } = requirePerson(actor);
  const at = sql`${now().toISOString()}::timestamptz`;
  const [row] = isId(nominationId)
    ? await getDb().execute(sql`
      select n.story, n.may_tell as "mayTell", n.told_at is not null as "isTold", c.month::text as month,
        p.id as "personId", n.nominee_unit_id as "unitId", p.given_name as "givenName", p.family_name as "familyName",
        p.title, p.picture_id as "pictureId", v.name as "teamName"
      from nominations n join cycles c on c.id = n.cycle_id
      left join wins w on w.cycle_id = c.id and w.stood_down_at is null
      left join people p on p.id = n.nominee_person_id
      left join seats s on s.person_id = p.id and s.valid @> ${at}
      left join unit_versions v on v.unit_id = coalesce(n.nominee_unit_id, s.unit_id) and v.valid @> ${at}
      where n.id = ${nominationId} and n.nominated_by = ${personId} and n.withdrawn_at is null
        and n.screening <> 'returned' and c.state in ('announced', 'closed')
        and (w.id is null
          or coalesce(w.winner_person_id, w.winner_unit_id) <> coalesce(n.nominee_person_id, n.nominee_unit_id))`)
    : [];
  if (!row) throw new AppError("not_found", "There is no such case.");
  const { story, mayTell, isTold, month, ...nominee } = row as unknown as Omit<
    MayTellPage,
    "nominationId" | "nominee"
  > &
    Parameters<typeof nomineeOf>[0];
  return { nominationId, story, mayTell, isTold, month, nominee: nomineeOf(nominee) };
}
