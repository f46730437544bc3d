import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { getDb } from "@/db/client";
import { roundQuestions, rounds } from "@/db/schema";
import { now } from "@/lib/clock";
import { sqlState } from "@/lib/errors";
import * as hpke from "@/lib/hpke";
import { readRoundKeys } from "@/lib/round-keys";
import { dropInBox, isInBox, type SealedBallot } from "./box";
import {
  type BallotQuestion,
  type CastMessage,
  decodeBallot,
  SEALED_BYTES,
  sealContext,
  VERSIONS,
} from "./rules";
import { hashOf } from "./seal";
import { isSame, stampOf } from "./stamps";

/** Everything the box says no to, each with its own status and sentence. */
const REFUSALS = {
  names_somebody: [
    400,
    "A ballot travels without cookies and without a sign-in. This one carried some, so it was not read.",
  ],
  too_large: [413, "This is larger than any ballot."],
  malformed: [422, "This is no ballot."],
  wrong_size: [422, "A sealed ballot always has the same size. This one has not."],
  unknown_round: [404, "There is no such round."],
  closed: [409, "This round has closed. An answer that reached the box before is counted."],
  no_key: [
    503,
    "The key of this round is missing, so no answer can be taken. Your answer stays on your device.",
  ],
  bad_stamp: [403, "The stamp on this ballot is not ours, or is for another round or unit."],
  bad_seal: [422, "This ballot does not open with the round's key."],
  bad_answers: [422, "This ballot holds answers that the round did not ask for."],
  used_token: [409, "This token has voted already, with other answers."],
} as const;

export type CastRefusal = keyof typeof REFUSALS;
export type CastOutcome = "stored" | "already_there" | CastRefusal;

const BODY_BYTES = 8192;

const Message = z.strictObject({
  round: z.uuid(),
  unit: z.uuid(),
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  stamp: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  version: z.number().int().min(1).max(VERSIONS),
  sealed: z.string().regex(/^[A-Za-z0-9_-]*$/),
});

/**
 * The slot of the ballot box. It knows nobody: a request that carries a cookie or an authorization is refused unread.
 * Answers `{accepted}` or `{code, message}`; nothing of a request is ever written to a log.
 */
export async function handleCast(request: Request): Promise<Response> {
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
  if (request.headers.has("cookie") || request.headers.has("authorization")) return refuse("names_somebody");
  const body = await readBody(request);
  if (body === null) return refuse("too_large");
  const message = Message.safeParse(body);
  if (!message.success) return refuse("malformed");
  const outcome = await castSealed(message.data);
  return outcome === "stored" || outcome === "already_there"
    ? reply(200, { accepted: true })
    : refuse(outcome);
}

/**
 * Checks a sealed ballot and drops it into the box: stamp, size, and, opened in memory only, the answers inside. A clear
 * error now beats a spoiled ballot at the count.
 */
export async function castSealed(message: CastMessage): Promise<CastOutcome> {
  const { round, unit, token, version } = message;
  const sealed = Buffer.from(message.sealed, "base64url");
  if (sealed.length !== SEALED_BYTES) return "wrong_size";
  const promise = await readPromise(round);
  if (!promise) return "unknown_round";
  const isOver = promise.closesAt <= now();
  const keys = await readRoundKeys(round);
  if (!keys) return isOver || (await isClosed(round)) ? "closed" : "no_key";
  if (!isSame(Buffer.from(message.stamp, "base64url"), stampOf(keys, round, unit, token))) return "bad_stamp";
  const ballot: SealedBallot = { roundId: round, unitId: unit, tokenHash: hashOf(token), version, sealed };
  if (isOver) return (await isInBox(getDb(), ballot)) ? "already_there" : "closed";
  const plaintext = openInMemory(keys.sealing, ballot);
  if (!plaintext) return "bad_seal";
  if (!decodeBallot(plaintext, promise.questions)) return "bad_answers";
  return drop(ballot);
}

async function drop(ballot: SealedBallot): Promise<CastOutcome> {
  try {
    const dropped = await dropInBox(getDb(), ballot);
    return dropped === "conflict" ? "used_token" : dropped;
  } catch (error) {
    if (sqlState(error) !== "TP002") throw error;
    return (await isInBox(getDb(), ballot)) ? "already_there" : "closed";
  }
}

function openInMemory(
  keys: hpke.SealingKeys,
  { roundId, unitId, tokenHash, sealed }: SealedBallot,
): Buffer | null {
  try {
    return hpke.open(keys, sealed, sealContext(roundId, unitId, new Uint8Array(tokenHash)));
  } catch {
    return null;
  }
}

type Frozen = { closesAt: Date; questions: BallotQuestion[] };
const REMEMBERED = 32;
const frozen = new Map<string, Frozen>();

/** What a round asks and when it closes never changes, so it is read once. */
async function readPromise(roundId: string): Promise<Frozen | null> {
  const known = frozen.get(roundId);
  if (known) return known;
  const rows = await getDb()
    .select({
      closesAt: rounds.closesAt,
      id: roundQuestions.questionId,
      kind: roundQuestions.kind,
      text: roundQuestions.text,
    })
    .from(rounds)
    .innerJoin(roundQuestions, eq(roundQuestions.roundId, rounds.id))
    .where(eq(rounds.id, roundId))
    .orderBy(asc(roundQuestions.position));
  const [first] = rows;
  if (!first) return null;
  const promise = {
    closesAt: first.closesAt,
    questions: rows.map(({ id, kind, text }) => ({ id, kind, text })),
  };
  if (frozen.size >= REMEMBERED) frozen.clear();
  frozen.set(roundId, promise);
  return promise;
}

async function isClosed(roundId: string): Promise<boolean> {
  const [round] = await getDb().select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId));
  return round?.state !== "open";
}

/** @returns the parsed body, undefined for no JSON, null for one that is too large */
async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > BODY_BYTES) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

function refuse(code: CastRefusal): Response {
  const [status, message] = REFUSALS[code];
  return reply(status, { code, message });
}

function reply(status: number, body: Record<string, unknown>): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
