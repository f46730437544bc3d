import { type Bytes, join, utf8, uuidBytes, uuidOf } from "./bytes";

/**
 * The bytes of a ballot on its way: what is blindly signed, what is sealed, what the ballot's own key signs, and the one
 * message of fixed length that holds them all. Every signed text begins with a tag of its own, so that none can stand
 * for another.
 */
export type Place = {
  /** SHA-256 of the round's manifest. */
  manifestHash: Uint8Array;
  /** The leaf of the unit in the manifest's Merkle tree. */
  unitHash: Uint8Array;
};

/** What travels: the unit's stamp on a fresh key, and the sealed answers under that key's signature. */
export type CastMessage = {
  round: string;
  unit: string;
  version: number;
  /** The ballot's own P-256 key, an uncompressed point. */
  publicKey: Uint8Array;
  /** The random prefix of RSABSSA-Randomized (RFC 9474, section 4.1). */
  prefix: Uint8Array;
  tokenSignature: Uint8Array;
  sealed: Uint8Array;
  /** ECDSA, r then s. */
  signature: Uint8Array;
};

export const PUBLIC_KEY_BYTES = 65;
export const PREFIX_BYTES = 32;
/** A 2048-bit modulus, and so a blinded message and a token's signature. */
export const MODULUS_BYTES = 256;
/** Encapsulated key (32), padded plaintext (4096), tag (16). */
export const SEALED_BYTES = 4144;
export const SIGNATURE_BYTES = 64;
/** How often somebody may change their mind. */
export const VERSIONS = 1000;

/** Length of a cast message: there is no shorter and no longer one. */
export const CAST_BYTES =
  16 + 16 + 4 + PUBLIC_KEY_BYTES + PREFIX_BYTES + MODULUS_BYTES + SEALED_BYTES + SIGNATURE_BYTES;

const TOKEN_TAG = utf8("two-pizza token 2");
const BALLOT_TAG = utf8("two-pizza ballot 2");
const RECEIPT_TAG = utf8("two-pizza receipt 2");
const SEAL_INFO = utf8("two-pizza seal 2");

/** What the unit's key signs without seeing it. */
export function tokenMessage({ manifestHash, unitHash }: Place, publicKey: Uint8Array): Bytes {
  return join(TOKEN_TAG, manifestHash, unitHash, publicKey);
}

type Cover = { place: Place; publicKey: Uint8Array; version: number };

/** What the seal is bound to (HPKE's info and aad): it opens only in its round, unit and version, under its key. */
export function sealContext({ place, publicKey, version }: Cover): { info: Bytes; aad: Bytes } {
  return { info: SEAL_INFO, aad: coverOf({ place, publicKey, version }) };
}

/** What the ballot's own key signs. */
export function ballotMessage(cover: Cover, sealed: Uint8Array): Bytes {
  return join(BALLOT_TAG, coverOf(cover), sealed);
}

/** What the receipt is the SHA-256 of: one entry of the round's public board. */
export function receiptMessage(cover: Cover, sealed: Uint8Array): Bytes {
  return join(RECEIPT_TAG, coverOf(cover), sealed);
}

function coverOf({ place, publicKey, version }: Cover): Bytes {
  return join(place.manifestHash, place.unitHash, publicKey, counter(version));
}

export function encodeCast(message: CastMessage): Bytes {
  const { round, unit, version, publicKey, prefix, tokenSignature, sealed, signature } = message;
  const head = join(uuidBytes(round), uuidBytes(unit), counter(version));
  return join(head, publicKey, prefix, tokenSignature, sealed, signature);
}

/** @returns null for another length or a version that cannot be */
export function decodeCast(bytes: Uint8Array): CastMessage | null {
  if (bytes.length !== CAST_BYTES) return null;
  let at = 0;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const round = uuidOf(take(16));
  const unit = uuidOf(take(16));
  const count = take(4);
  const version = new DataView(count.buffer, count.byteOffset, 4).getUint32(0);
  if (version < 1 || version > VERSIONS) return null;
  return {
    round,
    unit,
    version,
    publicKey: take(PUBLIC_KEY_BYTES),
    prefix: take(PREFIX_BYTES),
    tokenSignature: take(MODULUS_BYTES),
    sealed: take(SEALED_BYTES),
    signature: take(SIGNATURE_BYTES),
  };
}

function counter(version: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, version);
  return bytes;
}
