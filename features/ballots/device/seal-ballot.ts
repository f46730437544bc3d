import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { type Bytes, fromBase64Url, join, sha256 } from "../rules/bytes";
import { ballotMessage, encodeCast, receiptMessage, sealContext } from "../rules/envelope";
import type { Paper } from "../rules/manifest";
import { type BallotAnswers, encodeBallot } from "../rules/paper";
import { checkPaper } from "./check-paper";
import type { Token } from "./token";

/** A cast message, ready to be sent as it is, and the SHA-256 that the board will list. */
export type SealedBallot = { message: Bytes; receipt: Bytes };

/**
 * Pads the answers, seals them to the round's key with HPKE (RFC 9180: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
 * AES-128-GCM) and signs them with the ballot's own key.
 * @throws PaperRefused when the paper is another than the token was made for; RangeError for answers that do not fit
 */
export async function sealBallot(
  paper: Paper,
  token: Token,
  version: number,
  answers: BallotAnswers,
): Promise<SealedBallot> {
  const { manifest, unit, place } = await checkPaper(paper, { place: token.place });
  const cover = { place, publicKey: token.publicKey, version };
  const sealed = await seal(manifest.sealingKey, cover, answers);
  const signature = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    token.privateKey,
    ballotMessage(cover, sealed),
  );
  const { publicKey, prefix, signature: tokenSignature } = token;
  const message = encodeCast({
    round: manifest.round,
    unit: unit.id,
    version,
    publicKey,
    prefix,
    tokenSignature,
    sealed,
    signature: new Uint8Array(signature),
  });
  return { message, receipt: await sha256(receiptMessage(cover, sealed)) };
}

async function seal(
  sealingKey: string,
  cover: Parameters<typeof sealContext>[0],
  answers: BallotAnswers,
): Promise<Bytes> {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm(),
  });
  const { info, aad } = sealContext(cover);
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(sealingKey).buffer);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, encodeBallot(answers), aad);
  return join(new Uint8Array(enc), new Uint8Array(ct));
}
