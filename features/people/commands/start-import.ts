import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { isAppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { transaction } from "@/lib/transaction";
import { quietDraft } from "../import/drafts";
import { readAndLook, workOn } from "../import/look";
import { storeFile } from "../import/store";
import type { ChooseMapping, DraftId, MendRow, RowOfDraft } from "../input";
import { canImport, canRunJobs } from "../policy";

/** A smaller file is read while its bringer waits; a larger one by a job, and the page tells how far it is. */
const READ_AT_ONCE_BYTES = 512 * 1024;
/** Up to so many rows a choice is looked at anew while somebody waits. */
const LOOK_AT_ONCE_ROWS = 5000;

type DirectoryFile = { fileName: string; bytes: Uint8Array | AsyncIterable<Uint8Array> };

/**
 * Takes a directory file in, to be looked at: nobody is seated by this. Earlier files of the same person that were not
 * applied are dropped.
 * @param file.bytes the CSV as it comes, at most 50 MB; kept in pieces, never whole in memory
 * @param wait whether to read it to the end now, however large it is
 * @returns the draft's id
 * @throws AppError not_signed_in, forbidden; invalid or too_large with file and line when it is no table of people
 */
export async function startImport(
  actor: Actor,
  { fileName, bytes }: DirectoryFile,
  { wait = false } = {},
): Promise<string> {
  const { personId } = requirePerson(actor);
  authorize(actor, canImport(actor));
  const draftId = await openNewDraft(actor, personId, fileName);
  try {
    const { size, encoding } = await storeFile(draftId, fileName, chunksOf(bytes));
    const isSmall = wait || size <= READ_AT_ONCE_BYTES;
    await transaction(async (tx) => {
      await tx.update(importDrafts).set({ encoding }).where(eq(importDrafts.id, draftId));
      await record(tx, actor, "directory file read", `import:${draftId}`, { fileName, bytes: size });
      if (!isSmall) await enqueueReading(tx, draftId);
    });
    if (isSmall) await readAndLook(draftId);
  } catch (error) {
    await getDb().delete(importDrafts).where(eq(importDrafts.id, draftId));
    throw error;
  }
  return draftId;
}

/** Says what the columns of a draft mean, what makes a team, and whether whoever is not in it leaves. @throws AppError forbidden, not_found, closed, conflict */
export async function chooseMapping(
  actor: Actor,
  { draftId, mapping, teamRule, whole }: ChooseMapping,
): Promise<void> {
  authorize(actor, canImport(actor));
  await change(actor, draftId, async (tx, learnt, before) => {
    const kept = learnt.filter((column) => mapping[String(column)] === before[String(column)]);
    const chosen = { mapping, teamRule, whole, learnt: kept };
    await tx.update(importDrafts).set(chosen).where(eq(importDrafts.id, draftId));
  });
}

/** Writes one cell of a draft anew; the file itself stays as it came. @throws AppError forbidden, not_found, closed, conflict */
export async function mendRow(actor: Actor, { draftId, line, column, value }: MendRow): Promise<void> {
  authorize(actor, canImport(actor));
  await change(actor, draftId, async (tx) => {
    await tx.execute(sql`
      update import_rows set cells = jsonb_set(cells, array[${String(column)}], to_jsonb(${value}::text))
      where draft_id = ${draftId} and line = ${line} and jsonb_array_length(cells) > ${column}::int`);
  });
}

/** Leaves a row of a draft out, as if it were not in the file. @throws AppError forbidden, not_found, closed, conflict */
export async function leaveRowOut(actor: Actor, { draftId, line }: RowOfDraft): Promise<void> {
  authorize(actor, canImport(actor));
  await change(actor, draftId, async (tx) => {
    await tx.execute(
      sql`update import_rows set left_out = true where draft_id = ${draftId} and line = ${line}`,
    );
  });
}

/** Takes back in whatever was left out. @throws AppError forbidden, not_found, closed, conflict */
export async function takeRowsBack(actor: Actor, { draftId }: DraftId): Promise<void> {
  authorize(actor, canImport(actor));
  await change(actor, draftId, async (tx) => {
    await tx.execute(sql`update import_rows set left_out = false where draft_id = ${draftId} and left_out`);
  });
}

/** Drops a draft: nothing was written but the draft itself. @throws AppError forbidden, not_found, closed, conflict */
export async function dropImport(actor: Actor, { draftId }: DraftId): Promise<void> {
  authorize(actor, canImport(actor));
  await transaction(async (tx) => {
    await quietDraft(tx, actor, draftId);
    await tx.delete(importDrafts).where(eq(importDrafts.id, draftId));
    await record(tx, actor, "directory file dropped", `import:${draftId}`);
  });
}

/** The job: reads a draft and looks what it would do; that a file is no table of people is kept with the draft. */
export async function readAsAsked(actor: Actor, { draftId }: DraftId): Promise<void> {
  authorize(actor, canRunJobs(actor));
  await readAndLook(draftId).catch((error) => {
    if (!isAppError(error)) throw error;
  });
}

async function openNewDraft(actor: Actor, personId: string, fileName: string): Promise<string> {
  return transaction(async (tx) => {
    const earlier = and(eq(importDrafts.createdBy, personId), isNull(importDrafts.appliedAt));
    await tx.delete(importDrafts).where(and(earlier, notInArray(importDrafts.state, ["seating"])));
    const draft = { createdBy: personId, createdAt: now(), fileName, mapping: {}, teamRule: "line" };
    const [written] = await tx.insert(importDrafts).values(draft).returning({ id: importDrafts.id });
    if (!written) throw new Error("no draft");
    await record(tx, actor, "directory file brought", `import:${written.id}`, { fileName });
    return written.id;
  });
}

/** Changes a draft that nobody works on, then looks at it anew: at once when it is small, else by a job. */
async function change(
  actor: Actor,
  draftId: string,
  write: (tx: Db, learnt: number[], mapping: Record<string, string>) => Promise<void>,
): Promise<void> {
  const isSmall = await transaction(async (tx) => {
    const draft = await quietDraft(tx, actor, draftId);
    await write(tx, draft.learnt, draft.mapping);
    const looking = { state: "looking", problem: null } as const;
    const open = and(eq(importDrafts.id, draftId), inArray(importDrafts.state, ["ready", "looking"]));
    await tx.update(importDrafts).set(looking).where(open);
    if (draft.rows > LOOK_AT_ONCE_ROWS) await enqueueReading(tx, draftId);
    return draft.rows <= LOOK_AT_ONCE_ROWS;
  });
  if (isSmall) await readAndLook(draftId);
}

function enqueueReading(tx: Db, draftId: string): Promise<void> {
  return enqueue(tx, "read-import", { draftId }, { key: workOn(draftId) });
}

async function* chunksOf(bytes: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) yield bytes;
  else yield* bytes;
}
