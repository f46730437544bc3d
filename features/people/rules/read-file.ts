import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { AppError } from "@/lib/errors";

export const FILE_BYTES_AT_MOST = 50 * 1024 * 1024;
const ROWS_AT_MOST = 150_000;

export type Delimiter = "," | ";" | "\t";
type Encoding = "UTF-8" | "UTF-8 with a mark" | "UTF-16" | "Windows-1252";

/** One row under the header: where it starts in the file, and its cells without padding. */
export type FileRow = { line: number; cells: string[] };

/** A directory file as a table. `trimmed` cells came with blanks around them. */
export type FileTable = {
  name: string;
  encoding: Encoding;
  delimiter: Delimiter;
  header: string[];
  /** The line the header stands in. */
  headerLine: number;
  rows: FileRow[];
  trimmed: number;
};

/**
 * Reads a CSV file from any HR system: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; quoted line breaks.
 * @throws AppError invalid or too_large, with file and line, for what is no table of people at all
 */
export function readFile(name: string, bytes: Uint8Array): FileTable {
  if (bytes.byteLength > FILE_BYTES_AT_MOST) {
    throw new AppError("too_large", `${name} has more than 50 MB. Leave out the columns we do not need.`);
  }
  const { text, encoding } = decode(name, bytes);
  const { body, delimiter, skipped } = chooseDelimiter(text);
  const records = parseRecords(name, body, delimiter, skipped);
  const [header, ...rows] = records;
  if (!header)
    throw new AppError("invalid", `${name}, line 1: this file is empty. The first line names the columns.`);
  if (rows.length === 0) {
    throw new AppError(
      "invalid",
      `${name}, line ${header.line}: there is a line of column names and nobody below it.`,
    );
  }
  if (rows.length > ROWS_AT_MOST) {
    const sentence = `${name} has ${rows.length} rows; ${ROWS_AT_MOST} is the most we seat at once. Split the file.`;
    throw new AppError("too_large", sentence);
  }
  const table = { name, encoding, delimiter, headerLine: header.line, rows };
  return { ...table, header: nameColumns(header.cells), trimmed: trimAll(records) };
}

/** The delimiter in words. */
export function delimiterWords(delimiter: Delimiter): string {
  return { ",": "commas", ";": "semicolons", "\t": "tabs" }[delimiter];
}

function decode(name: string, bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [a, b, c] = bytes;
  if (a === 0x50 && b === 0x4b) {
    const sentence = `${name} is a workbook or an archive, not a text file. Save it as CSV and bring that.`;
    throw new AppError("invalid", sentence);
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    const text = iconv.decode(Buffer.from(bytes), "utf-16");
    if (text.includes("\0")) throw noText(name, lineOf(text, text.indexOf("\0")));
    return { text, encoding: "UTF-16" };
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const line = bytes.subarray(0, zero).reduce((count, byte) => count + Number(byte === 10), 1);
    throw noText(name, line);
  }
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: marked ? "UTF-8 with a mark" : "UTF-8" };
  } catch {
    return { text: iconv.decode(Buffer.from(bytes), "windows-1252"), encoding: "Windows-1252" };
  }
}

/** Whatever stands most often in the first line, outside quotation marks; Excel's `sep=;` line is believed. */
function chooseDelimiter(text: string): { body: string; delimiter: Delimiter; skipped: number } {
  const lines = text.replace(/\r\n?/g, "\n");
  const told = /^sep=([,;\t])\n/.exec(lines);
  if (told) return { body: lines.slice(told[0].length), delimiter: told[1] as Delimiter, skipped: 1 };
  const first =
    lines
      .trimStart()
      .split("\n", 1)[0]
      ?.replace(/"[^"]*"/g, "") ?? "";
  const counts = ([",", ";", "\t"] as const).map((sign) => ({ sign, count: first.split(sign).length }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return { body: lines, delimiter: best.sign, skipped: 0 };
}

type Parsed = { record: string[]; raw: string; info: { lines: number } };

function parseRecords(name: string, text: string, delimiter: Delimiter, skipped: number): FileRow[] {
  const options = {
    delimiter,
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
  };
  try {
    return parsed(text, options, skipped);
  } catch (error) {
    // Blanks between a quotation mark and the delimiter break the strict reading only.
    if (!isCsvError(error) || error.code === "CSV_QUOTE_NOT_CLOSED" || delimiter === "\t")
      throw misquoted(name, error, text, skipped);
  }
  try {
    return parsed(text, { ...options, trim: true }, skipped);
  } catch (error) {
    throw misquoted(name, error, text, skipped);
  }
}

function parsed(text: string, options: object, skipped: number): FileRow[] {
  const records = parse(text, options) as unknown as Parsed[];
  const rows: FileRow[] = [];
  for (const { record, raw, info } of records) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const own = raw.replace(/^\n+/, "").replace(/\n$/, "");
    const breaks = own.includes("\n") ? own.split("\n").length - 1 : 0;
    rows.push({ line: info.lines - breaks + skipped, cells: record });
  }
  return rows;
}

type CsvError = Error & { code: string; lines?: number };

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && "lines" in error;
}

function misquoted(name: string, error: unknown, text: string, skipped: number): unknown {
  if (!isCsvError(error)) return error;
  const open = error.code === "CSV_QUOTE_NOT_CLOSED";
  const line = (open ? lineOf(text, text.lastIndexOf('"')) : (error.lines ?? 1)) + skipped;
  const what = open
    ? "a quotation mark is opened and never closed"
    : "a quotation mark stands in the middle of a cell; inside quoted cells it is written twice";
  return new AppError("invalid", `${name}, line ${line}: ${what}.`);
}

function noText(name: string, line: number): AppError {
  return new AppError("invalid", `${name}, line ${line}: this is not text. Save it as CSV and bring that.`);
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

function nameColumns(cells: string[]): string[] {
  return cells.map((cell, i) => cell.trim() || `Column ${i + 1}`);
}

/** Takes the blanks off every cell, in place, and counts the cells that had some. */
function trimAll(records: FileRow[]): number {
  let trimmed = 0;
  for (const record of records) {
    record.cells.forEach((cell, i) => {
      const bare = cell.trim();
      if (bare.length === cell.length) return;
      record.cells[i] = bare;
      trimmed += 1;
    });
  }
  return trimmed;
}
