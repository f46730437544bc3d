import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";
import { showsSomething } from "../text";

/** Words on a painted picture, in the product's own letters; other scripts come from what the machine has. */
export type PaintedWords = {
  words: string;
  voice: "sign" | "table";
  colour: string;
  /** Pixels; they get smaller until the words fit into their place. */
  size: number;
  left: number;
  top: number;
  width: number;
  height: number;
  align?: "left" | "centre";
  /** Where in its height they stand; at its top unless said. */
  from?: "top" | "middle" | "bottom";
};

export type Painting = {
  /** What is painted first, without words: it decides the size. */
  ground: string;
  /** A photograph that takes the colour of what is under it. */
  photo: { bytes: Uint8Array; left: number; top: number; size: number } | null;
  /** Painted over the photograph, as large as the ground. */
  over: string;
  words: PaintedWords[];
};

const FONTS = join(process.cwd(), "public", "fonts");
/** Each family as its file names it; the comma keeps "Light" from being read as a weight. */
const VOICES = {
  sign: { file: "sign-latin.ttf", family: "Recursive Sans Linear Light," },
  table: { file: "figtree-latin.ttf", family: "Figtree Light," },
};
const MORE_LETTERS = ["sign-latin-ext.ttf", "figtree-latin-ext.ttf"];
const SMALLEST = 12;

let lettersAreIn: Promise<unknown> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Paints a picture on the server, one at a time, outside the event loop, so that other pages go on.
 * @returns PNG
 */
export function paint(painting: Painting): Promise<Uint8Array> {
  const turn = queue.then(() => paintNow(painting));
  queue = turn.catch(() => {});
  return turn;
}

async function paintNow({ ground, photo, over, words }: Painting): Promise<Uint8Array> {
  lettersAreIn ??= Promise.all(MORE_LETTERS.map((file) => lay("ā", { file, family: "" }, 20, 100)));
  await lettersAreIn;
  const layers: OverlayOptions[] = [];
  if (photo) {
    const input = await sharp(photo.bytes).resize(photo.size, photo.size).png().toBuffer();
    layers.push({ input, left: photo.left, top: photo.top, blend: "multiply" });
  }
  layers.push({ input: Buffer.from(over), left: 0, top: 0 });
  for (const one of words) if (showsSomething(one.words)) layers.push(await place(one));
  return sharp(Buffer.from(ground)).composite(layers).png({ compressionLevel: 8 }).toBuffer();
}

async function place({ words, voice, colour, left, top, width, height, align, from, ...rest }: PaintedWords) {
  const markup = `<span foreground="${colour}">${plainly(words)}</span>`;
  let { size } = rest;
  let laid = await lay(markup, VOICES[voice], size, width, align);
  while ((laid.info.height > height || laid.info.width > width) && size > SMALLEST) {
    size = Math.max(SMALLEST, Math.floor(size * 0.88));
    laid = await lay(markup, VOICES[voice], size, width, align);
  }
  const input =
    laid.info.height > height || laid.info.width > width
      ? await sharp(laid.data)
          .extract({
            left: 0,
            top: 0,
            width: Math.min(laid.info.width, width),
            height: Math.min(laid.info.height, height),
          })
          .toBuffer()
      : laid.data;
  const aside = align === "centre" ? Math.max(0, Math.round((width - laid.info.width) / 2)) : 0;
  const spare = Math.max(0, height - laid.info.height);
  const down = from === "bottom" ? spare : from === "middle" ? Math.round(spare / 2) : 0;
  return { input, left: left + aside, top: top + down };
}

async function lay(
  markup: string,
  { file, family }: { file: string; family: string },
  size: number,
  width: number,
  align: "left" | "centre" = "left",
) {
  const text = {
    text: markup,
    font: `${family} ${size}`,
    fontfile: join(FONTS, file),
    width,
    align,
    rgba: true,
    wrap: "word" as const,
    spacing: Math.round(size * 0.18),
  };
  return sharp({ text }).png().toBuffer({ resolveWithObject: true });
}

/** Words are words: nothing in them is markup. */
function plainly(words: string): string {
  return words.replace(/[&<>"'\p{Cc}]/gu, (sign) => {
    const named: Record<string, string> = {
      "&": "&amp;",
      "<": "&lt;",
      ">": "&gt;",
      '"': "&quot;",
      "'": "&#39;",
    };
    return named[sign] ?? " ";
  });
}
