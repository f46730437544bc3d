const MOST_WORDS = 8;

/** Words that say nothing about what is needed. */
const SAY_NOTHING = new Set(
  `a about advice all an and any anybody anyone are as ask at be been but by can could deal do does for from get give good
  got has have help how i if in is it its keep know knows like looking make me my need needs of on or our out people
  person please right she so some somebody someone something team than that the their them there they thing this to us
  want wants was we what when where which who whom whose will with work works would you your`.split(/\s+/),
);

/**
 * The words of a text that can be searched for: without case and accents, each once, in order, eight at most. Words that
 * say nothing ("somebody who can ...") are left out, unless there are no others.
 */
export function wordsOf(text: string): string[] {
  const all = [...new Set(plain(text).match(/[\p{L}\p{N}]+/gu) ?? [])].filter((word) => word.length > 1);
  const telling = all.filter((word) => !SAY_NOTHING.has(word));
  return (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
}

/** The part of a word that its other forms share: "calming", "calmed" and "calms" begin with "calm". */
export function stemOf(word: string): string {
  const stem = word.replace(/(?:ing|ies|ied|ed|es|er|ers|or|ors|s|y|e)$/u, "");
  return stem.length >= 4 ? stem : word;
}

/** What may follow the shared part in one of two forms of a word. */
const ENDING = /^(?:|e|n|al|ly|ful|ive|ment|ness|able|t?ion|n?ing|n?er)s?$/u;

/** Whether two words are forms of one: "customers" and "customer", "negotiate" and "negotiation". */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short = "", long = ""] = [stemOf(a), stemOf(b)].sort((one, other) => one.length - other.length);
  return short.length >= 4 && long.startsWith(short) && ENDING.test(long.slice(short.length));
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
