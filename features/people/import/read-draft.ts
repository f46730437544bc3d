import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { guessColumns, type Mapping } from "../rules/columns";
import type { Encoding } from "../rules/decode";
import type { TeamRule } from "../rules/directory";
import { type FileRow, readTable } from "../rules/read-file";
import { headerWords, nearestSource, recall, type Source } from "../rules/sources";
import type { Draft } from "./drafts";
import { json } from "./json-rows";
import { storedPieces } from "./store";

/** Rows that columns are guessed and shown by. */
export const ROWS_TO_GUESS_BY = 50;

/**
 * Reads a kept file into rows, a few hundred in memory at a time, and settles what its columns mean: as they did when a
 * file with such a header was last applied, otherwise by their words.
 * @param tell takes how many bytes were read
 * @throws AppError invalid or too_large with file and line
 */
export async function readDraftFile(draft: Draft, tell?: (bytes: number) => Promise<void>): Promise<void> {
  const db = getDb();
  const { id } = draft;
  const clear = async () => void (await db.execute(sql`delete from import_rows where draft_id = ${id}`));
  await clear();
  const pieces = () => storedPieces(id, tell);
  const read = await readTable(draft.fileName, draft.encoding as Encoding, pieces, {
    async head({ delimiter, header, line }) {
      await db
        .update(importDrafts)
        .set({ delimiter, header, headerLine: line })
        .where(eq(importDrafts.id, id));
    },
    rows: (rows) => addRows(db, id, rows),
    restart: clear,
  });
  await db.execute(sql`analyze import_rows`);
  await db.update(importDrafts).set(read).where(eq(importDrafts.id, id));
  await settleMapping(db, id);
}

async function addRows(db: Db, draftId: string, rows: readonly FileRow[]): Promise<void> {
  await db.execute(sql`
    insert into import_rows (draft_id, line, cells)
    select ${draftId}, r.line, r.cells from jsonb_to_recordset(${json(rows)}) as r(line integer, cells jsonb)`);
}

/** The first rows of a draft, to guess and to show columns by. */
export async function firstRows(db: Db, draftId: string): Promise<{ cells: string[] }[]> {
  const rows = await db.execute(sql`
    select cells from import_rows where draft_id = ${draftId} order by line limit ${ROWS_TO_GUESS_BY}`);
  return rows as unknown as { cells: string[] }[];
}

/** What tells a source: the words of its header, in order. */
export function fingerprintOf(header: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(headerWords(header)))
    .digest("hex");
}

async function settleMapping(db: Db, draftId: string): Promise<void> {
  const [draft] = await db
    .select({ header: importDrafts.header })
    .from(importDrafts)
    .where(eq(importDrafts.id, draftId));
  if (!draft) return;
  const { header } = draft;
  const sources = await readSources(db);
  const same = sources.find((source) => source.fingerprint === fingerprintOf(header));
  const source = same ?? nearestSource(header, sources);
  const guesses = guessColumns({ header, rows: await firstRows(db, draftId) });
  const { mapping, learnt } = recall(header, guesses, source);
  const settled = {
    mapping,
    learnt,
    sourceId: source?.id ?? null,
    sourceUsedAt: source?.lastUsedAt ?? null,
    teamRule: ruleFor(mapping, source?.teamRule),
    whole: source?.whole ?? false,
  };
  await db.update(importDrafts).set(settled).where(eq(importDrafts.id, draftId));
}

async function readSources(db: Db): Promise<Source[]> {
  const rows = await db.execute(sql`
    select id, fingerprint, mapping, team_rule as "teamRule", whole, last_used_at as "lastUsedAt"
    from import_sources order by last_used_at desc limit 100`);
  return rows.map((row) => ({ ...(row as Source), lastUsedAt: new Date(String(row.lastUsedAt)) }));
}

/** As last time; else a column that names teams makes them; else the lines of report; else the departments. */
function ruleFor(mapping: Mapping, last: TeamRule | undefined): TeamRule {
  const meanings = Object.values(mapping);
  const needs = { line: "manager", team: "team", department: "department" } as const;
  if (last && meanings.includes(needs[last])) return last;
  if (meanings.includes("team")) return "team";
  return meanings.includes("manager") ? "line" : "department";
}
