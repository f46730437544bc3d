import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, toHex } from "./bytes";
import { receiptOf, shortPrint, wordsOf } from "./receipt";
import { RECEIPT_WORDS } from "./receipt-words";

const PRINT = "9f3c77a1d0e24b18c05d".padEnd(64, "0");

test("there is a short plain word for every byte", () => {
  expect(new Set(RECEIPT_WORDS).size).toBe(256);
  for (const word of RECEIPT_WORDS) expect(word).toMatch(/^[a-z]{4,9}$/);
});

test("no two words are taken for each other: other beginnings, and three letters apart", () => {
  expect(new Set(RECEIPT_WORDS.map((word) => word.slice(0, 4))).size).toBe(256);
  for (const [i, one] of RECEIPT_WORDS.entries()) {
    for (const another of RECEIPT_WORDS.slice(i + 1)) {
      expect([one, another, lettersApart(one, another) >= 3]).toEqual([one, another, true]);
    }
  }
});

test("a receipt's four words stand for its first four bytes and come back from what is typed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
      const words = wordsOf(hash);
      expect(words).toHaveLength(4);
      expect(receiptOf(` ${words.join("  ").toUpperCase()} `)).toBe(toHex(hash.subarray(0, 4)));
      expect(receiptOf(toHex(hash))).toBe(toHex(hash));
    }),
  );
});

test.each([
  ["", "nothing"],
  ["maple otter violin", "three words"],
  ["maple otter violin lantern acorn", "five words"],
  ["maple otter violin lanter", "a word that is none of ours"],
  [PRINT.slice(1), "63 digits"],
])("“%s” is no receipt: %s", (typed) => {
  expect(receiptOf(typed)).toBeNull();
});

test("the short print is the beginning in fours", () => {
  expect(shortPrint(fromHex(PRINT))).toBe("9f3c 77a1 d0e2 4b18");
});

/** Levenshtein's distance. */
function lettersApart(one: string, another: string): number {
  let row = Array.from({ length: another.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...another].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
