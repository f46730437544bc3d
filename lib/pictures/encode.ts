import { createHash } from "node:crypto";
import sharp from "sharp";
import { AppError } from "../errors";
import { PICTURE_WIDTHS } from "./address";
import { PICTURE_BYTES_AT_MOST, PIXELS_AT_MOST } from "./limits";

const FORMATS = new Set(["jpeg", "png", "webp", "avif", "heif", "gif", "tiff"]);

/** The middle of what is kept, as shares of width and height, and how much larger it is shown: 1 to 2. */
export type Focal = { x: number; y: number; zoom: number };

type EncodedFile = { contentType: string; bytes: Uint8Array };

export type EncodedPicture = {
  /** SHA-256 of the largest encoding. */
  contentId: string;
  sizes: (EncodedFile & { width: number })[];
  original: EncodedFile | null;
  focal: Focal | null;
};

/**
 * Re-encodes a picture as square WebP in three widths, turned upright and stripped of everything but its pixels.
 * @throws AppError too_large, invalid: with a sentence that says what it is instead of a picture
 */
export async function encodePicture(bytes: Uint8Array): Promise<EncodedPicture> {
  if (bytes.byteLength > PICTURE_BYTES_AT_MOST) {
    const size = Math.round(bytes.byteLength / 1024 / 1024);
    throw new AppError("too_large", `This picture has ${size} MB; 15 MB is the most we take.`);
  }
  const format = await formatOf(bytes);
  if (!format || !FORMATS.has(format)) {
    const what = format === "svg" ? "is an SVG drawing" : "is no picture that we can read";
    throw new AppError("invalid", `This file ${what}. JPEG, PNG, WebP and AVIF are welcome.`);
  }
  const sizes = await Promise.all(PICTURE_WIDTHS.map((width) => encodeAt(bytes, width)));
  const largest = sizes.at(-1);
  if (!largest) throw new Error("no widths");
  const contentId = createHash("sha256").update(largest.bytes).digest("hex");
  return { contentId, sizes, original: null, focal: null };
}

async function formatOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await sharp(bytes, { limitInputPixels: PIXELS_AT_MOST }).metadata()).format;
  } catch {
    return undefined;
  }
}

async function encodeAt(bytes: Uint8Array, width: number) {
  try {
    const encoded = await sharp(bytes, { limitInputPixels: PIXELS_AT_MOST })
      .rotate()
      .resize(width, width, { fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer();
    return { width, contentType: "image/webp", bytes: new Uint8Array(encoded) };
  } catch {
    throw new AppError(
      "invalid",
      "This picture is broken or too big in pixels. Save it once more and try again.",
    );
  }
}
