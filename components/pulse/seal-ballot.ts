import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { type BallotAnswers, encodeBallot, sealContext, toBase64Url } from "@/features/ballots/rules";

/**
 * Seals a ballot to the round's key with HPKE (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
 * @returns encapsulated key and ciphertext, in base64url
 */
export async function sealBallot(
  sealingKey: string,
  place: { round: string; unit: string; token: string },
  ballot: BallotAnswers,
): Promise<string> {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm(),
  });
  const tokenHash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(place.token));
  const { info, aad } = sealContext(place.round, place.unit, new Uint8Array(tokenHash));
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(sealingKey).buffer);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, encodeBallot(ballot), aad);
  const sealed = new Uint8Array(enc.byteLength + ct.byteLength);
  sealed.set(new Uint8Array(enc));
  sealed.set(new Uint8Array(ct), enc.byteLength);
  return toBase64Url(sealed);
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
