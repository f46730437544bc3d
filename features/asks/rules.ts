import type { Found, RightPeople, Why } from "./types";

/** From so many requests in a month on somebody's plate is full, and two others come first. */
export const FULL_PLATE = 6;
/** How many come before somebody whose plate is full. */
export const OTHERS_FIRST = 2;
/** How often one person may ask on one day. */
export const ASKS_A_DAY = 10;
export const WORDS_AT_MOST = 500;

/** The beginning of the calendar month, in UTC: what "this month" counts from. */
export function monthStart(time: Date): Date {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1));
}

/**
 * Who comes first: whom the most speaks for; among equals whoever was asked least this month. Somebody with a full plate
 * waits until two others with time, who were found for one of the same reasons, have come before them.
 * @param found in any order; equals keep the order they came in
 */
export function rank(found: readonly Found[]): Found[] {
  const byMerit = [...found].sort((a, b) => b.points - a.points || a.asks - b.asks);
  const free = byMerit.filter(hasTime);
  const ranked: Found[] = [];
  /** Those who wait, each with how many have to come before them still. */
  let waiting: { busy: Found; before: number }[] = [];
  for (const person of byMerit) {
    if (hasTime(person)) {
      ranked.push(person);
      waiting = waiting.map((one) => (isLike(one.busy, person) ? { ...one, before: one.before - 1 } : one));
    } else {
      const came = ranked.filter((other) => hasTime(other) && isLike(person, other)).length;
      const like = free.filter((other) => isLike(person, other)).length;
      waiting.push({ busy: person, before: Math.min(OTHERS_FIRST, like) - came });
    }
    ranked.push(...waiting.filter(({ before }) => before <= 0).map(({ busy }) => busy));
    waiting = waiting.filter(({ before }) => before > 0);
  }
  return ranked;
}

function hasTime({ asks }: Found): boolean {
  return asks < FULL_PLATE;
}

/** Whether both were found for one of the same reasons. */
function isLike(one: Found, other: Found): boolean {
  return one.why.some((why) => other.why.some((its) => reasonKey(its) === reasonKey(why)));
}

function reasonKey(why: Why): string {
  return why.kind === "words" ? "words" : `${why.kind} ${why.id}`;
}

/** Why somebody was found, in words for their card, what tells most first. */
export function whyInWords(person: Pick<Found, "title" | "why">): string[] {
  return person.why.map((why) => {
    if (why.kind === "strength")
      return why.position === 1 ? `${why.name} first of all` : `${why.name}, number ${why.position}`;
    if (why.kind === "service")
      return why.owns ? `Looks after ${why.name}` : `In the team that serves ${why.name}`;
    if (why.kind === "unit") return `Sits in ${why.name}`;
    return why.isName ? "Goes by that name" : `Is ${withArticle(person.title)}`;
  });
}

function withArticle(title: string): string {
  return `${/^[aeiou]/i.test(title) ? "an" : "a"} ${title}`;
}

/** "asked twice this month", "not asked yet". */
export function askedInWords(asks: number): string {
  if (asks === 0) return "not asked yet";
  return `asked ${["", "once", "twice"][asks] ?? `${asks} times`}`;
}

/** The line that stands there already when one asks somebody found: it goes on with what was typed. */
export function lineFor(givenName: string, typed = ""): string {
  const start = `Hello ${givenName}, have you got a moment for me?`;
  return typed ? `${start} I am looking for: ${typed}` : `${start} It is about `;
}

const NAMED = 4;

/** How the words were understood, as a sentence above the people. */
export function understoodWords({ strengths, services }: RightPeople["understood"]): string {
  const all = [...strengths, ...services];
  if (all.length === 0) return "Found by names, titles and teams.";
  const more = all.length - NAMED;
  const named = more > 1 ? [...all.slice(0, NAMED), `${more} more`] : all;
  return `Understood as ${new Intl.ListFormat("en-GB").format(named)}; titles and teams count too.`;
}
