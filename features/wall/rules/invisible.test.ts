import { expect, test } from "vitest";
import { Nomination } from "@/features/awards/input";
import { Pick } from "@/features/awards/input/panel";
import { Correction } from "@/features/awards/input/result";
import { excerpt } from "@/features/awards/rules/story";
import { NewWords } from "../input";

const ID = "3f0d7a52-6a0b-4b57-9d3e-0f6f3c0a7d11";
const forms = {
  story: (words: string) => Nomination.safeParse({ cycleId: ID, nomineePersonId: ID, story: words }),
  citation: (words: string) => Pick.safeParse({ cycleId: ID, nominationId: ID, citation: words }),
  correction: (words: string) => Correction.safeParse({ winId: ID, after: words, reason: "A slip" }),
  congratulation: (words: string) => NewWords.safeParse({ winId: ID, words }),
};

for (const [name, parse] of Object.entries(forms)) {
  test(`a ${name} shows something`, () => {
    for (const sign of ["\u200b", "\u2060", "\u00ad", "\u{e0041}"])
      expect(parse(sign.repeat(30)).success).toBe(false);
    expect(parse("Sie hat um zehn den Scanner gekoppelt.").success).toBe(true);
    expect(parse("彼女は夜の十時に予備のスキャナーをつないでくれた。ありがとう。").success).toBe(true);
  });
}

test("a story is cut through no letter", () => {
  for (let atMost = 8; atMost < 20; atMost += 1)
    expect(excerpt("🍕".repeat(40), atMost)).toMatch(/^(🍕)+…$/u);
});
