import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { directoryFile, inventPeople, pictureName } from "../server/demo/directory";
import { drawFace } from "../server/demo/faces";

const REAL = "../shared/adventureworks";

/** A directory to import, as a company would bring it, and what is in it by a count that shares no code with ours. */
export type Directory = {
  fileName: string;
  csv: Buffer;
  pictures: { name: string; bytes: Buffer }[];
  /** Rows as they stand in the file, by the header's words. */
  rows: Record<string, string>[];
  columns: {
    email: string;
    given: string;
    family: string;
    title: string;
    department: string;
    manager: string;
  };
  expected: { people: number; departments: number; teams: number; over: number };
};

/** Whether the real directory is at hand, and nobody asked for the invented one (TWO_PIZZA_DIRECTORY=invented). */
export const hasRealDirectory =
  process.env.TWO_PIZZA_DIRECTORY !== "invented" && existsSync(join(REAL, "directory.csv"));

/** The real directory of 290 people where it is at hand, else one that the project invents (without a team column). */
export async function loadDirectory(): Promise<Directory> {
  return hasRealDirectory ? realDirectory() : inventedDirectory();
}

function realDirectory(): Directory {
  const csv = readFileSync(join(REAL, "directory.csv"));
  const names = readdirSync(join(REAL, "photos"));
  const pictures = names.map((name) => ({ name, bytes: readFileSync(join(REAL, "photos", name)) }));
  const columns = {
    email: "Work Email",
    given: "First Name",
    family: "Last Name",
    title: "Job Title",
    department: "Department",
    manager: "Manager Email",
  };
  const rows = read(csv);
  return {
    fileName: "directory.csv",
    csv,
    pictures,
    rows,
    columns,
    // The figures of the real company, as published with it.
    expected: { people: 290, departments: 16, teams: 47, over: 11 },
  };
}

async function inventedDirectory(): Promise<Directory> {
  const people = inventPeople();
  const withTeams = directoryFile(people, new Date(), 0);
  const rows = read(Buffer.from(withTeams)).map(({ Team: _, ...row }) => row);
  const header = Object.keys(rows[0] ?? {});
  const csv = Buffer.from([header, ...rows.map(Object.values)].map((cells) => cells.join(",")).join("\r\n"));
  const pictures = await Promise.all(
    people.map(async (person) => ({
      name: pictureName(person),
      bytes: Buffer.from(await drawFace(person.number, person.look)),
    })),
  );
  const columns = {
    email: "Work mail",
    given: "First name",
    family: "Last name",
    title: "Job title",
    department: "Department",
    manager: "Manager mail",
  };
  return { fileName: "invented.csv", csv, pictures, rows, columns, expected: count(rows, columns) };
}

/** A team is a manager plus those direct reports who lead nobody: counted here by hand. */
function count(rows: Record<string, string>[], columns: Directory["columns"]): Directory["expected"] {
  const leads = new Set(rows.map((row) => row[columns.manager]).filter(Boolean));
  const sizes = [...leads].map(
    (lead) =>
      1 + rows.filter((row) => row[columns.manager] === lead && !leads.has(row[columns.email] ?? "")).length,
  );
  return {
    people: rows.length,
    departments: new Set(rows.map((row) => row[columns.department])).size,
    teams: sizes.length,
    over: sizes.filter((size) => size > 8).length,
  };
}

function read(csv: Buffer): Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
}
