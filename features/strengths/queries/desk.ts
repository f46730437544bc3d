import { listPeople } from "@/features/people/queries";
import { getTeam } from "@/features/teams/queries";
import { type Actor, requirePerson } from "@/lib/actor";
import { getStrengthsOf, listStrengths, listTeamMap } from "../queries";
import { withKept } from "../rules";
import type { OwnDesk } from "../types";
import { listSuggestionsForMe } from "./suggestions";

/**
 * What somebody needs who puts their own strengths in order: the catalogue with what they posted and was taken out since,
 * their list, what nobody at their table lists, and what colleagues suggest.
 * @throws AppError not_signed_in
 */
export async function getOwnDesk(actor: Actor): Promise<OwnDesk> {
  const { personId } = requirePerson(actor);
  const [catalogue, mine, nobody, suggested] = await Promise.all([
    listStrengths(actor),
    getStrengthsOf(actor, personId),
    listMissingAtTable(actor, personId),
    listSuggestionsForMe(actor),
  ]);
  return { catalogue: withKept(catalogue, mine), posted: mine.map(({ id }) => id), nobody, suggested };
}

/** Ids of strengths that nobody at one's table lists; none without a table. */
async function listMissingAtTable(actor: Actor, personId: string): Promise<string[]> {
  const [me] = await listPeople(actor, { ids: [personId] });
  if (!me?.teamId) return [];
  const { members } = await getTeam(actor, me.teamId);
  const { nobody } = await listTeamMap(
    actor,
    members.map(({ id }) => id),
  );
  return nobody.map(({ id }) => id);
}
