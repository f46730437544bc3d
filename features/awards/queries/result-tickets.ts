import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { ResultTicket } from "../types/result";

const NEWS_FOR = 3 * 86_400_000;
const SAID_FOR = 7 * 86_400_000;

/**
 * What of awards waits for somebody on their rail from the judging on, most private first: a win to say yes to, a winner's
 * wish and stories for a panel member, praise to pass on, words that were said of them, and who won lately until they
 * clapped. What is for them, or for their table, counts for no panel ticket. One statement.
 * @throws AppError not_signed_in
 */
export async function listResultTickets(actor: Actor): Promise<ResultTicket[]> {
  const { personId, leads } = requirePerson(actor);
  const time = now();
  const since = (span: number) => sql`${new Date(time.getTime() - span).toISOString()}::timestamptz`;
  const at = sql`${time.toISOString()}::timestamptz`;
  const units = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(leads)}::text::jsonb))`;
  const rows = await getDb().execute(sql`
    select * from (
      select 1 as rank, 'consent' as kind, w.id, a.name as "awardName", w.month::text as month, '' as name,
        w.winner_unit_id is not null as "isTeam", w.asked_at as moment
      from wins w join awards a on a.id = w.award_id
      where w.consent = 'asked' and w.asked_at is not null
        and (w.winner_person_id = ${personId} or w.winner_unit_id in ${units})
      union all
      select 2, 'wish', w.id, a.name, w.month::text, '', false, w.consented_at
      from wins w join awards a on a.id = w.award_id join panel_members m on m.award_id = a.id
      where m.person_id = ${personId} and w.wish <> '' and w.consent = 'given' and w.announced_at is null and w.stood_down_at is null
        and w.winner_person_id is distinct from m.person_id
        and not exists (select 1 from seats s
          where s.person_id = m.person_id and s.unit_id = w.winner_unit_id and s.valid @> ${at})
        and (w.winner_unit_id is null or w.winner_unit_id not in ${units})
        and not exists (select 1 from win_corrections x where x.win_id = w.id and x.corrected_at >= w.consented_at)
      union all
      select 3, case when c.covers_off_at is null then 'score' else 'decide' end, c.id, a.name, c.month::text, '', false,
        c.decide_by
      from panel_members m join awards a on a.id = m.award_id
      join cycles c on c.award_id = a.id and c.state = 'judging' and c.rules ->> 'decidedBy' = 'panel'
      where m.person_id = ${personId} and exists (
        select 1 from nominations n left join panel_sheets r on r.nomination_id = n.id and r.person_id = m.person_id
        where n.cycle_id = c.id and n.shortlisted_at is not null and n.withdrawn_at is null
          and n.nominee_person_id is distinct from m.person_id and n.nominated_by <> m.person_id
          and not exists (select 1 from seconds x where x.nomination_id = n.id and x.person_id = m.person_id)
          and not exists (select 1 from seats s join seats t on t.unit_id = coalesce(n.nominee_unit_id, s.unit_id)
            where s.person_id = coalesce(n.nominee_person_id, t.person_id) and t.person_id = m.person_id
              and s.valid @> ${at} and t.valid @> ${at})
          and (n.nominee_unit_id is null or n.nominee_unit_id not in ${units})
          and (c.covers_off_at is not null or (r.sat_out is null
            and (r.scores is null or array_position(r.scores, null) is not null))))
      union all
      select 4, 'may-tell', n.id, '', c.month::text, coalesce(p.given_name, v.name, 'a team'), p.id is null, c.closed_at
      from nominations n join cycles c on c.id = n.cycle_id
      left join wins w on w.cycle_id = c.id and w.stood_down_at is null
      left join people p on p.id = n.nominee_person_id
      left join unit_versions v on v.unit_id = n.nominee_unit_id and v.valid @> ${at}
      where n.nominated_by = ${personId} and c.state in ('announced', 'closed') and n.withdrawn_at is null
        and n.screening <> 'returned' and n.may_tell is null and n.leaving_noted_at is null
        and (p.left_at is null or p.left_at > ${at}) and c.closed_at > ${since(10 * SAID_FOR)}
        and (w.id is null
          or coalesce(w.winner_person_id, w.winner_unit_id) <> coalesce(n.nominee_person_id, n.nominee_unit_id))
      union all
      select 5, 'said', n.id, '', c.month::text, m.name, false, n.told_at
      from nominations n join cycles c on c.id = n.cycle_id join people m on m.id = n.nominated_by
      where n.nominee_person_id = ${personId} and n.told_at > ${since(SAID_FOR)} and n.may_tell
      union all
      (select 6, 'news', w.id, a.name, w.month::text, coalesce(p.name, v.name, 'A team'), p.id is null, w.announced_at
      from hung_wins w join awards a on a.id = w.award_id
      left join people p on p.id = w.winner_person_id
      left join lateral (select name from unit_versions where unit_id = w.winner_unit_id
        order by lower(valid) desc limit 1) v on true
      where w.announced_at > ${since(NEWS_FOR)} and w.winner_person_id is distinct from ${personId}::uuid
        and not exists (select 1 from claps x where x.win_id = w.id and x.person_id = ${personId})
      order by a.is_jacket desc, w.announced_at desc limit 1)
    ) waiting order by rank, moment, id limit 8`);
  return (rows as unknown as (ResultTicket & { rank: number; moment: string })[]).map(
    ({ kind, id, awardName, month, name, isTeam }) => ({ kind, id, awardName, month, name, isTeam }),
  );
}
