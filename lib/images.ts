import { createHash } from "node:crypto";
import { and, eq, isNotNull } from "drizzle-orm";
import sharp from "sharp";
import { type Db, getDb } from "@/db/client";
import { people, pictureSizes, pictures, wins } from "@/db/schema";
import { type Actor, requirePerson } from "./actor";
import { now } from "./clock";
import { demoIsOn } from "./demo";
import { AppError } from "./errors";

export const PICTURE_WIDTHS = [96, 256, 640] as const;
export const PICTURE_BYTES_AT_MOST = 15 * 1024 * 1024;
const PIXELS_AT_MOST = 50_000_000;
const FORMATS = new Set(["jpeg", "png", "webp", "avif", "heif", "gif", "tiff"]);

export type EncodedPicture = { id: string; sizes: { width: number; bytes: Uint8Array }[] };

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
  return { id: createHash("sha256").update(largest.bytes).digest("hex"), sizes };
}

/** Stores an encoded picture once, however often it comes. */
export async function storePicture(tx: Db, picture: EncodedPicture): Promise<string> {
  const stored = await tx
    .insert(pictures)
    .values({ id: picture.id, createdAt: now() })
    .onConflictDoNothing()
    .returning();
  if (stored.length > 0) {
    await tx
      .insert(pictureSizes)
      .values(picture.sizes.map((size) => ({ ...size, pictureId: picture.id, contentType: "image/webp" })));
  }
  return picture.id;
}

/**
 * The bytes of a picture at a width, for anybody signed in (and for all in the demo, where every face is drawn). The
 * office screen gets the faces that hang on the wall, and no other.
 */
export async function readPicture(actor: Actor, pictureId: string, width: number) {
  const isOne = isPicture(pictureId, width);
  const mayRead = isOne && actor.kind === "display" && (await hangsOnWall(pictureId));
  if (!mayRead && !(await demoIsOn())) requirePerson(actor);
  const size = isOne ? await readSize(pictureId, width) : undefined;
  if (!size) throw new AppError("not_found", "There is no such picture.");
  return size;
}

/** The address of a picture at a width; null stays null, and the page shows initials. */
export function pictureUrl(pictureId: string | null, width: (typeof PICTURE_WIDTHS)[number]): string | null {
  return pictureId && `/pictures/${pictureId}/${width}`;
}

/** Whether this can be a picture at all: anything else is not looked up. */
function isPicture(pictureId: string, width: number): boolean {
  return /^[0-9a-f]{64}$/.test(pictureId) && (PICTURE_WIDTHS as readonly number[]).includes(width);
}

async function readSize(pictureId: string, width: number) {
  const [size] = await getDb()
    .select({ contentType: pictureSizes.contentType, bytes: pictureSizes.bytes })
    .from(pictureSizes)
    .where(and(eq(pictureSizes.pictureId, pictureId), eq(pictureSizes.width, width)));
  return size;
}

async function hangsOnWall(pictureId: string): Promise<boolean> {
  const [win] = await getDb()
    .select({ id: wins.id })
    .from(wins)
    .innerJoin(people, eq(people.id, wins.winnerPersonId))
    .where(and(eq(wins.consent, "given"), isNotNull(wins.announcedAt), eq(people.pictureId, pictureId)))
    .limit(1);
  return win !== undefined;
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
    return { width, bytes: new Uint8Array(encoded) };
  } catch {
    throw new AppError(
      "invalid",
      "This picture is broken or too big in pixels. Save it once more and try again.",
    );
  }
}
