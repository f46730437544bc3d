/** Words as the database takes them: no PostgreSQL text holds the zero character, which nobody types. */
export function withoutZeros(words: string): string {
  return words.replaceAll("\0", "");
}

/** Whether words show anything: they may hold nothing but signs of no width. */
export function showsSomething(words: string): boolean {
  return /[^\p{C}\p{M}\p{Z}]/u.test(words);
}

/** Without halves of letters, which a cut through the middle leaves and no text can hold. */
export function wholeLetters(words: string): string {
  return words.replace(/\p{Surrogate}/gu, "");
}

/** Words without halves of characters, which UTF-8 cannot hold: each becomes the sign for what cannot be read. */
export function wellFormed(words: string): string {
  return words.replace(/\p{Cs}/gu, "\ufffd");
}
