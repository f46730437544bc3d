import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWERS_AT_MOST, bytesOf, COMMENT_BYTES, decodeBallot, encodeBallot, tidyComment } from "./paper";

const questions = [
  { key: "recommend", kind: "nps" as const, text: "" },
  { key: "when-i-ask-another-team-for-help", kind: "agree" as const, text: "" },
  { key: "comment", kind: "comment" as const, text: "" },
];
const padded = (value: unknown) => Buffer.from(JSON.stringify(value).padEnd(4096));

describe("a ballot's plaintext", () => {
  test("always has 4096 bytes and comes back as it went in, whatever is typed", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.string({ unit: "binary", maxLength: 600 }), (score, words) => {
        const comment = tidyComment(words);
        fc.pre(bytesOf(comment) <= COMMENT_BYTES);
        const plaintext = encodeBallot({ answers: { recommend: score }, comments: { comment: words } });
        expect(plaintext.length).toBe(4096);
        const comments = comment === "" ? {} : { comment };
        expect(decodeBallot(plaintext, questions)).toEqual({ answers: { recommend: score }, comments });
      }),
    );
  });

  test("the longest comment fits, even where every sign is escaped", () => {
    const comment = '"'.repeat(COMMENT_BYTES);
    const answers = Object.fromEntries(
      Array.from({ length: ANSWERS_AT_MOST }, (_, i) => [`${100 + i}.passed`, 10]),
    );
    expect(encodeBallot({ answers, comments: { comment } }).length).toBe(4096);
    expect(() => encodeBallot({ answers, comments: { comment: "x".repeat(5000) } })).toThrow(RangeError);
  });

  test.each([
    ["no score", { answers: {}, comments: {} }],
    ["a score off the scale", { answers: { recommend: 11 }, comments: {} }],
    ["half a score", { answers: { recommend: 7.5 }, comments: {} }],
    ["a score in words", { answers: { recommend: "9" }, comments: {} }],
    ["a driver of 0", { answers: { recommend: 9, "when-i-ask-another-team-for-help": 0 }, comments: {} }],
    ["a question nobody asked", { answers: { recommend: 9, salary: 1 }, comments: {} }],
    ["a number for the words", { answers: { recommend: 9, comment: 1 }, comments: {} }],
    ["a name", { answers: { recommend: 9 }, comments: {}, name: "Jo" }],
    ["no comments", { answers: { recommend: 9 } }],
    ["words where a number belongs", { answers: { recommend: 9 }, comments: { recommend: "9" } }],
    ["words that are a number", { answers: { recommend: 9 }, comments: { comment: 9 } }],
    [
      "a comment over its cap",
      { answers: { recommend: 9 }, comments: { comment: "x".repeat(COMMENT_BYTES + 1) } },
    ],
    ["a list", []],
    ["nothing", null],
  ])("%s is no honest ballot", (_, content) => {
    expect(decodeBallot(padded(content), questions)).toBeNull();
  });

  test("another length or broken JSON is none either", () => {
    expect(
      decodeBallot(padded({ answers: { recommend: 9 }, comments: {} }).subarray(1), questions),
    ).toBeNull();
    expect(decodeBallot(Buffer.alloc(4096, "{"), questions)).toBeNull();
  });
});

test("a tidy comment loses control signs and outer air, and keeps lines and emoji", () => {
  expect(tidyComment(" a\u0000b\r\nc\u202e 👩‍🍳 ")).toBe("ab\nc 👩‍🍳");
});

test("a service is rated with score and passes, or not at all", () => {
  const asked = [
    { key: "1.score", kind: "nps" as const, text: "" },
    { key: "1.passed", kind: "passed_on" as const, text: "" },
    { key: "1.words", kind: "comment" as const, text: "" },
    { key: "2.score", kind: "nps" as const, text: "" },
    { key: "2.passed", kind: "passed_on" as const, text: "" },
  ];
  const whole = { answers: { "1.score": 9, "1.passed": 0 }, comments: { "1.words": "Quick." } };
  expect(decodeBallot(padded(whole), asked)).toEqual(whole);
  expect(decodeBallot(padded({ answers: {}, comments: {} }), asked)).toEqual({ answers: {}, comments: {} });
  for (const torn of [
    { answers: { "1.score": 9 }, comments: {} },
    { answers: { "1.passed": 1 }, comments: {} },
    { answers: { "2.score": 9, "2.passed": 0 }, comments: { "1.words": "Quick." } },
  ]) {
    expect(decodeBallot(padded(torn), asked)).toBeNull();
  }
});
