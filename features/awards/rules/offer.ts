import type { NomineeFound } from "../types";

/** How many are offered while somebody types. */
export const OFFERED = 8;
/** Of which so many places are kept for teams, where teams answer to the letters. */
const FOR_TEAMS = 3;

/**
 * People and teams that answer to the same letters, as one list of at most eight, people first; a team whose very name
 * begins with what was typed comes before people who only answer by their title.
 */
export function offerTogether(
  people: readonly NomineeFound[],
  teams: readonly NomineeFound[],
  typed: string,
): NomineeFound[] {
  const shownTeams = teams.slice(0, Math.max(FOR_TEAMS, OFFERED - people.length));
  const shownPeople = people.slice(0, OFFERED - shownTeams.length);
  const isNamed = ({ name }: NomineeFound) => {
    const letters = plain(name);
    return plain(typed)
      .split(" ")
      .every((word) => letters.startsWith(word) || letters.includes(` ${word}`));
  };
  const all = [...shownPeople, ...shownTeams];
  return [...all.filter(isNamed), ...all.filter((one) => !isNamed(one))];
}

function plain(words: string): string {
  return words
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .trim()
    .replace(/\s+/g, " ");
}
