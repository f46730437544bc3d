import { and, eq, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { pictureSizes, pictures, storedFiles } from "@/db/schema";
import { now } from "../clock";
import { isAppError } from "../errors";
import { holdFile, readFile } from "../storage/keep";
import { transaction } from "../transaction";
import { askEncoder } from "./pool";
import { storeSizes } from "./store";

/** From here on AVIF is clearly smaller than WebP; below it is not worth its time. */
const AVIF_FROM = 640;
const AT_ONCE = 40;
const WORK_FOR_MS = 10_000;

/**
 * Draws, one after the other and after everybody who waits for an answer, what pictures still lack: AVIF of their large
 * widths, which is too slow to wait for, and JPEG of those that come from the time when there was WebP alone.
 * @returns how many pictures were worked on
 */
export async function drawFormats(): Promise<number> {
  const until = Date.now() + WORK_FOR_MS;
  const waiting = await getDb()
    .select({ id: pictures.id })
    .from(pictures)
    .where(sql`${pictures.avifAt} is null and ${pictures.visibleTo} <> 'owner'`)
    .orderBy(pictures.createdAt)
    .limit(AT_ONCE);
  let drawn = 0;
  for (const { id } of waiting) {
    if (Date.now() > until) break;
    await drawFor(id);
    drawn += 1;
  }
  return drawn;
}

async function drawFor(pictureId: string): Promise<void> {
  const sizes = await getDb()
    .select({ width: pictureSizes.width, contentType: pictureSizes.contentType, key: pictureSizes.fileKey })
    .from(pictureSizes)
    .innerJoin(storedFiles, eq(storedFiles.key, pictureSizes.fileKey))
    .where(eq(pictureSizes.pictureId, pictureId))
    .orderBy(sql`${pictureSizes.width} desc, ${pictureSizes.contentType} desc`);
  const [largest] = sizes;
  const source = largest && (await readFile(largest.key));
  const has = (width: number, format: string) =>
    sizes.some((size) => size.width === width && size.contentType === format);
  const only = [...new Set(sizes.map(({ width }) => width))].flatMap((width) =>
    [
      { width, format: "image/avif", isWanted: width >= AVIF_FROM },
      { width, format: "image/jpeg", isWanted: true },
    ].filter(({ format, isWanted }) => isWanted && !has(width, format)),
  );
  const answer =
    source && only.length > 0
      ? await askEncoder({ bytes: source.bytes, only }, { isPatient: true }).catch((error) => {
          if (isAppError(error)) return null;
          throw error;
        })
      : { done: { sizes: [], original: null } };
  // The encoder has too much to do: another time.
  if (!answer) return;
  const made = "done" in answer ? answer.done.sizes : [];
  const held = await Promise.all(
    made.map(async ({ width, contentType, bytes }) => ({
      width,
      file: await holdFile("pictures", contentType, bytes),
    })),
  );
  await transaction(async (tx) => {
    const [same] = await tx
      .select({ id: pictures.id })
      .from(pictures)
      .where(and(eq(pictures.id, pictureId), sql`${pictures.avifAt} is null`))
      .for("update");
    const still = await tx.$count(
      pictureSizes,
      and(eq(pictureSizes.pictureId, pictureId), eq(pictureSizes.fileKey, largest?.key ?? "")),
    );
    if (!same || still === 0) return;
    await storeSizes(tx, pictureId, held);
    await tx.update(pictures).set({ avifAt: now() }).where(eq(pictures.id, pictureId));
  });
}
