import { createHash } from "node:crypto";
import { AppError } from "../errors";
import { PICTURE_BYTES_AT_MOST } from "./limits";
import { askEncoder, type Drawn, type Refusal } from "./pool";

/** The middle of what is kept, as shares of width and height, and how much larger it is shown: 1 to 2. */
export type Focal = { x: number; y: number; zoom: number };

export type EncodedPicture = Drawn & {
  /** SHA-256 of the largest encoding. */
  contentId: string;
  focal: Focal | null;
};

/**
 * Re-encodes a picture as square WebP and JPEG in up to four widths, turned upright, in sRGB and stripped of everything
 * but its pixels, in a process of its own. Nothing is enlarged.
 * @param focal where to cut; without one the liveliest part is found
 * @param keepsOriginal whether the whole is kept too (JPEG, at most 2048 a side), to be cut anew later
 * @throws AppError too_large, invalid: with a sentence that says what it is instead of a picture; too_many
 */
export async function encodePicture(
  bytes: Uint8Array,
  { focal = null, keepsOriginal = false }: { focal?: Focal | null; keepsOriginal?: boolean } = {},
): Promise<EncodedPicture> {
  if (bytes.byteLength > PICTURE_BYTES_AT_MOST) throw tooHeavy(bytes.byteLength);
  const answer = await askEncoder({ bytes, focal, keepsOriginal });
  if ("refusal" in answer) throw wordsOf(answer.refusal);
  const largest = answer.done.sizes.at(-1);
  if (!largest) throw new Error("no sizes");
  const contentId = createHash("sha256").update(largest.bytes).digest("hex");
  return { ...answer.done, contentId, focal };
}

/** The refusal of a file of so many bytes. */
export function tooHeavy(size: number): AppError {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return new AppError("too_large", `This picture has ${megabytes} MB; 15 MB is the most we take.`);
}

function wordsOf({ why, megapixels }: Refusal): AppError {
  switch (why) {
    case "drawing":
      return new AppError("invalid", `This file is an SVG drawing. ${WELCOME}`);
    case "unknown":
      return new AppError("invalid", `This file is no picture that we can read. ${WELCOME}`);
    case "pixels":
      return new AppError(
        "invalid",
        `This picture has ${megapixels} million pixels; 36 million is the most we take. Save it smaller and try again.`,
      );
    case "phone":
      return new AppError(
        "invalid",
        "This is a HEIC picture, which this portal does not read. Send it as JPEG: on an iPhone, Settings, Camera, Formats, Most Compatible.",
      );
    case "slow":
      return new AppError(
        "too_many",
        "Reading this picture took more than twenty seconds: the portal is very busy, or the picture is broken. Yours is still with you; please try again in a minute.",
        {},
        60,
      );
    default:
      return new AppError(
        "invalid",
        "This picture is broken: it could not be read to its end. Save it once more and try again.",
      );
  }
}

const WELCOME = "JPEG, PNG, WebP, AVIF and HEIC are welcome.";
