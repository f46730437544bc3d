import { createHash } from "node:crypto";
import * as hpke from "@/lib/hpke";
import { type BallotAnswers, encodeBallot, sealContext } from "./rules";

/** Where a sealed ballot belongs. */
export type Place = { round: string; unit: string; token: string };

/** SHA-256 of a token's text, as the box and the seal know it. */
export function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** Seals answers as the respondent's page does, in the same format: for tests and the demo company. */
export function sealAnswers(publicKey: Uint8Array, place: Place, answers: BallotAnswers): Uint8Array {
  const context = sealContext(place.round, place.unit, hashOf(place.token));
  return hpke.seal(publicKey, encodeBallot(answers), context);
}
