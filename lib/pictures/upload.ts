import { and, eq, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { pictures } from "@/db/schema";
import { type Actor, requirePerson } from "../actor";
import { AppError } from "../errors";
import { hitKey } from "../network";
import { countHit } from "../rate-limit";
import { readFile } from "../storage/keep";
import { transaction } from "../transaction";
import { inTurn } from "../upload-turns";
import { isPictureId } from "./address";
import { encodePicture, type Focal } from "./encode";
import { forgetPictures } from "./forget";
import type { ServedPicture } from "./read";
import { holdPicture, replacePicture, storePicture } from "./store";

const SENT_IN_TEN_MINUTES = 40;
const CROPS_IN_TEN_MINUTES = 200;
const UNATTACHED_AT_MOST = 20;

/**
 * Takes a picture that somebody sent: re-encoded, theirs alone until something holds it, thrown away after a day if
 * nothing does. Of those that wait, the oldest beyond twenty is thrown away at once.
 * @param focal where to cut; without one the liveliest part is found
 * @returns the picture's id, made by chance
 * @throws AppError not_signed_in, too_many, too_large, invalid, unavailable
 */
export async function sendPicture(
  actor: Actor,
  { bytes, focal }: { bytes: Uint8Array; focal: Focal | null },
): Promise<string> {
  const { personId } = requirePerson(actor);
  await countHit(getDb(), hitKey("pictures of", personId), { most: SENT_IN_TEN_MINUTES, seconds: 600 });
  const held = await holdPicture(await encodePicture(bytes, { focal, keepsOriginal: true }), "by chance");
  const pictureId = await transaction((tx) =>
    storePicture(tx, held, { visibleTo: "owner", ownerId: personId }),
  );
  await forgetPictures(sql`p.id in (
    select id from pictures where owner_id = ${personId} and visible_to = 'owner'
    order by created_at desc, id offset ${UNATTACHED_AT_MOST})`);
  return pictureId;
}

/**
 * Cuts a picture of one's own anew, from the whole that was kept. One that belongs to nothing yet stays the same picture;
 * of one that hangs somewhere a new one is made, because an address never means another picture.
 * @returns the picture's id
 * @throws AppError not_signed_in, not_found, too_many, unavailable
 */
export async function cropPicture(
  actor: Actor,
  { pictureId, focal }: { pictureId: string; focal: Focal },
): Promise<string> {
  const { personId } = requirePerson(actor);
  return inTurn(personId, () => cutAnew(actor, personId, pictureId, focal));
}

async function cutAnew(actor: Actor, personId: string, pictureId: string, focal: Focal): Promise<string> {
  const { bytes } = await readOriginal(actor, pictureId);
  await countHit(getDb(), hitKey("crops of", personId), { most: CROPS_IN_TEN_MINUTES, seconds: 600 });
  const held = await holdPicture(await encodePicture(bytes, { focal, keepsOriginal: true }), "by chance");
  return transaction(async (tx) => {
    const [waiting] = await tx
      .select({ originalKey: pictures.originalKey })
      .from(pictures)
      .where(and(eq(pictures.id, pictureId), eq(pictures.visibleTo, "owner")))
      .for("update");
    if (!waiting) return storePicture(tx, held, { visibleTo: "owner", ownerId: personId });
    await replacePicture(tx, { ...held, id: pictureId, original: null });
    return pictureId;
  });
}

/**
 * The whole picture as it was sent, re-encoded, and where it is cut, for whoever sent it.
 * @throws AppError not_signed_in, not_found
 */
export async function readOriginal(
  actor: Actor,
  pictureId: string,
): Promise<ServedPicture & { focal: Focal | null }> {
  const { personId } = requirePerson(actor);
  const [mine] = isPictureId(pictureId)
    ? await getDb()
        .select({ key: pictures.originalKey, focal: pictures.focal })
        .from(pictures)
        .where(and(eq(pictures.id, pictureId), eq(pictures.ownerId, personId)))
    : [];
  const original = mine?.key ? await readFile(mine.key) : undefined;
  if (!mine || !original) throw new AppError("not_found", "There is no such picture.");
  return { ...original, focal: mine.focal };
}
