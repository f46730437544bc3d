import { and, eq, isNotNull } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { people, pictureSizes, pictures, wins } from "@/db/schema";
import { type Actor, requirePerson } from "../actor";
import { now } from "../clock";
import { demoIsOn } from "../demo";
import { AppError } from "../errors";
import { PICTURE_WIDTHS } from "./address";
import type { EncodedPicture } from "./encode";

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
