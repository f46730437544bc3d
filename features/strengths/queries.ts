import { getSql } from "@/db/client";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isId } from "@/lib/id";
import { canKeepStrengths } from "./policy";
import { teamMap, withKept } from "./rules";
import type { CatalogueStrength, PostedStrength, TeamMap } from "./types";

/** What can be chosen, in the company's order. @throws AppError not_signed_in */
export async function listStrengths(actor: Actor): Promise<PostedStrength[]> {
  requireInside(actor);
  return getSql()<PostedStrength[]>`
    select id, family, name, hint from strengths where retired_at is null order by position, id`;
}

/** The whole catalogue with what was taken out, for those who keep it. @throws AppError not_signed_in, forbidden */
export async function listCatalogue(actor: Actor): Promise<CatalogueStrength[]> {
  authorize(actor, canKeepStrengths(actor));
  return getSql()<CatalogueStrength[]>`
    select s.id, s.family, s.name, s.hint, s.words, s.retired_at is not null as "isRetired",
      coalesce(listed.people, 0)::int as people
    from strengths s left join (
      select ps.strength_id, count(*) as people from person_strengths ps join people p on p.id = ps.person_id
      where p.left_at is null or p.left_at > ${now()} group by ps.strength_id
    ) listed on listed.strength_id = s.id
    order by s.position, s.id`;
}

/** What somebody has posted, best first; empty when nothing. @throws AppError not_signed_in */
export async function getStrengthsOf(actor: Actor, personId: string): Promise<PostedStrength[]> {
  return (await getStrengthsOfMany(actor, [personId])).get(personId) ?? [];
}

/** The same for many people at once; whoever has posted nothing is not in the map. @throws AppError not_signed_in */
export async function getStrengthsOfMany(
  actor: Actor,
  personIds: readonly string[],
): Promise<Map<string, PostedStrength[]>> {
  requireInside(actor);
  const rows = await getSql()<(PostedStrength & { personId: string })[]>`
    select ps.person_id as "personId", s.id, s.family, s.name, s.hint
    from person_strengths ps join strengths s on s.id = ps.strength_id
    where ps.person_id = any(${personIds.filter(isId)}::uuid[]) order by ps.person_id, ps.position`;
  const lists = new Map<string, PostedStrength[]>();
  for (const { personId, ...strength } of rows) {
    lists.set(personId, [...(lists.get(personId) ?? []), strength]);
  }
  return lists;
}

/**
 * The strengths map of these people, a team mostly.
 * @param posted what they have posted, where that is read already
 * @throws AppError not_signed_in
 */
export async function listTeamMap(
  actor: Actor,
  personIds: readonly string[],
  posted: Promise<Map<string, PostedStrength[]>> = getStrengthsOfMany(actor, personIds),
): Promise<TeamMap> {
  const [catalogue, lists] = await Promise.all([listStrengths(actor), posted]);
  return teamMap(
    withKept(catalogue, [...lists.values()].flat()),
    [...lists].map(([personId, strengths]) => ({ personId, strengths: strengths.map(({ id }) => id) })),
  );
}
