import { getSql } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { listStrengths } from "../queries";
import { companyMap } from "../rules/company-map";
import type { CompanyMap } from "../types";

/**
 * What the company's people have in their top five, by business unit: the units right below the company.
 * People without a seat count for the company alone.
 * @throws AppError not_signed_in
 */
export async function getCompanyMap(actor: Actor): Promise<CompanyMap> {
  requireInside(actor);
  const time = now();
  const sql = getSql();
  const [catalogue, units, counts] = await Promise.all([
    listStrengths(actor),
    sql<{ id: string; name: string }[]>`
      select v.unit_id as id, v.name from unit_versions v
      join unit_versions top on top.unit_id = v.parent_id and top.kind = 'company' and top.valid @> ${time}::timestamptz
      where v.valid @> ${time}::timestamptz order by v.name collate "und-x-icu"`,
    sql<{ strengthId: string; unitId: string | null; people: number; firsts: number }[]>`
      with recursive under as (
        select v.unit_id as top, v.unit_id as id from unit_versions v
        join unit_versions c on c.unit_id = v.parent_id and c.kind = 'company' and c.valid @> ${time}::timestamptz
        where v.valid @> ${time}::timestamptz
        union all
        select under.top, v.unit_id from under join unit_versions v on v.parent_id = under.id
        where v.valid @> ${time}::timestamptz
      ), places as (
        select p.id as person_id, under.top from people p
        left join seats s on s.person_id = p.id and s.valid @> ${time}::timestamptz
        left join under on under.id = s.unit_id
        where p.left_at is null or p.left_at > ${time}
      )
      select ps.strength_id as "strengthId", places.top as "unitId", count(*)::int as people,
        (count(*) filter (where ps.position = 1))::int as firsts
      from person_strengths ps join places on places.person_id = ps.person_id
      where ps.position <= 5
      group by ps.strength_id, places.top`,
  ]);
  return companyMap(catalogue, units, counts);
}
