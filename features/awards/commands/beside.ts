import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nominationDrafts, nominationFiles, nominationHelped, people, teams } from "@/db/schema";
import { now } from "@/lib/clock";
import { AppError, isAppError } from "@/lib/errors";
import { attachFile } from "@/lib/files";
import { attachPicture } from "@/lib/pictures/attach";
import type { Nomination } from "../input";
import type { Nominee } from "../types";

/**
 * Puts those who were helped beside a case, in place of whoever was named before. The nominee is not one of them; nor
 * is anybody we do not know.
 */
export async function nameHelped(
  tx: Db,
  nominationId: string,
  nominee: Pick<Nominee, "id">,
  { helpedPeople = [], helpedTeams = [] }: Pick<Nomination, "helpedPeople" | "helpedTeams">,
): Promise<void> {
  const others = (ids: string[]) => ids.filter((id) => id !== nominee.id);
  const [persons, units] = await Promise.all([
    tx
      .select({ personId: people.id })
      .from(people)
      .where(inArray(people.id, others(helpedPeople))),
    tx
      .select({ unitId: teams.unitId })
      .from(teams)
      .where(inArray(teams.unitId, others(helpedTeams))),
  ]);
  await tx.delete(nominationHelped).where(eq(nominationHelped.nominationId, nominationId));
  const rows = [...persons, ...units].map((one) => ({ nominationId, ...one }));
  if (rows.length > 0) await tx.insert(nominationHelped).values(rows);
}

/** Holds the picture that its maker sent for a story: whoever may read the case sees it. @throws AppError not_found */
export async function holdPicture(
  tx: Db,
  ownerId: string,
  pictureId: string | undefined,
): Promise<string | null> {
  if (!pictureId) return null;
  await attachPicture(tx, { pictureId, ownerId, visibleTo: "case" }).catch(naming("pictureId"));
  return pictureId;
}

/** Puts the file that its maker sent beside a case, in place of what was there; none takes it away. @throws AppError not_found */
export async function holdFile(
  tx: Db,
  ownerId: string,
  nominationId: string,
  fileKey: string | undefined,
): Promise<void> {
  const beside = eq(nominationFiles.nominationId, nominationId);
  const [before] = await tx.select({ fileKey: nominationFiles.fileKey }).from(nominationFiles).where(beside);
  if (before?.fileKey === fileKey) return;
  await tx.delete(nominationFiles).where(beside);
  if (!fileKey) return;
  const { name } = await attachFile(tx, { fileKey, ownerId }).catch(naming("fileKey"));
  await tx.insert(nominationFiles).values({ nominationId, name, fileKey, addedAt: now() });
}

/** The same refusal, said at the field it is about. */
function naming(field: string) {
  return (error: unknown): never => {
    if (!isAppError(error)) throw error;
    throw new AppError(error.code, error.message, { [field]: error.message });
  };
}

/** Drops the draft that somebody kept of this story, now that it was sent; one about somebody else stays. */
export async function dropDraftAbout(
  tx: Db,
  personId: string,
  { kind, id }: Pick<Nominee, "kind" | "id">,
): Promise<void> {
  const field = kind === "person" ? "nomineePersonId" : "nomineeUnitId";
  const about = sql`${nominationDrafts.draft} ->> ${field} = ${id}`;
  const nobody = sql`coalesce(${nominationDrafts.draft} ->> 'nomineePersonId', ${nominationDrafts.draft} ->> 'nomineeUnitId') is null`;
  await tx.delete(nominationDrafts).where(and(eq(nominationDrafts.personId, personId), or(about, nobody)));
}
