import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importDrafts, importPictures } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { isAppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { encodePicture } from "@/lib/pictures/encode";
import { type HeldPicture, holdPicture, storePicture } from "@/lib/pictures/store";
import { transaction } from "@/lib/transaction";
import { quietDraft } from "../import/drafts";
import { readAndLook, workOn } from "../import/look";
import type { DraftPicture } from "../input";
import { canImport } from "../policy";
import type { ReadyPicture } from "../rules/directory";
import { stemOf } from "../rules/picture-names";
import { bareFileName } from "../rules/read-rows";

/** How long we wait for more pictures. */
const QUIET_MS = 1000;

/** A picture file as it came. `bytes` null: it was too big to be read at all, and `size` says how big. */
export type PictureFile = { name: string; bytes: Uint8Array | null; size: number };

/**
 * Adds pictures to a draft, re-encoded before any transaction. One that cannot be used is kept by name with the reason,
 * so that the dry run can say whose row it belongs to. The same name again replaces.
 * @throws AppError forbidden, not_found, closed
 */
export async function addPictures(
  actor: Actor,
  { draftId, files }: { draftId: string; files: PictureFile[] },
): Promise<ReadyPicture[]> {
  authorize(actor, canImport(actor));
  const ready = await encodeAll(files.filter(isPictureName));
  return transaction(async (tx) => {
    await quietDraft(tx, actor, draftId);
    const stored: ReadyPicture[] = [];
    for (const { name, held, problem } of ready) stored.push(await keep(tx, draftId, name, held, problem));
    if (stored.length > 0) await lookSoon(tx, draftId);
    return stored;
  });
}

/** Goes on without one of a draft's pictures. @throws AppError forbidden, not_found, closed */
export async function leavePictureOut(actor: Actor, { draftId, name }: DraftPicture): Promise<void> {
  authorize(actor, canImport(actor));
  await transaction(async (tx) => {
    await quietDraft(tx, actor, draftId);
    await tx
      .delete(importPictures)
      .where(and(eq(importPictures.draftId, draftId), eq(importPictures.name, name)));
    await tx.update(importDrafts).set({ state: "looking" }).where(eq(importDrafts.id, draftId));
  });
  await readAndLook(draftId);
}

/** Pictures come in many requests: they are looked at together once no more come for a second. */
async function lookSoon(tx: Db, draftId: string): Promise<void> {
  const ready = and(eq(importDrafts.id, draftId), eq(importDrafts.state, "ready"));
  await tx.update(importDrafts).set({ state: "looking" }).where(ready);
  const runAt = new Date(Date.now() + QUIET_MS);
  await enqueue(tx, "read-import", { draftId }, { key: workOn(draftId), runAt });
}

/** Folders bring files along that nobody put there. */
function isPictureName({ name }: PictureFile): boolean {
  const bare = bareFileName(name);
  return bare !== "" && !bare.startsWith(".") && bare !== "thumbs.db" && !name.includes("__MACOSX/");
}

type Encoded = { name: string; held: HeldPicture | null; problem: string | null };

/** A few at a time: the encoder has its own pool, and the files should not all be pixels at once. */
async function encodeAll(files: readonly PictureFile[]): Promise<Encoded[]> {
  const done: Encoded[] = [];
  for (let i = 0; i < files.length; i += 4) {
    const few = files
      .slice(i, i + 4)
      .map(async (file) => ({ name: bareFileName(file.name), ...(await encode(file)) }));
    done.push(...(await Promise.all(few)));
  }
  return done;
}

async function encode(file: PictureFile): Promise<{ held: HeldPicture | null; problem: string | null }> {
  if (!file.bytes) {
    const megabytes = Math.round(file.size / 1024 / 1024);
    return { held: null, problem: `This picture has ${megabytes} MB; 15 MB is the most we take.` };
  }
  try {
    return { held: await holdPicture(await encodePicture(file.bytes)), problem: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { held: null, problem: error.message };
  }
}

async function keep(
  tx: Db,
  draftId: string,
  name: string,
  held: HeldPicture | null,
  problem: string | null,
): Promise<ReadyPicture> {
  const pictureId = held ? await storePicture(tx, held) : null;
  const picture = { pictureId, problem, stem: stemOf(name) };
  await tx
    .insert(importPictures)
    .values({ draftId, name, ...picture })
    .onConflictDoUpdate({ target: [importPictures.draftId, importPictures.name], set: picture });
  return { name, pictureId, problem };
}
