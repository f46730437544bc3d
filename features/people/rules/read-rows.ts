import { columnsOf, type Mapping, type Meaning, type Problem } from "./columns";
import { DAY_ORDER_WORDS, type DayOrder, dayOrderOf, readDay } from "./dates";
import type { FileRow, FileTable } from "./read-file";

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
  /** The name of a picture file, or null when the file has no such column. */
  picture: string | null;
};

/** Which column means what, and its header for messages. */
export type Columns = Partial<Record<Meaning, { index: number; header: string }>>;

export type ReadRows = { people: RowPerson[]; problems: Problem[]; columns: Columns };

const LENGTHS: Partial<Record<Meaning, number>> = {
  externalId: 100,
  givenName: 100,
  familyName: 100,
  fullName: 200,
  email: 320,
  title: 200,
  team: 120,
  department: 120,
  businessUnit: 120,
};

/** Reads every row by its mapping and checks each by itself, then addresses and numbers against each other. */
export function readRows(table: FileTable, mapping: Mapping): ReadRows {
  const columns = columnsByMeaning(table, mapping);
  const days = columns.startedOn?.index;
  const order = dayOrderOf(days === undefined ? [] : table.rows.map((row) => row.cells[days] ?? ""));
  const problems: Problem[] = [];
  const people: RowPerson[] = [];
  for (const row of table.rows) {
    const wrong = widthProblem(table, row);
    if (wrong) problems.push(wrong);
    else people.push(readRow(row, columns, order, problems));
  }
  problems.push(...doubled(people, columns, "email"), ...doubled(people, columns, "externalId"));
  return { people, problems, columns };
}

/** The name of a file without its folders, in small letters: how pictures are matched. */
export function bareFileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? "").trim().toLowerCase();
}

/** Of a cell that is wrong the page shows its beginning; the whole may be megabytes. */
const SHOWN_AT_MOST = 200;

function columnsByMeaning(table: FileTable, mapping: Mapping): Columns {
  const columns: Columns = {};
  for (const meaning of new Set(Object.values(mapping))) {
    const [index] = columnsOf(table.header, mapping, meaning);
    if (index !== undefined) columns[meaning] = { index, header: table.header[index] ?? "" };
  }
  return columns;
}

/** A row with cells to spare is one that shifted: everything after the slip would mean something else. */
function widthProblem(table: FileTable, row: FileRow): Problem | null {
  const width = table.header.length;
  const filled = row.cells.findLastIndex((cell) => cell !== "") + 1;
  if (filled <= width && row.cells.length >= width) return null;
  const has = filled > width ? filled : row.cells.length;
  return {
    line: row.line,
    column: null,
    sentence: `This row has ${has} cells where the header has ${width}. Look for a stray or a missing delimiter.`,
  };
}

function readRow(row: FileRow, columns: Columns, order: DayOrder, problems: Problem[]): RowPerson {
  const cell = (meaning: Meaning) => {
    const column = columns[meaning];
    return column ? (row.cells[column.index] ?? "") : null;
  };
  const complain = (meaning: Meaning, sentence: string) =>
    problems.push({
      line: row.line,
      column: columns[meaning]?.header ?? null,
      value: cell(meaning)?.slice(0, SHOWN_AT_MOST),
      sentence,
    });
  for (const [meaning, most] of Object.entries(LENGTHS) as [Meaning, number][]) {
    if ((cell(meaning)?.length ?? 0) > most) complain(meaning, `This has more than ${most} characters.`);
  }
  const [givenName, familyName] = readName(cell, complain);
  const email = cell("email") ?? "";
  if (email === "") complain("email", "There is no mail address. Without one we cannot tell people apart.");
  else if (!/^[^\s@,;]+@[^\s@,;]+$/.test(email)) complain("email", "This is no mail address.");
  const startedOn = cell("startedOn");
  const day = startedOn ? readDay(startedOn, order) : null;
  if (startedOn && !day)
    complain("startedOn", `There is no such day. This column reads as ${DAY_ORDER_WORDS[order]}.`);
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
    picture: cell("picture"),
  };
}

type Cell = (meaning: Meaning) => string | null;

function readName(cell: Cell, complain: (meaning: Meaning, sentence: string) => void): [string, string] {
  const given = cell("givenName");
  const family = cell("familyName");
  if (given !== null && family !== null) {
    if (given === "") complain("givenName", "There is no first name.");
    if (family === "") complain("familyName", "There is no last name.");
    return [given, family];
  }
  const full = cell("fullName") ?? "";
  const [last, first] = full.split(/,\s*/);
  const words = first ? [first, last ?? ""] : splitName(full);
  if (!words[0] || !words[1]) complain("fullName", "We need a first and a last name here.");
  return [words[0] ?? "", words[1] ?? ""];
}

function splitName(full: string): [string, string] {
  const words = full.split(/\s+/);
  return [words.slice(0, -1).join(" "), words.at(-1) ?? ""];
}

function doubled(people: readonly RowPerson[], columns: Columns, what: "email" | "externalId"): Problem[] {
  const firstLine = new Map<string, number>();
  const problems: Problem[] = [];
  for (const person of people) {
    const value = person[what];
    if (!value) continue;
    const earlier = firstLine.get(value.toLowerCase());
    if (earlier === undefined) firstLine.set(value.toLowerCase(), person.line);
    else {
      const sentence = `The same ${what === "email" ? "address" : "number"} is on line ${earlier}. If they are two people, this one needs another.`;
      problems.push({ line: person.line, column: columns[what]?.header ?? null, value, sentence });
    }
  }
  return problems;
}
