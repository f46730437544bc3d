import { getSql } from "@/db/client";
import { type Actor, requireInside } from "@/lib/actor";
import { isId } from "@/lib/id";
import { SUGGESTIONS_A_PAIR } from "../rules";
import type { PostedStrength } from "../types";

/**
 * What somebody has posted, best first, and what whoever asks could still tell them they are good at: nothing to oneself,
 * nothing told before, and nothing more once enough was said.
 * @throws AppError not_signed_in
 */
export async function getStrengthsAndOffer(
  actor: Actor,
  personId: string,
): Promise<{ posted: PostedStrength[]; offered: PostedStrength[] }> {
  const me = requireInside(actor);
  if (!isId(personId)) return { posted: [], offered: [] };
  const mine = me.kind === "person" && me.personId !== personId ? me.personId : null;
  const rows = await getSql()<Row[]>`
    select s.id, s.family, s.name, s.hint, ps.position as place, s.retired_at is not null as "isRetired",
      said.suggested_by is not null as "isSaid"
    from strengths s
    left join person_strengths ps on ps.strength_id = s.id and ps.person_id = ${personId}
    left join strength_suggestions said
      on said.strength_id = s.id and said.person_id = ${personId} and said.suggested_by = ${mine}
    order by ps.position, s.position, s.id`;
  const said = rows.filter(({ isSaid }) => isSaid).length;
  const mayTell = mine !== null && said < SUGGESTIONS_A_PAIR;
  return {
    posted: rows.filter(({ place }) => place !== null).map(strengthOf),
    offered: mayTell
      ? rows.filter(({ place, isRetired, isSaid }) => place === null && !isRetired && !isSaid).map(strengthOf)
      : [],
  };
}

type Row = PostedStrength & { place: number | null; isRetired: boolean; isSaid: boolean };

function strengthOf({ id, family, name, hint }: Row): PostedStrength {
  return { id, family, name, hint };
}
