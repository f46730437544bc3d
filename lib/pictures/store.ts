import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pictureSizes, pictures } from "@/db/schema";
import { now } from "../clock";
import { dropFiles, type HeldFile, holdFile, storeFiles } from "../storage/keep";
import type { EncodedPicture, Focal } from "./encode";

/** A picture whose bytes are put away and that waits for its rows. */
export type HeldPicture = {
  id: string;
  sizes: { width: number; file: HeldFile }[];
  original: HeldFile | null;
  focal: Focal | null;
};

type Keeping =
  /** Everybody signed in may see it, and the same picture is kept once: what comes with a directory. */
  | { visibleTo: "inside" }
  /** Its owner alone may see it, until something holds it. */
  | { visibleTo: "owner"; ownerId: string };

/** Puts an encoded picture's bytes away, before any transaction. @throws AppError unavailable */
export async function holdPicture(
  picture: EncodedPicture,
  named: "by its content" | "by chance" = "by its content",
): Promise<HeldPicture> {
  const { sizes, original } = picture;
  const [files, whole] = await Promise.all([
    Promise.all(
      sizes.map(async ({ width, contentType, bytes }) => ({
        width,
        file: await holdFile("pictures", contentType, bytes),
      })),
    ),
    original && holdFile("pictures", original.contentType, original.bytes),
  ]);
  const id = named === "by chance" ? randomBytes(32).toString("hex") : picture.contentId;
  return { id, sizes: files, original: whole, focal: picture.focal };
}

/** Writes the rows of a held picture; one that is named by its content is stored once, however often it comes. */
export async function storePicture(
  tx: Db,
  { id, sizes, original, focal }: HeldPicture,
  keeping: Keeping = { visibleTo: "inside" },
): Promise<string> {
  if (original) await storeFiles(tx, [original]);
  const row = { id, createdAt: now(), ...keeping, originalKey: original?.key ?? null, focal };
  // A conflict takes the row's lock, so that nobody sweeps the picture before it hangs.
  await tx.insert(pictures).values(row).onConflictDoUpdate({ target: pictures.id, set: { id } });
  if ((await tx.$count(pictureSizes, eq(pictureSizes.pictureId, id))) > 0) return id;
  await storeSizes(tx, id, sizes);
  return id;
}

/** Puts newly cut sizes in the place of a picture's. */
export async function replacePicture(tx: Db, { id, sizes, focal }: HeldPicture): Promise<void> {
  const gone = await tx
    .delete(pictureSizes)
    .where(eq(pictureSizes.pictureId, id))
    .returning({ key: pictureSizes.fileKey });
  await dropFiles(
    tx,
    gone.map(({ key }) => key),
  );
  await storeSizes(tx, id, sizes);
  await tx.update(pictures).set({ focal, avifAt: null }).where(eq(pictures.id, id));
}

/** Writes the rows of a picture's sizes. */
export async function storeSizes(tx: Db, pictureId: string, sizes: HeldPicture["sizes"]): Promise<void> {
  await storeFiles(
    tx,
    sizes.map(({ file }) => file),
  );
  const rows = sizes.map(({ width, file }) => ({ width, contentType: file.contentType, fileKey: file.key }));
  if (rows.length > 0) await tx.insert(pictureSizes).values(rows.map((row) => ({ ...row, pictureId })));
}
