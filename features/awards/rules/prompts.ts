/** What makes a story easy to judge, in the order people tell it. */
const PROMPTS = [
  { prompt: "What they did", told: (words: string) => words.split(/\s+/).filter(Boolean).length >= 8 },
  {
    prompt: "What changed",
    told: (words: string) =>
      /\b(since|now|instead|any ?more|no longer|never again|not once|ever since|from then|afterwards|back (up|in|on|to)|works?|working|fixed|saved|less|fewer|faster|sooner|without)\b/i.test(
        words,
      ),
  },
  {
    prompt: "Who would have noticed if they had not?",
    told: (words: string) =>
      /\b(nobody|no one|none of us|noticed?|would(n.t| not)? have|otherwise|if not for|had (they|it|that) not|without (them|it|this|that|the|her|his))\b/i.test(
        words,
      ),
  },
] as const;

/**
 * The prompts of a story, each with whether its words seem to speak of it. It only looks for words that such sentences
 * have, so it helps who writes and decides nothing.
 */
export function promptsOf(story: string): { prompt: string; isTold: boolean }[] {
  return PROMPTS.map(({ prompt, told }) => ({ prompt, isTold: told(story) }));
}
