import { constants, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { roundRoster } from "@/db/schema";
import { castBallot } from "@/features/ballots/cast";
import { issueBallot } from "@/features/ballots/issue";
import { readPromise, readUnitPromise } from "@/features/ballots/promise";
import { join } from "@/features/ballots/rules/bytes";
import {
  ballotMessage,
  type CastMessage,
  MODULUS_BYTES,
  PREFIX_BYTES,
  sealContext,
  tokenMessage,
} from "@/features/ballots/rules/envelope";
import { type BallotAnswers, encodeBallot } from "@/features/ballots/rules/paper";
import * as hpke from "@/lib/hpke";
import { readSealingKeys, readSigningKey } from "@/lib/round-keys";
import { personActor } from "./cast";

/**
 * Answers for invented people through the ballots' own doors: their ballot is picked up, sealed, cast. Whoever invents
 * the people holds the keys as well, so their tokens are signed straight away instead of blinded, which would take thirty
 * times as long; the box cannot tell them apart. What real devices do is in features/ballots/device.
 */
export async function answerFor(personId: string, roundId: string, says: BallotAnswers): Promise<void> {
  const unitId = await boxOf(personId, roundId);
  await issueBallot(personActor(personId), { roundId, blinded: anyBlinded() });
  const outcome = await castBallot(await makeBallot(roundId, unitId, says));
  if (outcome !== "stored") throw new Error(`a ballot was not taken: ${outcome}`);
}

/** A ballot that the box takes, made with the round's own keys. */
export async function makeBallot(
  roundId: string,
  unitId: string,
  says: BallotAnswers,
  version = 1,
): Promise<CastMessage> {
  const promise = await readPromise(roundId);
  const unit = promise && (await readUnitPromise(roundId, unitId, promise));
  const tokenKey = await readSigningKey(roundId, unitId);
  const keys = await readSealingKeys(roundId);
  if (!unit || !tokenKey || !keys) throw new Error("a round without its keys takes no ballots");
  const { place } = unit;
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKey = new Uint8Array(pair.publicKey.export({ format: "der", type: "spki" }).subarray(-65));
  const prefix = new Uint8Array(randomBytes(PREFIX_BYTES));
  const tokenSignature = sign("sha384", join(prefix, tokenMessage(place, publicKey)), {
    key: tokenKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  });
  const cover = { place, publicKey, version };
  const sealed = hpke.seal(keys.publicKey, encodeBallot(says), sealContext(cover));
  const signature = sign("sha256", ballotMessage(cover, sealed), {
    key: pair.privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return { round: roundId, unit: unitId, version, publicKey, prefix, tokenSignature, sealed, signature };
}

/** A number below every modulus: what is signed under it nobody uses. */
function anyBlinded(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(MODULUS_BYTES));
  bytes[0] = 0;
  return bytes;
}

async function boxOf(personId: string, roundId: string): Promise<string> {
  const [seat] = await getDb()
    .select({ unitId: roundRoster.answersIn })
    .from(roundRoster)
    .where(and(eq(roundRoster.roundId, roundId), eq(roundRoster.personId, personId)));
  if (!seat) throw new Error("the round did not ask this person");
  return seat.unitId;
}
