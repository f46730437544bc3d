import { toHex } from "./bytes";
import { RECEIPT_WORDS } from "./receipt-words";

/** The four words of a receipt: its first four bytes. They are for people; a device compares all 32. */
export function wordsOf(receipt: Uint8Array): string[] {
  return Array.from(receipt.subarray(0, 4), (byte) => RECEIPT_WORDS[byte] ?? "");
}

/** A hash in short, for people who compare two: "9f3c 77a1 d0e2 4b18", its first eight bytes. */
export function shortPrint(hash: Uint8Array): string {
  return toHex(hash.subarray(0, 8)).replace(/.{4}/g, "$& ").trim();
}

/**
 * Reads what somebody typed from a receipt: its four words in any case, or its 64 hexadecimal digits.
 * @returns the beginning of the hash in hexadecimal (8 digits for words), or null for anything else
 */
export function receiptOf(typed: string): string | null {
  const tidy = typed.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(tidy)) return tidy;
  const bytes = tidy.split(/[\s,.-]+/).map((word) => RECEIPT_WORDS.indexOf(word));
  if (bytes.length !== 4 || bytes.includes(-1)) return null;
  return toHex(Uint8Array.from(bytes));
}
