import { constants, createPublicKey, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";

/**
 * BlindSign of RFC 9474, section 4.3: the raw RSA operation on a blinded message, checked with the public key before it
 * leaves. By node:crypto, because the portable library signs in plain big numbers and takes a thousand times as long.
 * @param blinded as many bytes as the modulus has
 * @returns the blind signature of the same length; null when the value is no number below the modulus
 * @throws when the result does not check: a fault that must not leave the machine, it could give the key away
 */
export function blindSign(privateKey: KeyObject, blinded: Uint8Array): Uint8Array | null {
  if (blinded.length * 8 !== privateKey.asymmetricKeyDetails?.modulusLength) return null;
  const signature = rawPrivate(privateKey, blinded);
  if (!signature) return null;
  const publicKey = createPublicKey(privateKey);
  const back = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
  if (!back.equals(blinded)) throw new Error("signing failure (RFC 9474, section 4.3)");
  return signature;
}

function rawPrivate(key: KeyObject, blinded: Uint8Array): Buffer | null {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
  } catch {
    return null;
  }
}
