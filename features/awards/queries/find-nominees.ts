import { findPeople } from "@/features/people/queries/find";
import type { PersonCard } from "@/features/people/types";
import { findTeams } from "@/features/teams/queries/browse";
import { type Actor, requirePerson } from "@/lib/actor";
import { offerTogether } from "../rules/offer";
import type { NomineeFound } from "../types";

/**
 * People here now and teams, as somebody types whom their story is about or who was helped: at most eight.
 * @param ask.only "people" or "teams" leaves the others out
 * @throws AppError not_signed_in
 */
export async function findNominees(
  actor: Actor,
  { search = "", only }: { search?: string; only?: string },
): Promise<NomineeFound[]> {
  requirePerson(actor);
  const [people, teams] = await Promise.all([
    only === "teams" ? [] : findPeople(actor, { search }),
    only === "people" ? [] : findTeams(actor, { search }),
  ]);
  return offerTogether(people.map(asPerson), teams.map(asTeam), search);
}

function asPerson({ id, name, title, teamName, pictureId }: PersonCard): NomineeFound {
  return { kind: "person", id, name, pictureId, detail: [title, teamName].filter(Boolean).join(", ") };
}

function asTeam({ id, name, parentName }: { id: string; name: string; parentName: string }): NomineeFound {
  const detail = parentName ? `A whole team, ${parentName}` : "A whole team";
  return { kind: "team", id, name, pictureId: null, detail };
}
