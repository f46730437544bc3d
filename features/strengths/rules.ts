import type { Family, PostedStrength, StrengthRow, Suggested, TeamMap } from "./types";

export const FEWEST = 5;
export const MOST = 10;
/** A catalogue never gets smaller than this. */
export const FEWEST_IN_CATALOGUE = 10;
/** How many strengths one colleague suggests to another at most. */
export const SUGGESTIONS_A_PAIR = 3;
/** How many of somebody's strengths count in their team's map. */
export const TOP = 5;

/** The catalogue's four families, in the order they are shown. */
export const FAMILIES = {
  hands: { name: "Hands", words: "gets it made" },
  head: { name: "Head", words: "works it out" },
  heart: { name: "Heart", words: "keeps us together" },
  voice: { name: "Voice", words: "gets it heard" },
} satisfies Record<Family, { name: string; words: string }>;
export const FAMILY_ORDER = Object.keys(FAMILIES) as Family[];

/** Why these strengths cannot be posted, as a sentence; null when they can. None at all takes them down. */
export function whyNotPost(ids: readonly string[]): string | null {
  if (new Set(ids).size < ids.length) return "One strength is in there twice. Once is enough.";
  if (ids.length > MOST) return `Ten at most, please: this is ${ids.length}.`;
  if (ids.length > 0 && ids.length < FEWEST) {
    const missing = FEWEST - ids.length;
    return `Five at least, please: ${missing === 1 ? "one is" : `${missing} are`} missing.`;
  }
  return null;
}

/** The list with one entry at another place; places outside of the list change nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  if (to < 0 || to >= list.length) return rest;
  rest.splice(to, 0, ...rest.splice(from, 1));
  return rest;
}

/** What can be chosen, and after it what left the catalogue and is still in somebody's list. */
export function withKept(
  catalogue: readonly PostedStrength[],
  posted: readonly PostedStrength[],
): PostedStrength[] {
  const kept = new Map(posted.map((strength) => [strength.id, strength]));
  for (const { id } of catalogue) kept.delete(id);
  return [...catalogue, ...kept.values()];
}

/**
 * A team's map: who has what in their top five, and what nobody lists.
 * @param catalogue in the company's order
 * @param lists what each of the people has posted, best first
 */
export function teamMap(
  catalogue: readonly PostedStrength[],
  lists: readonly { personId: string; strengths: readonly string[] }[],
): TeamMap {
  const posted = lists.filter((list) => list.strengths.length > 0);
  const listed = new Set(posted.flatMap((list) => list.strengths));
  const rows = catalogue.map((strength) => ({
    ...strength,
    marks: posted
      .filter((list) => list.strengths.slice(0, TOP).includes(strength.id))
      .map((list) => ({ personId: list.personId, first: list.strengths[0] === strength.id })),
  }));
  return {
    rows: rows
      .filter((row) => row.marks.length > 0)
      .sort((a, b) => b.marks.length - a.marks.length || firsts(b) - firsts(a)),
    nobody: posted.length === 0 ? [] : catalogue.filter((strength) => !listed.has(strength.id)),
    posted: posted.length,
  };
}

function firsts(row: StrengthRow): number {
  return row.marks.filter((mark) => mark.first).length;
}

/**
 * What of somebody's top five few others at their table have: at most two, the rarest first.
 * @param mine what they have posted, best first
 * @param others what each of the others has posted, as ids, best first
 * @returns each with how many of the others have it in their top five: fewer than half of those who posted
 */
export function rareAtTable(
  mine: readonly PostedStrength[],
  others: readonly (readonly string[])[],
): { name: string; others: number }[] {
  const posted = others.filter((list) => list.length > 0).map((list) => list.slice(0, TOP));
  return mine
    .slice(0, TOP)
    .map(({ id, name }) => ({ name, others: posted.filter((list) => list.includes(id)).length }))
    .filter((strength) => strength.others < posted.length / 2)
    .sort((a, b) => a.others - b.others)
    .slice(0, 2);
}

const NAMED = 3;

/** Who says so, in words: "Ramesh, Dan and Dan say of you: Listener". */
export function saidBy({ name, by }: Suggested): string {
  const more = by.length - NAMED;
  const people =
    more > 0
      ? [...by.slice(0, NAMED - 1).map((one) => one.givenName), `${more + 1} others`]
      : by.map((one) => one.givenName);
  return `${new Intl.ListFormat("en-GB").format(people)} ${by.length === 1 ? "says" : "say"} of you: ${name}`;
}

/** The strengths whose name begins, or has a word that begins, with what was typed; none for a single letter. */
export function namedIn(typed: string, catalogue: readonly PostedStrength[]): PostedStrength[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted.length < 2) return [];
  return catalogue.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
}
