/**
 * What a ballot says, for the device that seals it and the box that takes it. Its plaintext is JSON padded with spaces
 * to exactly 4096 bytes before sealing: all ballots look the same from outside.
 */
export type BallotQuestion = {
  /** Names the question inside a ballot: "recommend" in a pulse, "3.score" for the third service of a service round. */
  key: string;
  kind: "nps" | "agree" | "passed_on" | "comment";
  text: string;
};

export type BallotAnswers = {
  /** Numbers by question key. What was skipped is missing. */
  answers: Record<string, number>;
  /** Words by question key; nothing for a question that got none. */
  comments: Record<string, string>;
};

export const PLAINTEXT_BYTES = 4096;
/** The most bytes of all comments of a ballot in UTF-8: with every one of them escaped they still fit beside the answers. */
export const COMMENT_BYTES = 1500;
/** How many numbers a ballot holds at most: a score and a count for each of twenty services. */
export const ANSWERS_AT_MOST = 40;

/** The lowest and highest number a question takes; null for words. */
export function rangeOf(kind: BallotQuestion["kind"]): { low: number; high: number } | null {
  if (kind === "nps") return { low: 0, high: 10 };
  if (kind === "passed_on") return { low: 0, high: 9 };
  return kind === "agree" ? { low: 1, high: 5 } : null;
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Leaves out what nobody types on purpose (control characters but line ends) and the air around. */
export function tidyComment(comment: string): string {
  return comment
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => (sign === "\n" || sign === "\u200d" ? sign : ""))
    .trim();
}

/** The padded plaintext. @throws RangeError for a ballot that does not fit (comments over their cap) */
export function encodeBallot({ answers, comments }: BallotAnswers): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify({ answers, comments: tidy(comments) }));
  if (text.length > PLAINTEXT_BYTES) throw new RangeError("this ballot does not fit into its envelope");
  const padded = new Uint8Array(PLAINTEXT_BYTES).fill(0x20);
  padded.set(text);
  return padded;
}

/**
 * Reads an opened ballot and checks it against the round's questions: a pulse has its score, a service that is rated has
 * score and passes, everything else may be skipped, nothing that was not asked may be there.
 * @returns null for anything that no honest page sends
 */
export function decodeBallot(
  plaintext: Uint8Array,
  questions: readonly BallotQuestion[],
): BallotAnswers | null {
  if (plaintext.length !== PLAINTEXT_BYTES) return null;
  const ballot = parse(new TextDecoder().decode(plaintext));
  if (!isRecord(ballot) || Object.keys(ballot).length !== 2) return null;
  const kinds = new Map(questions.map(({ key, kind }) => [key, kind]));
  const answers = numbersOf(ballot.answers, kinds);
  const comments = wordsOf(ballot.comments, kinds);
  if (!answers || !comments) return null;
  const hasScore = questions.every(({ key }) => key !== SCORE_KEY || key in answers);
  return hasScore && isWhole(answers, comments) ? { answers, comments } : null;
}

/** One number of a service without the other would hide the whole service of a unit: its smallest n decides. */
function isWhole(answers: BallotAnswers["answers"], comments: BallotAnswers["comments"]): boolean {
  return [...Object.keys(answers), ...Object.keys(comments)].every((key) => {
    const [service, part] = key.split(".");
    return part === undefined || (`${service}.score` in answers && `${service}.passed` in answers);
  });
}

/** The one question that a pulse is not taken without. */
export const SCORE_KEY = "recommend";

function numbersOf(given: unknown, kinds: ReadonlyMap<string, BallotQuestion["kind"]>) {
  if (!isRecord(given)) return null;
  const entries = Object.entries(given);
  if (entries.length > ANSWERS_AT_MOST) return null;
  const answers: Record<string, number> = {};
  for (const [key, value] of entries) {
    const range = rangeOf(kinds.get(key) ?? "comment");
    if (!range || typeof value !== "number" || !Number.isInteger(value)) return null;
    if (value < range.low || value > range.high) return null;
    answers[key] = value;
  }
  return answers;
}

function wordsOf(given: unknown, kinds: ReadonlyMap<string, BallotQuestion["kind"]>) {
  if (!isRecord(given)) return null;
  const comments: Record<string, string> = {};
  let bytes = 0;
  for (const [key, value] of Object.entries(given)) {
    if (kinds.get(key) !== "comment" || typeof value !== "string") return null;
    bytes += bytesOf(value);
    comments[key] = value;
  }
  return bytes > COMMENT_BYTES ? null : tidy(comments);
}

function tidy(comments: Record<string, string>): Record<string, string> {
  const said = Object.entries(comments).map(([key, words]) => [key, tidyComment(words)]);
  return Object.fromEntries(said.filter(([, words]) => words !== ""));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
