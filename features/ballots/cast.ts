import { constants, createPublicKey, type KeyObject, verify } from "node:crypto";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { rounds } from "@/db/schema";
import { now } from "@/lib/clock";
import { sqlState } from "@/lib/errors";
import * as hpke from "@/lib/hpke";
import { readSealingKeys } from "@/lib/round-keys";
import { dropInBox, isInBox, type SealedBallot } from "./box";
import { type RoundPromise, readPromise, readUnitPromise, type UnitPromise } from "./promise";
import { type CastRefusal, refuse } from "./refusals";
import { join } from "./rules/bytes";
import {
  ballotMessage,
  CAST_BYTES,
  type CastMessage,
  decodeCast,
  sealContext,
  tokenMessage,
} from "./rules/envelope";
import { decodeBallot } from "./rules/paper";

export type CastOutcome = "stored" | "already_there" | CastRefusal;

/**
 * The slot of the ballot box. It knows nobody: a request that carries a cookie or an authorization is refused unread.
 * Answers `{accepted}` or `{code, message}`; nothing of a request is ever written to a log.
 */
export async function handleCast(request: Request): Promise<Response> {
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
  if (request.headers.has("cookie") || request.headers.has("authorization")) return refuse("names_somebody");
  const bytes = await readBody(request);
  if (!bytes) return refuse("too_large");
  const message = decodeCast(bytes);
  if (!message) return refuse("wrong_size");
  const outcome = await castBallot(message);
  if (outcome !== "stored" && outcome !== "already_there") return refuse(outcome);
  return Response.json({ accepted: true }, { headers: { "cache-control": "no-store" } });
}

/**
 * Checks a ballot and drops it into the box: the unit's signature on its key, its own signature on everything, and,
 * opened in memory only, the answers inside. A clear error now beats a spoiled ballot at the count.
 */
export async function castBallot(message: CastMessage): Promise<CastOutcome> {
  const { round, unit, version } = message;
  const promise = await readPromise(round);
  if (!promise) return "unknown_round";
  const unitPromise = await readUnitPromise(round, unit, promise);
  if (!unitPromise) return "unknown_unit";
  const refusal = await whyForged(message, unitPromise);
  if (refusal) return refusal;
  const publicKey = new Uint8Array(message.publicKey);
  const ballot: SealedBallot = { roundId: round, unitId: unit, publicKey, version, sealed: message.sealed };
  if (promise.closesAt <= now()) return (await isInBox(getDb(), ballot)) ? "already_there" : "closed";
  const keys = await readSealingKeys(round);
  if (!keys) return (await isOpen(round)) ? "no_key" : "closed";
  return whySpoiled(keys, message, unitPromise, promise) ?? drop(ballot);
}

/** Whether the unit's key signed this ballot's key, and this ballot's key everything else. */
async function whyForged(
  message: CastMessage,
  { place, tokenKey }: UnitPromise,
): Promise<CastRefusal | null> {
  const { publicKey, prefix, tokenSignature, version, sealed, signature } = message;
  const ballotKey = pointOf(publicKey);
  if (!ballotKey) return "bad_key";
  const token = join(prefix, tokenMessage(place, publicKey));
  if (!(await check("sha384", token, { key: tokenKey, ...PSS }, tokenSignature))) return "bad_token";
  const signed = ballotMessage({ place, publicKey, version }, sealed);
  const key = { key: ballotKey, dsaEncoding: "ieee-p1363" as const };
  return (await check("sha256", signed, key, signature)) ? null : "bad_signature";
}

/** With a callback, signatures are checked beside the thread that serves. */
const check = promisify(verify);

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };

function whySpoiled(
  keys: hpke.SealingKeys,
  { sealed, publicKey, version }: CastMessage,
  { place }: UnitPromise,
  { questions }: RoundPromise,
): CastRefusal | null {
  try {
    const plaintext = hpke.open(keys, sealed, sealContext({ place, publicKey, version }));
    return decodeBallot(plaintext, questions) ? null : "bad_answers";
  } catch {
    return "bad_seal";
  }
}

async function drop(ballot: SealedBallot): Promise<CastOutcome> {
  try {
    const dropped = await dropInBox(ballot);
    return dropped === "conflict" ? "used_token" : dropped;
  } catch (error) {
    if (sqlState(error) !== "TP002") throw error;
    return (await isInBox(getDb(), ballot)) ? "already_there" : "closed";
  }
}

async function isOpen(roundId: string): Promise<boolean> {
  const [round] = await getDb().select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId));
  return round?.state === "open";
}

/** The first byte of a point that is written with both coordinates (SEC 1, section 2.3.3). */
const UNCOMPRESSED = 4;

/** The ballot's key (RFC 7517: a JWK is read faster than DER). @returns null for bytes that are no point of the curve */
function pointOf(publicKey: Uint8Array): KeyObject | null {
  // A key is to have one spelling only.
  if (publicKey[0] !== UNCOMPRESSED) return null;
  const coordinate = (from: number) => Buffer.from(publicKey.subarray(from, from + 32)).toString("base64url");
  try {
    return createPublicKey({
      key: { kty: "EC", crv: "P-256", x: coordinate(1), y: coordinate(33) },
      format: "jwk",
    });
  } catch {
    return null;
  }
}

/** @returns the whole body, or null once it is larger than any ballot */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const length = request.headers.get("content-length");
  if (Number(length) > CAST_BYTES) return null;
  // No server hands on more than was announced; read in one piece a body costs half as much.
  if (length) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > CAST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
