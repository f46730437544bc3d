/**
 * What a ballot is, for the device that seals it and the box that takes it.
 * Its plaintext is JSON padded with spaces to exactly 4096 bytes before sealing: all ballots look the same from outside.
 */
export type BallotQuestion = { id: string; kind: "nps" | "agree" | "passed_on" | "comment"; text: string };

export type BallotAnswers = {
  /** Numbers by question id. A driver that was skipped is missing. */
  answers: Record<string, number>;
  comment: string;
};

/** What a device sends to the box, all text: bytes in base64url. */
export type CastMessage = {
  round: string;
  unit: string;
  token: string;
  stamp: string;
  version: number;
  sealed: string;
};

export const PLAINTEXT_BYTES = 4096;
/** Encapsulated key (32), padded plaintext, tag (16). */
export const SEALED_BYTES = 32 + PLAINTEXT_BYTES + 16;
export const TOKEN_BYTES = 32;
/** A comment's most bytes in UTF-8: with every one of them escaped it still fits beside the answers. */
export const COMMENT_BYTES = 1800;
/** How often somebody may change their mind. */
export const VERSIONS = 1000;

const SEAL_INFO = "two-pizza ballot 1";

/** The lowest and highest number a question takes; null for words. */
export function rangeOf(kind: BallotQuestion["kind"]): { low: number; high: number } | null {
  if (kind === "nps") return { low: 0, high: 10 };
  return kind === "agree" ? { low: 1, high: 5 } : null;
}

/** What the seal is bound to: a ballot opens only in its round, for its unit, under its token. */
export function sealContext(round: string, unit: string, tokenHash: Uint8Array<ArrayBuffer>) {
  const text = new TextEncoder();
  const place = text.encode(`${round}|${unit}|`);
  const aad = new Uint8Array(place.length + tokenHash.length);
  aad.set(place);
  aad.set(tokenHash, place.length);
  return { info: text.encode(SEAL_INFO), aad };
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

/** The padded plaintext. @throws RangeError for a ballot that does not fit (a comment over its cap) */
export function encodeBallot({ answers, comment }: BallotAnswers): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify({ answers, comment: tidyComment(comment) }));
  if (text.length > PLAINTEXT_BYTES) throw new RangeError("this ballot does not fit into its envelope");
  const padded = new Uint8Array(PLAINTEXT_BYTES).fill(0x20);
  padded.set(text);
  return padded;
}

/**
 * Reads an opened ballot and checks every answer against the round's questions: the score must be there, drivers may be
 * skipped, nothing else may be.
 * @returns null for anything that no honest page sends
 */
export function decodeBallot(
  plaintext: Uint8Array,
  questions: readonly BallotQuestion[],
): BallotAnswers | null {
  if (plaintext.length !== PLAINTEXT_BYTES) return null;
  const ballot = parse(new TextDecoder().decode(plaintext));
  if (!isRecord(ballot) || !isRecord(ballot.answers) || typeof ballot.comment !== "string") return null;
  const { answers, comment } = ballot;
  if (Object.keys(ballot).length !== 2 || bytesOf(comment) > COMMENT_BYTES) return null;
  if (comment !== "" && !questions.some(({ kind }) => kind === "comment")) return null;
  const checked: Record<string, number> = {};
  for (const [id, value] of Object.entries(answers)) {
    const range = rangeOf(questions.find((question) => question.id === id)?.kind ?? "comment");
    if (!range || typeof value !== "number" || !Number.isInteger(value)) return null;
    if (value < range.low || value > range.high) return null;
    checked[id] = value;
  }
  const hasScore = questions.every(({ id, kind }) => kind !== "nps" || id in checked);
  return hasScore ? { answers: checked, comment: tidyComment(comment) } : null;
}

export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
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
