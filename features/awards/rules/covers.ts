import type { Piece } from "../types";
import { coverHints, tapeOver } from "./hints";

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
  return tapeOver(story.normalize("NFC"), anyName, (hidden) => tapes.get(plain(hidden)) ?? "A name");
}

/** A story with its names covered, and after them addresses, handles and how long somebody has been here. */
export function coverStory(story: string, covers: readonly Cover[]): Piece[] {
  // Addresses first: a name inside one would leave the rest of it readable.
  return coverHints(story.normalize("NFC")).flatMap((piece) =>
    piece.taped ? [piece] : coverNames(piece.words, covers),
  );
}

/** The names somebody goes by: whole, given, family, and each part of a double name of three letters or more. */
export function namesOf(person: { givenName: string; familyName: string }): string[] {
  const { givenName, familyName } = person;
  const parts = `${givenName} ${familyName}`.split(/[\s-]+/).filter((part) => part.length > 2);
  return [`${givenName} ${familyName}`, `${familyName} ${givenName}`, givenName, familyName, ...parts];
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
