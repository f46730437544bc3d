import type { Searchable, Term } from "../types";
import { sameWord, wordsOf } from "./words";

/** How much a word tells by where it is found: what a strength is called and everyday words say more than its hint. */
const IN_NAME = 1;
const IN_HINT = 0.6;
/** What a further word adds that says the same once more. */
const SAID_AGAIN = 0.15;

type Service = { id: string; name: string; promise: string };
type Chosen = { strength?: string; service?: string; unit?: string };

/**
 * What somebody needs, taken apart: one term a word, with the strengths and services that the word points at, and one
 * required term a filter. Two words for one strength ("calm", "angry") are one need: the word that tells most has it.
 * Names, titles and units are looked for by the word itself, in the database.
 * @param typed what was typed, in plain words
 * @param chosen ids of the filters
 */
export function understand(
  typed: string,
  strengths: readonly Searchable[],
  services: readonly Service[],
  chosen: Chosen = {},
): Term[] {
  const words = wordsOf(typed);
  const terms: Term[] = words.map((word) => ({
    word,
    strengths: [],
    services: [],
    unitId: null,
    required: false,
  }));
  for (const strength of strengths) {
    const weights = words.map((word) => weightOf(word, words, strength));
    const most = Math.max(0, ...weights);
    if (most === 0) continue;
    const again = weights.filter((weight) => weight > 0).length - 1;
    terms[weights.indexOf(most)]?.strengths.push({ id: strength.id, weight: most + SAID_AGAIN * again });
  }
  for (const { id, name, promise } of services) {
    const own = wordsOf(`${name} ${promise}`);
    const first = words.findIndex((word) => own.some((other) => sameWord(word, other)));
    terms[first]?.services.push(id);
  }
  const filter = { word: null, strengths: [], services: [], unitId: null, required: true };
  if (chosen.strength) terms.push({ ...filter, strengths: [{ id: chosen.strength, weight: IN_NAME }] });
  if (chosen.service) terms.push({ ...filter, services: [chosen.service] });
  if (chosen.unit) terms.push({ ...filter, unitId: chosen.unit });
  return terms;
}

/** An everyday expression of several words ("bad news") counts when all of them were typed. */
function weightOf(word: string, typed: readonly string[], { name, hint, words }: Searchable): number {
  const isSaid = (other: string) => typed.some((one) => sameWord(one, other));
  const says = (text: string) => wordsOf(text).some((other) => sameWord(word, other));
  const everyday = words.split(",").filter((expression) => wordsOf(expression).every(isSaid));
  if (says(name) || everyday.some(says)) return IN_NAME;
  return says(hint) ? IN_HINT : 0;
}
