import type { Piece } from "../types";

/** What gives somebody away without a name: addresses, handles, and how long they have been here. */
const NUMBER =
  "(?:\\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half a|many|some|few|a few|several)";
const ORDINAL =
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th))";
const SPAN = "(?:days?|weeks?|months?|years?|decades?)";
const HERE =
  "(?:here|with us|in (?:the|this|our|her|his|their) (?:company|team|job|role|department|place)|at the company|on (?:the|this|our) team|of service|on board|in the firm)";
const YEAR = "(?:19|20)\\d\\d";

const HINTS: { tape: string; pattern: RegExp }[] = [
  { tape: "An address", pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu },
  { tape: "A name", pattern: /(?<![\p{L}\p{N}@.])@[\p{L}\p{N}][\p{L}\p{N}_.-]*[\p{L}\p{N}]/giu },
  {
    tape: "How long here",
    pattern: new RegExp(
      [
        `(?:(?:only|just|barely|almost|nearly|over|after|for|been) )*(?:${NUMBER} (?:and a half )?|)${SPAN} ${HERE}`,
        `${ORDINAL} (?:day|week|month|year) ${HERE}`,
        `(?:in|on|during) (?:her|his|their) (?:very )?${ORDINAL} (?:day|week|month|year)`,
        `(?:here|with us|on board) (?:for|since) (?:only |just |over |almost |nearly )?(?:${NUMBER} ${SPAN}|${YEAR})`,
        `(?:joined|started|arrived|came)(?: (?:us|here|the team|the company))? (?:in|last|this) (?:\\p{L}+ )?(?:${YEAR}|spring|summer|autumn|winter|year|month|week|january|february|march|april|may|june|july|august|september|october|november|december)`,
        `since ${YEAR}`,
        "(?:newcomer|new (?:starter|joiner|hire)|old hand|veteran|apprentice|trainee|intern)s?",
      ]
        .map((words) => `(?<![\\p{L}\\p{N}])(?:${words.replaceAll(" ", "\\s+")})(?![\\p{L}\\p{N}])`)
        .join("|"),
      "giu",
    ),
  },
];

/** Puts tape over hints in words that carry none yet. */
export function coverHints(words: string): Piece[] {
  return HINTS.reduce<Piece[]>(
    (pieces, { tape, pattern }) =>
      pieces.flatMap((piece) => (piece.taped ? [piece] : tapeOver(piece.words, pattern, () => tape))),
    [{ words, taped: false }],
  );
}

/** Words with tape over whatever `pattern` (a global one) finds; what stands on the tape `sayFor` tells. */
export function tapeOver(words: string, pattern: RegExp, sayFor: (hidden: string) => string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const hit of words.matchAll(pattern)) {
    if (hit.index > from) pieces.push({ words: words.slice(from, hit.index), taped: false });
    pieces.push({ words: sayFor(hit[0]), taped: true });
    from = hit.index + hit[0].length;
  }
  if (from < words.length) pieces.push({ words: words.slice(from), taped: false });
  return pieces;
}
