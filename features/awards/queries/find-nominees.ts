import { findPeople } from "@/features/people/queries/find";
import { findTeams } from "@/features/teams/queries/browse";
import { type Actor, requirePerson } from "@/lib/actor";
import { offerTogether } from "../rules/offer";
import type { NomineeFound } from "../types";

/**
 * People here now and teams, as somebody types whom their story is about or who was helped: at most eight.
 * @throws AppError not_signed_in
 */
export async function findNominees(
  actor: Actor,
  { search = "" }: { search?: string },
): Promise<NomineeFound[]> {
  requirePerson(actor);
  const [people, teams] = await Promise.all([findPeople(actor, { search }), findTeams(actor, { search })]);
  return offerTogether(
    people.map(({ id, name, title, teamName, pictureId }) => ({
      kind: "person",
      id,
      name,
      pictureId,
      detail: [title, teamName].filter(Boolean).join(", "),
    })),
    teams.map(({ id, name, parentName }) => ({
      kind: "team",
      id,
      name,
      pictureId: null,
      detail: parentName ? `A whole team, ${parentName}` : "A whole team",
    })),
    search,
  );
}
