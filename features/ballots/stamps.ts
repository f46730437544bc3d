import { createHmac, timingSafeEqual } from "node:crypto";
import type { RoundKeys } from "@/lib/round-keys";

/**
 * The stamp on a token: proof that the round let somebody of this unit vote, without saying who. It is keyed by a secret
 * that never enters the database, so no reader of the database can tell which stamp belongs to which issuance.
 */
export function stampOf(keys: RoundKeys, round: string, unit: string, token: string): Buffer {
  return mac(keys, `stamp|${round}|${unit}|${token}`);
}

/** What the list of those who picked up a ballot remembers of the request, so that a retry can be told from a second try. */
export function requestMacOf(keys: RoundKeys, round: string, token: string): Buffer {
  return mac(keys, `request|${round}|${token}`);
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function mac(keys: RoundKeys, text: string): Buffer {
  return createHmac("sha256", keys.stamping).update(text).digest();
}
