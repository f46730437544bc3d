import { getDb, getSql } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { readDirectory, readDraft, readPictures } from "../import/read";
import { canImport } from "../policy";
import type { Mapping } from "../rules/columns";
import type { TeamRule } from "../rules/directory";
import { type DryRun, describeDryRun } from "../rules/dry-run";
import { readFile } from "../rules/read-file";

/** A draft as the mapping screen shows it: the file, what its columns mean, and all that it would do. */
export type ImportDraft = DryRun & { id: string; appliedAt: Date | null };

/**
 * What a draft would do to the directory as it stands now. Nothing is written by looking.
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function getImport(actor: Actor, draftId: string): Promise<ImportDraft> {
  authorize(actor, canImport(actor));
  const db = getDb();
  const draft = await readDraft(db, actor, draftId);
  const [directory, pictures] = await Promise.all([readDirectory(db, now()), readPictures(db, draft.id)]);
  const table = readFile(draft.fileName, draft.file);
  const chosen = { mapping: draft.mapping as Mapping, rule: draft.teamRule as TeamRule };
  return { id: draft.id, appliedAt: draft.appliedAt, ...describeDryRun(table, chosen, directory, pictures) };
}

/** The file somebody brought and has not applied yet, to go on with. @throws AppError not_signed_in, forbidden */
export async function getOpenImport(
  actor: Actor,
): Promise<{ id: string; fileName: string; createdAt: Date } | null> {
  authorize(actor, canImport(actor));
  if (actor.kind !== "person") return null;
  const [draft] = await getSql()<{ id: string; fileName: string; createdAt: Date }[]>`
    select id, file_name as "fileName", created_at as "createdAt" from import_drafts
    where created_by = ${actor.personId} and applied_at is null order by created_at desc limit 1`;
  return draft ? { ...draft, createdAt: new Date(draft.createdAt) } : null;
}
