import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { watchEncoding } from "./decode";
import { type FileHead, type FileRow, readTable } from "./read-file";

const text = (words: string) => new TextEncoder().encode(words);

/** A file as a whole, come in pieces of so many bytes. */
async function readFile(name: string, bytes: Uint8Array, size = 7) {
  const watch = watchEncoding();
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  for await (const piece of pieces()) watch.see(piece);
  const encoding = watch.encoding();
  let head: FileHead | null = null;
  let rows: FileRow[] = [];
  const read = await readTable(name, encoding, pieces, {
    async head(said) {
      head = said;
    },
    async rows(few) {
      rows.push(...few);
    },
    async restart() {
      rows = [];
    },
  });
  const { delimiter, header } = (head as FileHead | null) ?? { delimiter: "", header: [] };
  return { ...read, delimiter, header, encoding, rows };
}

const read = (words: string) => readFile("people.csv", text(words));
const cells = async (words: string) => (await read(words)).rows.map((row) => row.cells);

test.each([",", ";", "\t"] as const)("reads %j as delimiter", async (sign) => {
  const table = await read(`${["Name", "Mail"].join(sign)}\n${["Bo", "bo@x.org"].join(sign)}\n`);
  expect(table).toMatchObject({ delimiter: sign, header: ["Name", "Mail"], encoding: "UTF-8" });
  expect(table.rows).toEqual([{ line: 2, cells: ["Bo", "bo@x.org"] }]);
});

test("believes a delimiter that Excel wrote into the first line", async () => {
  expect((await read("sep=;\nName;Mail\nBo;bo@x.org\n")).rows).toEqual([
    { line: 3, cells: ["Bo", "bo@x.org"] },
  ]);
});

test("a byte order mark is no part of the first column", async () => {
  expect(await read("\ufeffName,Mail\nBo,b@x\n")).toMatchObject({
    header: ["Name", "Mail"],
    encoding: "UTF-8 with a mark",
  });
});

test("reads Windows-1252 and UTF-16", async () => {
  const words = "Name;Mail\nJosé Müller–Öz;jose@x.org\n";
  const western = await readFile("p.csv", iconv.encode(words, "windows-1252"));
  expect(western).toMatchObject({ encoding: "Windows-1252" });
  expect(western.rows[0]?.cells[0]).toBe("José Müller–Öz");
  const wide = await readFile("p.csv", iconv.encode(words, "utf-16", { addBOM: true }));
  expect(wide.rows[0]?.cells[0]).toBe("José Müller–Öz");
});

test("line breaks inside quotes stay in their cell and the next row keeps its true line", async () => {
  const table = await read('Name,Note\r\n"Bo","one\r\ntwo"\r\n\r\nAl,three\r\n"Cy","""four"""');
  expect(table.rows).toEqual([
    { line: 2, cells: ["Bo", "one\ntwo"] },
    { line: 5, cells: ["Al", "three"] },
    { line: 6, cells: ["Cy", '"four"'] },
  ]);
});

test("padding is taken off and counted", async () => {
  const table = await read("Name , Mail\n  Bo\u00a0,b@x\nAl,a@x \n");
  expect(table.header).toEqual(["Name", "Mail"]);
  expect(table.rows.map((row) => row.cells)).toEqual([
    ["Bo", "b@x"],
    ["Al", "a@x"],
  ]);
  expect(table.trimmed).toBe(4);
});

test("blanks around quotation marks are padding too", async () => {
  expect(await cells('Name, "Mail"\n"Bo" , "b@x"\n')).toEqual([["Bo", "b@x"]]);
});

test("rows of nothing are no rows", async () => {
  expect(await cells("Name,Mail\n,\n\nBo,b@x\n , \n")).toEqual([["Bo", "b@x"]]);
});

test.each([
  ["", /people\.csv, line 1: this file is empty/],
  ["Name,Mail\n", /people\.csv, line 1: there is a line of column names and nobody below it/],
  ['Name,Mail\nBo,b@x\n"Al,a@x\n', /people\.csv, line 3: a quotation mark is opened and never closed/],
  ['Name,Mail\nBo "the man" x,b@x\n', /people\.csv, line 2: a quotation mark stands in the middle of a cell/],
  ["Name,Mail\nBo\0,b@x\n", /people\.csv, line 2: this is not text/],
  ["PK\u0003\u0004....", /is a workbook or an archive/],
])("%j is refused with file and line", async (words, sentence) => {
  await expect(read(words)).rejects.toThrow(sentence);
});

test("whatever cells are written, the same cells are read, at the lines where they stand", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", ";", '"', "\n", "\t") });
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(",", ";", "\t"),
      fc.integer({ min: 1, max: 64 }),
      async (rows, sign, size) => {
        const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
        const lines = rows.map((row) => row.map(quote).join(sign));
        const kept = rows.map((row, i) => ({
          line: 2 + lines.slice(0, i).join("\n").split("\n").length - (i === 0 ? 1 : 0),
          cells: row.map((value) => value.trim()),
        }));
        const expected = kept.filter((row) => row.cells.some((value) => value !== ""));
        fc.pre(expected.length > 0);
        const words = `A${sign}B${sign}C\n${lines.join("\n")}`;
        expect((await readFile("people.csv", text(words), size)).rows).toEqual(expected);
      },
    ),
  );
});

test("a zero character in UTF-16, which no text holds, is told with its line", async () => {
  const bytes = Buffer.from("\ufeffName,Mail\nA\0,a@x.org\n", "utf16le");
  await expect(readFile("d.csv", bytes)).rejects.toThrow(/^d\.csv, line 2: this is not text/);
});

test("a quotation mark that swallows megabytes is told, and no such row is kept in memory", async () => {
  const swallowed = `Name,Mail\nBo,b@x\n"Al${"x,y\n".repeat(1_100_000)}`;
  await expect(readFile("d.csv", text(swallowed), 1 << 20)).rejects.toThrow(
    /^d\.csv, line \d+: .*quotation mark/,
  );
});

test("half a character in UTF-16 becomes the sign for what cannot be read", async () => {
  const bytes = Buffer.from("\ufeffName,Mail\nA\ud800,a@x.org\n", "utf16le");
  expect((await readFile("d.csv", bytes)).rows[0]?.cells[0]).toBe("A\ufffd");
});

test.each(["é".normalize("NFD"), "שלום עולם", "محمد", "👩🏽‍🍳"])(
  "%s passes through as it is, in any pieces",
  async (name) => {
    for (const size of [1, 2, 3, 5, 1000])
      expect((await readFile("d.csv", text(`Name,Mail\n${name},a@x\n`), size)).rows[0]?.cells).toEqual([
        name,
        "a@x",
      ]);
  },
);
