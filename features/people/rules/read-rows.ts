import { wellFormed } from "@/lib/text";
import { columnsOf, type Mapping, type Meaning, type Problem } from "./columns";
import { DAY_ORDER_WORDS, type DayOrder, readDay } from "./dates";
import type { FileRow } from "./read-file";

/** One row as a person, its words checked; what the file does not say is null. */
export type RowPerson = {
  line: number;
  externalId: string | null;
  email: string;
  givenName: string;
  familyName: string;
  title: string | null;
  team: string | null;
  department: string | null;
  businessUnit: string | null;
  /** As written: a mail address, a number or a name. */
  manager: string | null;
  startedOn: string | null;
  /** The bare name of a picture file, or null when the file has no such column. */
  picture: string | null;
};

/** Which column means what, and its header for messages. */
export type Columns = Partial<Record<Meaning, { index: number; header: string }>>;

const LENGTHS: Partial<Record<Meaning, number>> = {
  externalId: 100,
  givenName: 200,
  familyName: 200,
  fullName: 200,
  email: 320,
  title: 200,
  team: 120,
  department: 120,
  businessUnit: 120,
  manager: 320,
};

/** The name of a file without its folders, in small letters: how pictures are matched. */
export function bareFileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? "").trim().toLowerCase();
}

/** Of a cell that is wrong the page shows its beginning; the whole may be megabytes. */
const SHOWN_AT_MOST = 200;

/** Where each meaning stands in a header. */
export function columnsByMeaning(header: readonly string[], mapping: Mapping): Columns {
  const columns: Columns = {};
  for (const meaning of new Set(Object.values(mapping))) {
    const [index] = columnsOf(header, mapping, meaning);
    if (index !== undefined) columns[meaning] = { index, header: header[index] ?? "" };
  }
  return columns;
}

/** A row with cells to spare is one that shifted: everything after the slip would mean something else. */
export function widthProblem(width: number, row: FileRow): Problem | null {
  const filled = row.cells.findLastIndex((cell) => cell !== "") + 1;
  if (filled <= width && row.cells.length >= width) return null;
  const has = filled > width ? filled : row.cells.length;
  return {
    line: row.line,
    column: null,
    index: null,
    sentence: `This row has ${has} cells where the header has ${width}. Look for a stray or a missing delimiter.`,
  };
}

/** Reads one row by its mapping and checks it by itself; what is wrong is added to `problems`. */
export function readRow(row: FileRow, columns: Columns, order: DayOrder, problems: Problem[]): RowPerson {
  const cell = (meaning: Meaning) => {
    const column = columns[meaning];
    return column ? (row.cells[column.index] ?? "") : null;
  };
  const complain = (meaning: Meaning, sentence: string, fix?: string) =>
    problems.push({
      line: row.line,
      column: columns[meaning]?.header ?? null,
      index: columns[meaning]?.index ?? null,
      value: wellFormed((cell(meaning) ?? "").slice(0, SHOWN_AT_MOST)),
      sentence,
      fix,
    });
  for (const [meaning, most] of Object.entries(LENGTHS) as [Meaning, number][]) {
    if ((cell(meaning)?.length ?? 0) > most) complain(meaning, `This has more than ${most} characters.`);
  }
  const [givenName, familyName] = readName(cell, complain);
  const email = cell("email") ?? "";
  checkMail(email, complain);
  const startedOn = cell("startedOn");
  const day = startedOn ? readDay(startedOn, order) : null;
  if (startedOn && !day)
    complain("startedOn", `There is no such day. This column reads as ${DAY_ORDER_WORDS[order]}.`);
  const picture = cell("picture");
  return {
    line: row.line,
    externalId: cell("externalId") || null,
    email,
    givenName,
    familyName,
    title: cell("title"),
    team: cell("team") || null,
    department: cell("department") || null,
    businessUnit: cell("businessUnit") || null,
    manager: cell("manager") || null,
    startedOn: day,
    picture: picture === null ? null : bareFileName(picture),
  };
}

const MAIL = /^[^\s@,;]+@[^\s@,;]+$/;

function checkMail(email: string, complain: Complain): void {
  if (email === "") {
    complain("email", "There is no mail address. Without one we cannot tell people apart.");
    return;
  }
  if (MAIL.test(email)) return;
  const dotted = email.replaceAll(/[,;]/g, ".");
  if (MAIL.test(dotted)) complain("email", "A comma where a dot should be.", dotted);
  else complain("email", "This is no mail address.");
}

type Cell = (meaning: Meaning) => string | null;
type Complain = (meaning: Meaning, sentence: string, fix?: string) => void;

/** A name of one word is a name: it is the given one. */
function readName(cell: Cell, complain: Complain): [string, string] {
  const given = cell("givenName");
  const family = cell("familyName");
  if (given !== null && family !== null) {
    if (given === "" && family === "") complain("givenName", "There is no name.");
    return given === "" ? [family, ""] : [given, family];
  }
  const full = cell("fullName") ?? "";
  if (full === "") complain("fullName", "There is no name.");
  const [last, first] = full.split(/,\s*/);
  const [one = "", two = ""] = first ? [first, last ?? ""] : splitName(full);
  return one === "" ? [two, ""] : [one, two];
}

function splitName(full: string): [string, string] {
  const words = full.split(/\s+/);
  return [words.slice(0, -1).join(" "), words.at(-1) ?? ""];
}
