import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, COMMENT_BYTES, decodeBallot, encodeBallot, tidyComment, toBase64Url } from "./rules";

const questions = [
  { id: "recommend", kind: "nps" as const, text: "" },
  { id: "when-i-ask-another-team-for-help", kind: "agree" as const, text: "" },
  { id: "comment", kind: "comment" as const, text: "" },
];
const padded = (value: unknown) => Buffer.from(JSON.stringify(value).padEnd(4096));

describe("a ballot's plaintext", () => {
  test("always has 4096 bytes and comes back as it went in, whatever is typed", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.string({ unit: "binary", maxLength: 600 }), (score, words) => {
        const comment = tidyComment(words);
        fc.pre(bytesOf(comment) <= COMMENT_BYTES);
        const plaintext = encodeBallot({ answers: { recommend: score }, comment: words });
        expect(plaintext.length).toBe(4096);
        expect(decodeBallot(plaintext, questions)).toEqual({ answers: { recommend: score }, comment });
      }),
    );
  });

  test("the longest comment fits, even where every sign is escaped", () => {
    const comment = '"'.repeat(COMMENT_BYTES);
    const answers = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [`a-driver-with-a-long-name-${i}`, 5]),
    );
    expect(encodeBallot({ answers, comment }).length).toBe(4096);
    expect(() => encodeBallot({ answers, comment: "x".repeat(5000) })).toThrow(RangeError);
  });

  test.each([
    ["no score", { answers: {}, comment: "" }],
    ["a score off the scale", { answers: { recommend: 11 }, comment: "" }],
    ["half a score", { answers: { recommend: 7.5 }, comment: "" }],
    ["a score in words", { answers: { recommend: "9" }, comment: "" }],
    ["a driver of 0", { answers: { recommend: 9, "when-i-ask-another-team-for-help": 0 }, comment: "" }],
    ["a question nobody asked", { answers: { recommend: 9, salary: 1 }, comment: "" }],
    ["a number for the words", { answers: { recommend: 9, comment: 1 }, comment: "" }],
    ["a name", { answers: { recommend: 9 }, comment: "", name: "Jo" }],
    ["no comment field", { answers: { recommend: 9 } }],
    ["a comment over its cap", { answers: { recommend: 9 }, comment: "x".repeat(COMMENT_BYTES + 1) }],
    ["a list", []],
    ["nothing", null],
  ])("%s is no honest ballot", (_, content) => {
    expect(decodeBallot(padded(content), questions)).toBeNull();
  });

  test("another length or broken JSON is none either", () => {
    expect(
      decodeBallot(padded({ answers: { recommend: 9 }, comment: "" }).subarray(1), questions),
    ).toBeNull();
    expect(decodeBallot(Buffer.alloc(4096, "{"), questions)).toBeNull();
  });
});

test("a tidy comment loses control signs and outer air, and keeps lines and emoji", () => {
  expect(tidyComment(" a\u0000b\r\nc\u202e 👩‍🍳 ")).toBe("ab\nc 👩‍🍳");
});

test("bytes travel in base64url", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    }),
  );
});
