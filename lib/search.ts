import { type SQL, sql } from "drizzle-orm";
import { wholeLetters, withoutZeros } from "./text";

const LETTERS_AT_MOST = 100;
const WORDS_AT_MOST = 8;
/** A trigram index knows three letters anywhere in a text; of fewer it only knows how a word begins. */
const LETTERS_FOR_ANYWHERE = 3;

/** What somebody typed, as single words of letters and signs: at most eight, of the first hundred letters. */
export function wordsOf(search: string | undefined): string[] {
  const letters = wholeLetters(withoutZeros(search ?? "").slice(0, LETTERS_AT_MOST));
  return letters.split(/\s+/).filter(Boolean).slice(0, WORDS_AT_MOST);
}

/**
 * Whether a word stands in `text`, which holds plain words (the database's plain_words: no accents, no capitals).
 * Three letters and more are found anywhere, fewer only where a word begins; a trigram index on `text` serves both.
 * Signs alone are in no word.
 */
export function holdsWord(text: SQL, word: string): SQL {
  if (isSigns(word)) return sql`false`;
  return [...word].length < LETTERS_FOR_ANYWHERE
    ? beginsWord(text, word)
    : sql`${text} like '%' || ${literal(word)} || '%'`;
}

/** Whether a word of `text` begins with these letters. */
export function beginsWord(text: SQL, word: string): SQL {
  if (isSigns(word)) return sql`false`;
  return sql`(${text} like ${literal(word)} || '%' or ${text} like '% ' || ${literal(word)} || '%')`;
}

/** All of these at once, or nothing to ask. */
export function every(conditions: readonly SQL[]): SQL {
  return conditions.length > 0 ? sql.join([...conditions], sql` and `) : sql`true`;
}

function isSigns(word: string): boolean {
  return !/[\p{L}\p{N}]/u.test(word);
}

/** Plain words can hold %, _ and \ that nobody typed (of full-width signs), so they are masked where they come about; once a statement. */
function literal(word: string): SQL {
  return sql`(select regexp_replace(plain_words(${word}), '([\\\\%_])', '\\\\\\1', 'g'))`;
}
