export const STORY_AT_LEAST = 20;
export const STORY_AT_MOST = 2000;

/** The beginning of a story, cut between words, with at most `atMost` letters. */
export function excerpt(words: string, atMost: number): string {
  if (words.length <= atMost) return words;
  const cut = words.slice(0, atMost);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), atMost / 2))}…`;
}
