import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type Db, getDb, getSql } from "@/db/client";
import { importDrafts, people } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { readProgress } from "@/lib/progress";
import { withoutZeros } from "@/lib/text";
import { NO_CHANGES } from "../import/describe";
import { type Draft, readDraft } from "../import/drafts";
import { workOn } from "../import/look";
import { firstRows } from "../import/read-draft";
import { canImport } from "../policy";
import { guessColumns, type Problem, sampleOf } from "../rules/columns";
import {
  DIFF_SECTIONS,
  type DiffLine,
  type DryRun,
  delimiterWords,
  describeColumns,
  type Summary,
} from "../rules/dry-run";
import type { Delimiter } from "../rules/read-file";
import { mayBeUndone } from "../rules/undo";

const PROBLEMS_SHOWN = 50;
const LINES_A_PAGE = 50;

/** A draft as the mapping screen shows it: the file, what its columns mean, and all that it would do. */
export type ImportDraft = DryRun & Pick<Draft, "id" | "state" | "problem" | "appliedAt" | "undoneAt">;

/**
 * What a draft would do to the directory, as it was last looked at. Nothing is written by looking.
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function getImport(actor: Actor, draftId: string): Promise<ImportDraft> {
  authorize(actor, canImport(actor));
  const db = getDb();
  const draft = await readDraft(db, actor, draftId);
  const rows = await firstRows(db, draft.id);
  const summary = (draft.summary ?? NO_CHANGES) as Summary;
  const samples = draft.header.map((_, i) => sampleOf({ rows }, i));
  const guesses = guessColumns({ header: draft.header, rows });
  const { id, state, problem, appliedAt, undoneAt } = draft;
  return {
    ...summary,
    ...{ id, state, problem, appliedAt, undoneAt },
    file: {
      name: draft.fileName,
      rows: draft.rows,
      delimiter: delimiterWords(draft.delimiter as Delimiter),
      encoding: draft.encoding,
      trimmed: draft.trimmed,
    },
    headerLine: draft.headerLine,
    columns: describeColumns(draft.header, draft, guesses, samples),
    rule: draft.teamRule,
    whole: draft.whole,
    lastTime: draft.sourceUsedAt,
    ...(await readProblems(db, draft.id)),
  };
}

async function readProblems(
  db: Db,
  draftId: string,
): Promise<Pick<DryRun, "problems" | "problemsInAll" | "leftOut">> {
  const problems = await db.execute(sql`
    select line, column_name as "column", column_index as "index", value, sentence, fix from import_problems
    where draft_id = ${draftId} order by line, id limit ${PROBLEMS_SHOWN}`);
  const [counted] = await db.execute(sql`
    select (select count(*)::int from import_problems where draft_id = ${draftId}) as problems,
      (select count(*)::int from import_rows where draft_id = ${draftId} and left_out) as "leftOut"`);
  return {
    problems: problems as unknown as Problem[],
    problemsInAll: Number(counted?.problems),
    leftOut: Number(counted?.leftOut),
  };
}

/** How far the work on a draft is: read or looked through, or how many of its people sit. */
export type ImportProgress = { state: Draft["state"]; done: number; total: number };

/** @throws AppError not_signed_in, forbidden, not_found */
export async function getImportProgress(actor: Actor, draftId: string): Promise<ImportProgress> {
  authorize(actor, canImport(actor));
  const draft = await readDraft(getDb(), actor, draftId);
  const figures = await readProgress(getDb(), workOn(draftId));
  return { state: draft.state, done: figures?.done ?? 0, total: figures?.total ?? 0 };
}

/** A page of one of the lists behind a draft's counts. */
export type DiffPage = { lines: DiffLine[]; total: number; page: number; pages: number };

/**
 * Who joins, moves, leaves or changes by a draft, fifty at a time.
 * @param ask.search a part of a name, accents and case aside
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function listDiff(
  actor: Actor,
  ask: { draftId: string; section: string; search?: string; page?: number },
): Promise<DiffPage> {
  authorize(actor, canImport(actor));
  const draft = await readDraft(getDb(), actor, ask.draftId);
  const section = DIFF_SECTIONS.find((known) => known === ask.section) ?? "join";
  const words = withoutZeros(ask.search ?? "").trim();
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const found = getSql()`
    from import_lines where draft_id = ${draft.id} and section = ${section}
      and (${words} = '' or plain_words(name) like plain_words(${pattern}))`;
  const [counted] = await getSql()<{ total: number }[]>`select count(*)::int as total ${found}`;
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LINES_A_PAGE));
  const page = Math.min(Math.max(1, ask.page ?? 1), pages);
  const lines = await getSql()<DiffLine[]>`
    select name, before, after ${found} order by position limit ${LINES_A_PAGE} offset ${(page - 1) * LINES_A_PAGE}`;
  return { lines: [...lines], total, page, pages };
}

/** The file somebody brought and has not applied yet, to go on with. @throws AppError not_signed_in, forbidden */
export async function getOpenImport(
  actor: Actor,
): Promise<{ id: string; fileName: string; createdAt: Date } | null> {
  authorize(actor, canImport(actor));
  if (actor.kind !== "person") return null;
  const open = and(eq(importDrafts.createdBy, actor.personId), isNull(importDrafts.appliedAt));
  const [draft] = await getDb()
    .select({ id: importDrafts.id, fileName: importDrafts.fileName, createdAt: importDrafts.createdAt })
    .from(importDrafts)
    .where(open)
    .orderBy(sql`created_at desc`)
    .limit(1);
  return draft ?? null;
}

/** The last file that was applied and still stands. */
export type LastImport = {
  id: string;
  fileName: string;
  appliedAt: Date;
  by: string;
  mayBeUndone: boolean;
};

/** @throws AppError not_signed_in, forbidden */
export async function getLastImport(actor: Actor): Promise<LastImport | null> {
  authorize(actor, canImport(actor));
  const [last] = await getDb()
    .select({
      id: importDrafts.id,
      fileName: importDrafts.fileName,
      appliedAt: importDrafts.appliedAt,
      by: people.name,
    })
    .from(importDrafts)
    .innerJoin(people, eq(people.id, importDrafts.createdBy))
    .where(eq(importDrafts.state, "applied"))
    .orderBy(desc(importDrafts.appliedAt))
    .limit(1);
  if (!last?.appliedAt) return null;
  return { ...last, appliedAt: last.appliedAt, mayBeUndone: mayBeUndone(last.appliedAt, now()) };
}
