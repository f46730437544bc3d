import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readFile } from "./read-file";

const text = (words: string) => new TextEncoder().encode(words);
const read = (words: string) => readFile("people.csv", text(words));
const cells = (words: string) => read(words).rows.map((row) => row.cells);

test.each([",", ";", "\t"] as const)("reads %j as delimiter", (sign) => {
  const table = read(`${["Name", "Mail"].join(sign)}\n${["Bo", "bo@x.org"].join(sign)}\n`);
  expect(table).toMatchObject({ delimiter: sign, header: ["Name", "Mail"], encoding: "UTF-8" });
  expect(table.rows).toEqual([{ line: 2, cells: ["Bo", "bo@x.org"] }]);
});

test("believes a delimiter that Excel wrote into the first line", () => {
  expect(read("sep=;\nName;Mail\nBo;bo@x.org\n").rows).toEqual([{ line: 3, cells: ["Bo", "bo@x.org"] }]);
});

test("a byte order mark is no part of the first column", () => {
  expect(read("\ufeffName,Mail\nBo,b@x\n")).toMatchObject({
    header: ["Name", "Mail"],
    encoding: "UTF-8 with a mark",
  });
});

test("reads Windows-1252 and UTF-16", () => {
  const words = "Name;Mail\nJosé Müller–Öz;jose@x.org\n";
  const western = readFile("p.csv", iconv.encode(words, "windows-1252"));
  expect(western).toMatchObject({ encoding: "Windows-1252" });
  expect(western.rows[0]?.cells[0]).toBe("José Müller–Öz");
  const wide = readFile("p.csv", iconv.encode(words, "utf-16", { addBOM: true }));
  expect(wide.rows[0]?.cells[0]).toBe("José Müller–Öz");
});

test("line breaks inside quotes stay in their cell and the next row keeps its true line", () => {
  const table = read('Name,Note\r\n"Bo","one\r\ntwo"\r\n\r\nAl,three\r\n"Cy","""four"""');
  expect(table.rows).toEqual([
    { line: 2, cells: ["Bo", "one\ntwo"] },
    { line: 5, cells: ["Al", "three"] },
    { line: 6, cells: ["Cy", '"four"'] },
  ]);
});

test("padding is taken off and counted", () => {
  const table = read("Name , Mail\n  Bo\u00a0,b@x\nAl,a@x \n");
  expect(table.header).toEqual(["Name", "Mail"]);
  expect(table.rows.map((row) => row.cells)).toEqual([
    ["Bo", "b@x"],
    ["Al", "a@x"],
  ]);
  expect(table.trimmed).toBe(4);
});

test("blanks around quotation marks are padding too", () => {
  expect(cells('Name, "Mail"\n"Bo" , "b@x"\n')).toEqual([["Bo", "b@x"]]);
});

test("rows of nothing are no rows", () => {
  expect(cells("Name,Mail\n,\n\nBo,b@x\n , \n")).toEqual([["Bo", "b@x"]]);
});

test.each([
  ["", /people\.csv, line 1: this file is empty/],
  ["Name,Mail\n", /people\.csv, line 1: there is a line of column names and nobody below it/],
  ['Name,Mail\nBo,b@x\n"Al,a@x\n', /people\.csv, line 3: a quotation mark is opened and never closed/],
  ['Name,Mail\nBo "the man" x,b@x\n', /people\.csv, line 2: a quotation mark stands in the middle of a cell/],
  ["Name,Mail\nBo\0,b@x\n", /people\.csv, line 2: this is not text/],
  ["PK\u0003\u0004....", /is a workbook or an archive/],
])("%j is refused with file and line", (words, sentence) => {
  expect(() => read(words)).toThrow(sentence);
});

test("a file of more than 50 MB is refused before it is read", () => {
  expect(() => readFile("big.csv", new Uint8Array(51 * 1024 * 1024))).toThrow(/more than 50 MB/);
});

test("whatever cells are written, the same cells are read, at the lines where they stand", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", ";", '"', "\n", "\t") });
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(table, fc.constantFrom(",", ";", "\t"), (rows, sign) => {
      const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
      const lines = rows.map((row) => row.map(quote).join(sign));
      const kept = rows.map((row, i) => ({
        line: 2 + lines.slice(0, i).join("\n").split("\n").length - (i === 0 ? 1 : 0),
        cells: row.map((value) => value.trim()),
      }));
      const expected = kept.filter((row) => row.cells.some((value) => value !== ""));
      fc.pre(expected.length > 0);
      expect(read(`A${sign}B${sign}C\n${lines.join("\n")}`).rows).toEqual(expected);
    }),
  );
});

test("a zero character in UTF-16, which no text holds, is told with its line", () => {
  const bytes = Buffer.from("\ufeffName,Mail\nA\0,a@x.org\n", "utf16le");
  expect(() => readFile("d.csv", bytes)).toThrow(/^d\.csv, line 2: this is not text/);
});
