import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type PaintedWords, paint } from "./paint";

const GROUND =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="120" fill="#fff"/></svg>';
const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"/>';

const written = (words: string): PaintedWords => ({
  words,
  voice: "table",
  colour: "#000000",
  size: 30,
  left: 10,
  top: 10,
  width: 280,
  height: 100,
});

/** How dark the picture is: 0 for bare paper. */
async function inkOf(words: string): Promise<number> {
  const painted = await paint({ ground: GROUND, photo: null, over: NOTHING, words: [written(words)] });
  const { channels, info } = await sharp(painted)
    .flatten({ background: "#fff" })
    .greyscale()
    .toBuffer({ resolveWithObject: true })
    .then(async ({ data, info }) => ({ info, ...(await sharp(data).stats()) }));
  expect([info.width, info.height]).toEqual([300, 120]);
  return 255 - (channels[0]?.mean ?? 0);
}

describe("words on a painted picture", () => {
  it("are painted, and are never markup", async () => {
    expect(await inkOf("Thirty crates")).toBeGreaterThan(1);
    expect(await inkOf('<span size="1" foreground="#fff">Thirty crates</span>')).toBeGreaterThan(1);
  });

  it("that show nothing leave the paper bare", async () => {
    for (const words of ["\u200b".repeat(10), "\u{e0001}\u{e0041}", " \n ", ""])
      expect(await inkOf(words)).toBe(0);
  });

  it("of any script and length stay in their place", async () => {
    for (const words of [
      "\u202eturned \u2066round",
      "a\u0301".repeat(400),
      "W".repeat(400),
      "a\n".repeat(150),
      "ab\ud83d c",
    ])
      expect(await inkOf(words)).toBeGreaterThan(0.2);
  });
});
