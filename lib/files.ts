import contentDisposition from "content-disposition";
import { and, eq, inArray, isNull, lt, notExists, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { nominationFiles, uploadedFiles } from "@/db/schema";
import { type Actor, requirePerson } from "./actor";
import { now } from "./clock";
import { AppError } from "./errors";
import { kindOf, nameFor } from "./file-kinds";
import { hitKey } from "./network";
import { countHit } from "./rate-limit";
import { dropFiles, holdFile, readFile, storeFiles } from "./storage/keep";
import { transaction } from "./transaction";

export const FILE_BYTES_AT_MOST = 10 * 1024 * 1024;
const SENT_IN_TEN_MINUTES = 40;
const UNATTACHED_AT_MOST = 20;

/**
 * Takes a file that somebody sent: theirs alone until something holds it, thrown away after a day if nothing does.
 * @returns its key, made by chance, and its name with the ending of what it is
 * @throws AppError not_signed_in, too_many, too_large, invalid, unavailable
 */
export async function sendFile(
  actor: Actor,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ fileKey: string; name: string }> {
  const { personId } = requirePerson(actor);
  await countHit(getDb(), hitKey("files of", personId), { most: SENT_IN_TEN_MINUTES, seconds: 600 });
  if (bytes.byteLength > FILE_BYTES_AT_MOST) throw fileTooHeavy(bytes.byteLength);
  const kind = await kindOf(bytes);
  const file = await holdFile("files", kind.contentType, bytes);
  const called = nameFor(name, kind);
  await transaction(async (tx) => {
    await storeFiles(tx, [file]);
    await tx
      .insert(uploadedFiles)
      .values({ fileKey: file.key, ownerId: personId, name: called, sentAt: now() });
    const waiting = await tx
      .select({ key: uploadedFiles.fileKey })
      .from(uploadedFiles)
      .where(and(eq(uploadedFiles.ownerId, personId), isNull(uploadedFiles.attachedAt)))
      .orderBy(sql`${uploadedFiles.sentAt} desc, ${uploadedFiles.fileKey}`)
      .offset(UNATTACHED_AT_MOST);
    await drop(
      tx,
      waiting.map(({ key }) => key),
    );
  });
  return { fileKey: file.key, name: called };
}

/**
 * Lets something hold a file that its owner sent, inside the caller's transaction; from then on it is kept. Nobody may
 * load it but through a feature's own query, which decides and hands it out by readFileBytes.
 * @returns its name
 * @throws AppError not_found when it is not theirs, or was thrown away
 */
export async function attachFile(
  tx: Db,
  { fileKey, ownerId }: { fileKey: string; ownerId: string },
): Promise<{ name: string }> {
  const [attached] = await tx
    .update(uploadedFiles)
    .set({ attachedAt: now() })
    .where(and(eq(uploadedFiles.fileKey, fileKey), eq(uploadedFiles.ownerId, ownerId)))
    .returning({ name: uploadedFiles.name });
  if (attached) return attached;
  throw new AppError(
    "not_found",
    "The file is no longer here: one that belongs to nothing is thrown away after a day. Choose it again.",
  );
}

export type ReadFile = { contentType: string; bytes: Uint8Array };

/** The bytes of a file, for a feature's query that has decided who may have them. @throws AppError not_found, unavailable */
export async function readFileBytes(fileKey: string): Promise<ReadFile> {
  const file = fileKey.startsWith("files/") ? await readFile(fileKey) : undefined;
  if (!file) throw new AppError("not_found", "There is no such file.");
  return file;
}

/** A file as an answer: saved, never shown, whatever it holds; its name as RFC 6266 has it. */
export function fileAnswer({ contentType, bytes }: ReadFile, name: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": contentType,
      "content-disposition": contentDisposition(name, { type: "attachment" }),
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

/** Throws away what was sent before `time` and belongs to nothing. */
export async function forgetFiles(time: Date): Promise<void> {
  await transaction(async (tx) => {
    const held = tx
      .select({ key: nominationFiles.fileKey })
      .from(nominationFiles)
      .where(eq(nominationFiles.fileKey, uploadedFiles.fileKey));
    const kept = sql`exists (select 1 from nomination_drafts d where d.person_id = ${uploadedFiles.ownerId}
      and d.draft ->> 'fileKey' = ${uploadedFiles.fileKey})`;
    const waiting = await tx
      .select({ key: uploadedFiles.fileKey })
      .from(uploadedFiles)
      .where(and(lt(uploadedFiles.sentAt, time), notExists(held), sql`not ${kept}`))
      .for("update", { skipLocked: true })
      .limit(500);
    await drop(
      tx,
      waiting.map(({ key }) => key),
    );
  });
}

/** The refusal of a file of so many bytes. */
export function fileTooHeavy(size: number): AppError {
  return new AppError(
    "too_large",
    `This file has ${Math.ceil(size / 1024 / 1024)} MB; 10 MB is the most we keep.`,
  );
}

async function drop(tx: Db, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.delete(uploadedFiles).where(inArray(uploadedFiles.fileKey, keys));
  await dropFiles(tx, keys);
}
