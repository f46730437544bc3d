import type { Nominee, Piece } from "./types";

/** Twelve months lie between two wins of the same award by the same person or team. */
export const COOL_DOWN_MONTHS = 12;

/** What a panel looks for, unless an award says otherwise: one end of the scale and the other. */
export const CRITERIA = [
  { name: "Beyond what anyone could ask", low: "their job", high: "nobody would have asked" },
  { name: "Who was helped, and how much", low: "a nice touch", high: "people still talk about it" },
  { name: "It lasted", low: "gone by Monday", high: "others do it now" },
];

export const STORY_AT_LEAST = 20;
export const STORY_AT_MOST = 2000;

/** The first day of the month a moment lies in (UTC), as a date: "2026-11-01". */
export function monthOf(time: Date): string {
  return `${time.toISOString().slice(0, 7)}-01`;
}

/** "2026-11-01" as "November 2026", or "Nov 2026" when short. */
export function monthWords(month: string, length: "long" | "short" = "long"): string {
  const words = { month: length, year: "numeric", timeZone: "UTC" } as const;
  return new Date(`${month}T00:00:00Z`).toLocaleDateString("en-GB", words).replace(/\bSept\b/, "Sep");
}

/** Only the month's name: "November". */
export function monthName(month: string): string {
  return new Date(`${month}T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" });
}

/** A day as people say it: "Friday 4 December". */
export function dayWords(time: Date): string {
  return time
    .toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })
    .replace(",", "");
}

/** Months from one month to another; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

/**
 * The month to open next and when it could close: the first one from now on that was not opened yet, and three weeks from
 * now at noon. As form fields take them.
 */
export function suggestCycle(opened: readonly string[], time: Date): { month: string; closes: string } {
  const month = new Date(`${monthOf(time)}T00:00:00Z`);
  while (opened.includes(monthOf(month))) month.setUTCMonth(month.getUTCMonth() + 1);
  const closes = new Date(time.getTime() + 21 * 86_400_000).toISOString().slice(0, 10);
  return { month: monthOf(month).slice(0, 7), closes: `${closes}T12:00` };
}

/** Whether somebody who won in one of `won` still waits in `month`. */
export function isCoolingDown(won: readonly string[], month: string): boolean {
  return won.some((last) => Math.abs(monthsBetween(last, month)) < COOL_DOWN_MONTHS);
}

/** How many people speak for a case, and from how many teams. Who speaks twice counts once; no seat is no team. */
export function countVoices(voices: readonly { personId: string; teamId: string | null }[]): {
  voices: number;
  teams: number;
} {
  const people = new Set(voices.map(({ personId }) => personId));
  const teams = new Set(voices.flatMap(({ teamId }) => teamId ?? []));
  return { voices: people.size, teams: teams.size };
}

/** How many hang on the wall, as its first sentence. */
export function hangingWords(count: number): string {
  if (count === 0) return "Nobody hangs here yet. The first story is yours to tell.";
  const words = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
  ];
  const many = words[count - 1] ?? String(count);
  return `${many} ${count === 1 ? "frame hangs" : "frames hang"} here, every one put up by colleagues.`;
}

/** The beginning of a story, cut between words, with at most `atMost` letters. */
export function excerpt(words: string, atMost: number): string {
  if (words.length <= atMost) return words;
  const cut = words.slice(0, atMost);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), atMost / 2))}…`;
}

/** What lies under one kind of tape: the words on the tape and the names it covers. */
export type Cover = { tape: string; names: readonly string[] };

/**
 * Covers names in a story, so that it can be read without knowing whom it is about. Longer names go first, case and
 * missing accents do not matter, a possessive keeps its ending. Rather one word too many under tape than one too few.
 */
export function coverNames(story: string, covers: readonly Cover[]): Piece[] {
  const tapes = new Map<string, string>();
  for (const { tape, names } of covers) {
    for (const name of names) {
      const key = plain(name.trim());
      if (key.length > 1 && !tapes.has(key)) tapes.set(key, tape);
    }
  }
  if (tapes.size === 0) return [{ words: story, taped: false }];
  const longestFirst = [...tapes.keys()].sort((a, b) => b.length - a.length);
  const anyName = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(patternOf).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  const pieces: Piece[] = [];
  let from = 0;
  const composed = story.normalize("NFC");
  for (const hit of composed.matchAll(anyName)) {
    if (hit.index > from) pieces.push({ words: composed.slice(from, hit.index), taped: false });
    pieces.push({ words: tapes.get(plain(hit[0])) ?? "A name", taped: true });
    from = hit.index + hit[0].length;
  }
  if (from < composed.length) pieces.push({ words: composed.slice(from), taped: false });
  return pieces;
}

/** The names somebody goes by: whole, given, family, and each part of a double name of three letters or more. */
export function namesOf(person: { givenName: string; familyName: string }): string[] {
  const { givenName, familyName } = person;
  const parts = `${givenName} ${familyName}`.split(/[\s-]+/).filter((part) => part.length > 2);
  return [`${givenName} ${familyName}`, `${familyName} ${givenName}`, givenName, familyName, ...parts];
}

/** A nominee or winner out of a row that has the person's or the unit's columns. */
export function nomineeOf(row: {
  personId: string | null;
  unitId: string | null;
  givenName: string | null;
  familyName: string | null;
  title: string | null;
  pictureId: string | null;
  teamName: string | null;
}): Nominee {
  const { personId, unitId, givenName, familyName, title, pictureId, teamName } = row;
  if (personId) {
    return {
      kind: "person",
      id: personId,
      name: `${givenName} ${familyName}`,
      shortName: givenName ?? "",
      title: title ?? "",
      pictureId,
      teamName,
    };
  }
  const name = teamName ?? "A team";
  return {
    kind: "team",
    id: unitId ?? "",
    name,
    shortName: name,
    title: "",
    pictureId: null,
    teamName: name,
  };
}

const MARKS = /\p{M}+/gu;

function plain(words: string): string {
  return words.normalize("NFD").replace(MARKS, "").toLowerCase().replace(/\s+/g, " ");
}

/** Each letter with or without its marks; any space for a space. */
function patternOf(key: string): string {
  return [...key].map((sign) => (sign === " " ? "\\s+" : lettersLike(sign))).join("");
}

function lettersLike(sign: string): string {
  if (!/[a-z]/.test(sign)) return sign.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const marked = "àáâãäåāăąçćčďđèéêëēęěìíîïīłñńňòóôõöøōőŕřśşšťùúûüūůűýÿźżž".split("");
  return `[${sign}${marked.filter((letter) => plain(letter) === sign).join("")}]`;
}
