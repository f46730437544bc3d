import { and, eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { nominationFiles } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type ReadFile, readFileBytes } from "@/lib/files";
import { isId } from "@/lib/id";
import type { PictureFormat } from "@/lib/pictures/formats";
import { readPictureBytes, type ServedPicture } from "@/lib/pictures/read";
import { tiesToNominee } from "../policy";
import type { Case } from "../types";
import { readBonds, readCases } from "./read-cases";
import { readsCovered } from "./reads-covered";

/**
 * The picture of a case at a width, for whoever may read the case: never its nominee, nor who judges it covered.
 * @throws AppError not_signed_in, not_found, unavailable
 */
export async function readCasePicture(
  actor: Actor,
  nominationId: string,
  width: number,
  formats: readonly PictureFormat[],
): Promise<ServedPicture> {
  const { pictureId } = await requireReadable(actor, nominationId);
  if (!pictureId) throw notThere();
  return readPictureBytes(pictureId, width, formats);
}

/** A file of a case with its name, for whoever may read the case. @throws AppError not_signed_in, not_found, unavailable */
export async function readCaseFile(
  actor: Actor,
  nominationId: string,
  fileId: string,
): Promise<ReadFile & { name: string }> {
  const { id } = await requireReadable(actor, nominationId);
  const [file] = isId(fileId) ? await findFile(getDb(), id, fileId) : [];
  if (!file) throw notThere();
  return { ...(await readFileBytes(file.fileKey)), name: file.name };
}

function findFile(db: Db, nominationId: string, fileId: string) {
  return db
    .select()
    .from(nominationFiles)
    .where(and(eq(nominationFiles.id, fileId), eq(nominationFiles.nominationId, nominationId)));
}

async function requireReadable(actor: Actor, nominationId: string): Promise<Case> {
  const reader = requirePerson(actor);
  const db = getDb();
  const [about] = isId(nominationId) ? await readCases(db, { nominationId }) : [];
  if (!about || about.isWithdrawn || (await readsCovered(db, reader, about))) throw notThere();
  if (tiesToNominee(await readBonds(db, reader.personId), about).isTheirs) throw notThere();
  return about;
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such case.");
}
