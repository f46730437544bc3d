import { wholeLetters } from "@/lib/text";

export const STORY_AT_LEAST = 20;
export const STORY_AT_MOST = 2000;
/** How many letters fit below a frame. */
export const CITATION_AT_MOST = 400;
/** How much of an unfinished story is kept for later, in letters. */
export const DRAFT_AT_MOST = 60_000;
/** How many people, and how many teams, a case names as helped. */
export const HELPED_AT_MOST = 12;

/** What is said of a story that has more letters than anybody reads. */
export const tooLong = `The story has more than ${STORY_AT_MOST} letters. Keep the best part; nothing you wrote is lost.`;

/** The beginning of a story, cut between words, with at most `atMost` letters. */
export function excerpt(words: string, atMost: number): string {
  if (words.length <= atMost) return words;
  const cut = words.slice(0, atMost);
  return `${wholeLetters(cut.slice(0, Math.max(cut.lastIndexOf(" "), atMost / 2)))}…`;
}

/** A story's beginning as the words below a frame, where nobody wrote any: with the sign for "and so on" it fits. */
export function citationOf(story: string): string {
  return excerpt(story, CITATION_AT_MOST - 1);
}
