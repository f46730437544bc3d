import { getSql } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isId } from "@/lib/id";
import { teamMap } from "./rules";
import type { PostedStrength, Strength, TeamMap } from "./types";

/** The catalogue in the company's order, with how many people here now list each. @throws AppError not_signed_in */
export async function listStrengths(actor: Actor): Promise<Strength[]> {
  requireInside(actor);
  const time = now();
  return getSql()<Strength[]>`
    select s.id, s.family, s.name, s.hint,
      (select count(*)::int from person_strengths ps join people p on p.id = ps.person_id
        where ps.strength_id = s.id and (p.left_at is null or p.left_at > ${time})) as people
    from strengths s order by s.position, s.id`;
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

/** The strengths map of these people, a team mostly. @throws AppError not_signed_in */
export async function listTeamMap(actor: Actor, personIds: readonly string[]): Promise<TeamMap> {
  const [catalogue, lists] = await Promise.all([listStrengths(actor), getStrengthsOfMany(actor, personIds)]);
  return teamMap(
    catalogue.map(({ people: _, ...strength }) => strength),
    [...lists].map(([personId, strengths]) => ({ personId, strengths: strengths.map(({ id }) => id) })),
  );
}
