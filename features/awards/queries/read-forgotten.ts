import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { yearBefore } from "../rules/fairness";
import { forgottenUnits, halfOfVoices, type PutUp } from "../rules/forgotten";
import type { Bonds } from "../types";
import type { FairnessYear } from "../types/panel";

/**
 * Which teams and departments nobody was put up from for twelve months, in the caller's transaction. Cases for the reader
 * or their table are not counted, and the units they sit in are left out, so that neither tells them anything.
 */
export async function readForgotten(db: Db, bonds: Bonds): Promise<FairnessYear> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const since = yearBefore(now());
  const tables = [bonds.teamId, ...bonds.leads].flatMap((id) => id ?? []);
  const notTheirs =
    tables.length > 0 ? sql`(n.nominee_unit_id is null or n.nominee_unit_id not in ${tables})` : sql`true`;
  const rows = (await db.execute(sql`
    with recursive current as (select unit_id, parent_id, kind, name from unit_versions where valid @> ${at}),
    above as (
      select unit_id as leaf, unit_id, parent_id from current
      union all
      select a.leaf, c.unit_id, c.parent_id from above a join current c on c.unit_id = a.parent_id
    ),
    sitting as (select unit_id as leaf, count(*)::int as people from seats where valid @> ${at} group by unit_id),
    cases as (
      select n.id, coalesce(n.nominee_unit_id, s.unit_id) as leaf from nominations n
      left join seats s on s.person_id = n.nominee_person_id and s.valid @> n.nominated_at
      where n.withdrawn_at is null and n.screening <> 'returned' and n.nominated_at <= ${at}
        and n.nominated_at > ${since.toISOString()}::timestamptz
        and n.nominee_person_id is distinct from ${bonds.personId} and ${notTheirs}
    ),
    voices as (
      select s.unit_id as leaf, count(*)::int as voices from cases k join nominations n on n.id = k.id
      cross join lateral (select n.nominated_by as by, n.nominated_at as at
        union all select person_id, seconded_at from seconds where nomination_id = n.id) x
      join seats s on s.person_id = x.by and s.valid @> x.at group by s.unit_id
    ),
    people_in as (select a.unit_id, sum(s.people)::int as people from above a join sitting s using (leaf) group by a.unit_id),
    cases_in as (select a.unit_id, count(*)::int as cases from above a join cases k using (leaf) group by a.unit_id),
    own as (select unit_id from above where leaf = ${bonds.teamId}::uuid)
    select c.unit_id as id, c.parent_id as "parentId", c.name, c.kind, coalesce(p.people, 0) as people, coalesce(k.cases, 0) as cases,
      coalesce(v.voices, 0) as voices, o.unit_id is not null as "isOwn"
    from current c left join people_in p using (unit_id) left join cases_in k using (unit_id)
      left join voices v on v.leaf = c.unit_id left join own o using (unit_id)`)) as unknown as Row[];
  const company = rows.find(({ kind }) => kind === "company");
  const units = rows.filter(({ kind, isOwn }) => kind !== "company" && !isOwn);
  const counts = { people: company?.people ?? 0, cases: company?.cases ?? 0 };
  return {
    since,
    ...counts,
    teams: rows.filter(({ kind, people }) => kind === "team" && people > 0).length,
    half: halfOfVoices(rows.map(({ voices }) => voices)),
    forgotten: forgottenUnits(units, counts),
  };
}

type Row = PutUp & { voices: number; isOwn: boolean };
