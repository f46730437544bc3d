import { isId } from "@/lib/id";
import { readPromise } from "./promise";
import { toHex } from "./rules/bytes";

/**
 * The fingerprint of a round's manifest in hexadecimal, for anybody: no sign-in, no cookie, so a device that asks gets
 * what everybody gets.
 * @returns null for a round that there is not, or that never opened
 */
export async function getFingerprint(roundId: string): Promise<string | null> {
  const promise = isId(roundId) ? await readPromise(roundId) : null;
  return promise && toHex(promise.manifestHash);
}
