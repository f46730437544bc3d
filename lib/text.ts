/** Words as the database takes them: no PostgreSQL text holds the zero character, which nobody types. */
export function withoutZeros(words: string): string {
  return words.replaceAll("\0", "");
}
