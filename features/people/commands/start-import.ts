import { and, eq, isNull } from "drizzle-orm";
import { importDrafts } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import { openDraft } from "../import/read";
import type { ChooseMapping, DraftId } from "../input";
import { canImport } from "../policy";
import { guessColumns, type Mapping, mappingOf } from "../rules/columns";
import type { TeamRule } from "../rules/directory";
import { readFile } from "../rules/read-file";

/**
 * Takes a directory file in, to be looked at: nobody is seated by this. Earlier files of the same person that were not
 * applied are dropped.
 * @param bytes the CSV as it came, at most 50 MB
 * @returns the draft's id
 * @throws AppError not_signed_in, forbidden; invalid or too_large with file and line when it is no table of people
 */
export async function startImport(
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<string> {
  const { personId } = requirePerson(actor);
  authorize(actor, canImport(actor));
  const table = readFile(fileName, bytes);
  const mapping = mappingOf(guessColumns(table));
  return transaction(async (tx) => {
    await tx
      .delete(importDrafts)
      .where(and(eq(importDrafts.createdBy, personId), isNull(importDrafts.appliedAt)));
    const draft = {
      createdBy: personId,
      createdAt: now(),
      fileName,
      file: bytes,
      mapping,
      teamRule: firstRule(mapping),
    };
    const [written] = await tx.insert(importDrafts).values(draft).returning({ id: importDrafts.id });
    if (!written) throw new Error("no draft");
    await record(tx, actor, "directory file read", `import:${written.id}`, {
      fileName,
      rows: table.rows.length,
    });
    return written.id;
  });
}

/** Says what the columns of a draft mean and what makes a team. @throws AppError forbidden, not_found, closed */
export async function chooseMapping(
  actor: Actor,
  { draftId, mapping, teamRule }: ChooseMapping,
): Promise<void> {
  authorize(actor, canImport(actor));
  await transaction(async (tx) => {
    await openDraft(tx, actor, draftId);
    await tx.update(importDrafts).set({ mapping, teamRule }).where(eq(importDrafts.id, draftId));
  });
}

/** Drops a draft: nothing was written but the draft itself. @throws AppError forbidden, not_found, closed */
export async function dropImport(actor: Actor, { draftId }: DraftId): Promise<void> {
  authorize(actor, canImport(actor));
  await transaction(async (tx) => {
    await openDraft(tx, actor, draftId);
    await tx.delete(importDrafts).where(eq(importDrafts.id, draftId));
    await record(tx, actor, "directory file dropped", `import:${draftId}`);
  });
}

/** A column that names teams makes them; else the lines of report; else the departments. */
function firstRule(mapping: Mapping): TeamRule {
  const meanings = Object.values(mapping);
  if (meanings.includes("team")) return "team";
  return meanings.includes("manager") ? "line" : "department";
}
