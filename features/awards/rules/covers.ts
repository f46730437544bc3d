import type { Piece } from "../types";
import { coverHints, tapeOver } from "./hints";

/** What lies under one kind of tape: the words on the tape and the names it covers. */
export type Cover = { tape: string; names: readonly string[] };

/**
 * Covers names in a story, so that it can be read without knowing whom it is about. Longer names go first, case and
 * missing accents do not matter, a possessive keeps its ending. Rather one word too many under tape than one too few.
 */
export function coverNames(story: string, covers: readonly Cover[]): Piece[] {
  const { tapes, anyName } = tapesOf(covers);
  if (!anyName) return [{ words: story, taped: false }];
  return tapeOver(story.normalize("NFC"), anyName, (hidden) => tapes.get(plain(hidden)) ?? "A name");
}

type Tapes = { tapes: Map<string, string>; anyName: RegExp | null };

/** Reading the names of a case takes far longer than looking for them, and each case has many texts. */
const read = new WeakMap<readonly Cover[], Tapes>();

function tapesOf(covers: readonly Cover[]): Tapes {
  const known = read.get(covers);
  if (known) return known;
  const tapes = new Map<string, string>();
  for (const { tape, names } of covers) {
    for (const name of names) {
      const key = plain(name.trim());
      if (key.length > 1 && !tapes.has(key)) tapes.set(key, tape);
    }
  }
  const longestFirst = [...tapes.keys()].sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = `(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`;
  const made = { tapes, anyName: tapes.size > 0 ? new RegExp(pattern, "giu") : null };
  read.set(covers, made);
  return made;
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

const MARKED = "àáâãäåāăąçćčďđèéêëēęěìíîïīłñńňòóôõöøōőŕřśşšťùúûüūůűýÿźżž";
/** Each letter with those of its marked forms that have one. */
const ALIKE = new Map(
  [..."abcdefghijklmnopqrstuvwxyz"].map((sign) => [
    sign,
    `[${sign}${[...MARKED].filter((letter) => plain(letter) === sign).join("")}]`,
  ]),
);

function lettersLike(sign: string): string {
  return ALIKE.get(sign) ?? sign.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
