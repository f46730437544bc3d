import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { AppError } from "@/lib/errors";
import { decodeText, type Encoding, type Reading } from "./decode";

export const FILE_BYTES_AT_MOST = 50 * 1024 * 1024;
const ROWS_AT_MOST = 150_000;
const ROWS_AT_ONCE = 500;
/** A row of more than this is a quotation mark that swallows the file. */
const ROW_CHARACTERS_AT_MOST = 4 * 1024 * 1024;

export type Delimiter = "," | ";" | "\t";

/** One row under the header: where it starts in the file, and its cells without padding. */
export type FileRow = { line: number; cells: string[] };

/** The line of column names. `line` is where it stands. */
export type FileHead = { delimiter: Delimiter; header: string[]; line: number };

/** Where a table goes as it is read, so that no more than a few hundred rows are ever in memory. */
export type TableSink = {
  head(head: FileHead): Promise<void>;
  rows(rows: FileRow[]): Promise<void>;
  /** Everything that came so far is void: the file is read again, more leniently. */
  restart(): Promise<void>;
};

/** What was read. `trimmed` cells came with blanks around them. */
export type TableRead = { rows: number; trimmed: number };

/**
 * Reads a CSV file from any HR system as it comes: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; quoted line
 * breaks.
 * @param pieces the file's bytes from the beginning; asked for again when it is read a second time
 * @throws AppError invalid or too_large, with file and line, for what is no table of people at all
 */
export async function readTable(
  name: string,
  encoding: Encoding,
  pieces: () => AsyncIterable<Uint8Array>,
  sink: TableSink,
): Promise<TableRead> {
  const strictly: Reading = { name, encoding, lines: 1, quoteLine: 1 };
  try {
    return await readRecords(strictly, pieces(), sink, false);
  } catch (error) {
    // Blanks between a quotation mark and the delimiter break the strict reading only.
    if (!isMisread(error)) throw error;
    if (error.code === "CSV_QUOTE_NOT_CLOSED" || strictly.delimiter === "\t")
      throw misquoted(strictly, error);
  }
  await sink.restart();
  const leniently: Reading = { name, encoding, lines: 1, quoteLine: 1 };
  try {
    return await readRecords(leniently, pieces(), sink, true);
  } catch (error) {
    throw isMisread(error) ? misquoted(leniently, error) : error;
  }
}

type Parsed = { record: string[]; raw: string; info: { lines: number } };

async function readRecords(
  reading: Reading,
  pieces: AsyncIterable<Uint8Array>,
  sink: TableSink,
  trim: boolean,
): Promise<TableRead> {
  const text = decodeText(reading, pieces);
  const first = await text.next();
  const parser = parse({
    delimiter: reading.delimiter ?? ",",
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_CHARACTERS_AT_MOST,
    trim,
  });
  const feeding = pipeline(Readable.from(withFirst(first.value, text)), parser).catch((error) => error);
  try {
    return await collect(reading, parser, sink);
  } catch (error) {
    parser.destroy();
    const fed: unknown = await feeding;
    throw fed instanceof AppError ? fed : error;
  }
}

async function* withFirst(first: string | undefined, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (first) yield first;
  yield* rest;
}

async function collect(
  reading: Reading,
  records: AsyncIterable<Parsed>,
  sink: TableSink,
): Promise<TableRead> {
  const read = { rows: 0, trimmed: 0 };
  let head: FileHead | null = null;
  let few: FileRow[] = [];
  for await (const { record, raw, info } of records) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const line = info.lines - breaksIn(raw) + (reading.skipped ?? 0);
    const cells = record.map((cell) => cell.trim());
    read.trimmed += cells.filter((cell, i) => cell.length !== record[i]?.length).length;
    if (!head) {
      head = { delimiter: reading.delimiter ?? ",", header: nameColumns(cells), line };
      await sink.head(head);
      continue;
    }
    read.rows += 1;
    if (read.rows > ROWS_AT_MOST) {
      const sentence = `${reading.name} has more than ${ROWS_AT_MOST} rows, the most we seat at once. Split the file.`;
      throw new AppError("too_large", sentence);
    }
    few.push({ line, cells });
    if (few.length < ROWS_AT_ONCE) continue;
    await sink.rows(few);
    few = [];
  }
  if (!head) {
    throw new AppError(
      "invalid",
      `${reading.name}, line 1: this file is empty. The first line names the columns.`,
    );
  }
  if (read.rows === 0) {
    throw new AppError(
      "invalid",
      `${reading.name}, line ${head.line}: there is a line of column names and nobody below it.`,
    );
  }
  if (few.length > 0) await sink.rows(few);
  return read;
}

/** Line breaks inside a row: it starts that many lines before the one it ends on. */
function breaksIn(raw: string): number {
  const own = raw.replace(/^\n+/, "").replace(/\n$/, "");
  return own.includes("\n") ? own.split("\n").length - 1 : 0;
}

function nameColumns(cells: string[]): string[] {
  return cells.map((cell, i) => cell || `Column ${i + 1}`);
}

type Misread = CsvError & { lines?: number };

function isMisread(error: unknown): error is Misread {
  return error instanceof CsvError;
}

function misquoted(reading: Reading, error: Misread): AppError {
  const open = error.code === "CSV_QUOTE_NOT_CLOSED";
  const line = open ? reading.quoteLine : (error.lines ?? 1) + (reading.skipped ?? 0);
  const what = open
    ? "a quotation mark is opened and never closed"
    : error.code === "CSV_MAX_RECORD_SIZE"
      ? "this row goes on for megabytes; look for a quotation mark that is opened and never closed"
      : "a quotation mark stands in the middle of a cell; inside quoted cells it is written twice";
  return new AppError("invalid", `${reading.name}, line ${line}: ${what}.`);
}
