import { zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor } from "./actor";
import { at } from "./clock";
import { attachFile, fileAnswer, forgetFiles, readFileBytes, sendFile } from "./files";

useTestDatabase();

const text = (words: string) => new TextEncoder().encode(words);
const actors = {} as Record<"ada" | "bea", PersonActor>;
const ADA = "00000000-0000-4000-8000-00000000000a";

beforeAll(async () => {
  for (const [name, id] of [
    ["ada", ADA],
    ["bea", "00000000-0000-4000-8000-00000000000b"],
  ] as const) {
    await getSql()`insert into people (id, given_name, family_name, email, created_at)
      values (${id}, ${name}, 'Quill', ${`${name}@example.org`}, now())`;
    actors[name] = { kind: "person", personId: id, name, roles: [], leads: [], owns: [], judges: [] };
  }
});

/** An office document as small as one can be. */
function office(main: string, contentType: string): Uint8Array {
  const types = `<?xml version="1.0"?><Types><Override PartName="/${main}" ContentType="${contentType}"/></Types>`;
  return zipSync({ "[Content_Types].xml": text(types), [main]: text("<x/>") }, { level: 0 });
}
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const docx = office("word/document.xml", `${WORD}.main+xml`);
const macros = office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml");

describe("a file is what it holds, whatever it is called", () => {
  test.each([
    ["minutes.pdf", text("%PDF-1.7\n1 0 obj"), "minutes.pdf", "application/pdf"],
    ["holiday.exe", text("%PDF-1.7\n1 0 obj"), "holiday.exe.pdf", "application/pdf"],
    ["list.csv", text("who,when\r\nNora,Monday\r\n"), "list.csv", "text/plain; charset=utf-8"],
    ["page.html", text("<script>alert(1)</script>"), "page.html.txt", "text/plain; charset=utf-8"],
    ["letter.docx", docx, "letter.docx", WORD],
    ["../../etc/passwd", text("root"), "passwd.txt", "text/plain; charset=utf-8"],
    ["C:\\temp\\a\u202Etxt.csv", text("a,b"), "atxt.csv", "text/plain; charset=utf-8"],
    ['evil"; filename="x.exe', text("a,b"), "evil; filename=x.exe.txt", "text/plain; charset=utf-8"],
    ["...", text("a,b"), "file.txt", "text/plain; charset=utf-8"],
    [`${"é".repeat(400)}.csv`, text("a,b"), `${"é".repeat(100)}.csv`, "text/plain; charset=utf-8"],
  ])("%s", async (name, bytes, called, contentType) => {
    const sent = await sendFile(actors.ada, { name, bytes });
    expect(sent.name).toBe(called);
    expect(await readFileBytes(sent.fileKey)).toMatchObject({ contentType });
  });

  test.each([
    [
      "a program called a PDF",
      "run.pdf",
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      /kind that we do not keep/,
    ],
    [
      "a picture",
      "face.pdf",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
      /kind that we do not keep/,
    ],
    ["an archive", "case.docx", zipSync({ "run.exe": text("x") }), /kind that we do not keep/],
    ["a document with macros", "letter.docx", macros, /holds macros/],
    ["nothing", "empty.txt", new Uint8Array(), /kind that we do not keep/],
    ["noughts", "list.csv", new Uint8Array(400), /kind that we do not keep/],
    [
      "more than ten megabytes",
      "long.txt",
      new Uint8Array(10 * 1024 * 1024 + 1).fill(65),
      /11 MB; 10 MB is the most/,
    ],
  ])("%s is refused in words", async (_, name, bytes, words) => {
    await expect(sendFile(actors.ada, { name, bytes })).rejects.toThrow(words);
  });

  test("an archive that unpacks to a hundred times its size is looked at for no longer than a moment", async () => {
    const bomb = zipSync({ "[Content_Types].xml": new Uint8Array(64 * 1024 * 1024) }, { level: 1 });
    expect(bomb.byteLength).toBeLessThan(1024 * 1024);
    // Time on the processor: what else the machine does meanwhile is not the archive's.
    const begun = process.cpuUsage();
    await expect(sendFile(actors.ada, { name: "letter.docx", bytes: bomb })).rejects.toMatchObject({
      code: "invalid",
    });
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(3000);
  });
});

test("is theirs alone until something holds it, and goes after a day if nothing does", async () => {
  const dayAgo = new Date(Date.now() - 2 * 86_400_000);
  const send = () => sendFile(actors.ada, { name: "list.csv", bytes: text("a,b") });
  const [lost, drafted] = await at(dayAgo, async () => [await send(), await send()]);
  const fresh = await send();
  await expect(sendFile(OUTSIDER, { name: "a", bytes: text("a") })).rejects.toMatchObject({
    code: "not_signed_in",
  });
  const theirs = { fileKey: fresh.fileKey, ownerId: actors.bea.personId };
  await expect(attachFile(getDb(), theirs)).rejects.toMatchObject({ code: "not_found" });
  expect(await attachFile(getDb(), { ...theirs, ownerId: ADA })).toEqual({ name: "list.csv" });
  // Words that name a file hold nothing.
  const draft = JSON.stringify({ fileKey: drafted?.fileKey, story: `It is ${lost?.fileKey}.` });
  await getSql()`insert into nomination_drafts values (${ADA}, ${draft}::jsonb, now())`;
  await forgetFiles(new Date(Date.now() - 86_400_000));
  await expect(readFileBytes(lost?.fileKey ?? "")).rejects.toMatchObject({ code: "not_found" });
  for (const kept of [drafted, fresh])
    expect((await readFileBytes(kept?.fileKey ?? "")).bytes.length).toBe(3);
});

test("is only ever saved, and a picture's key is no file's", async () => {
  const { fileKey } = await sendFile(actors.bea, { name: "Año €.csv", bytes: text("a,b") });
  const { headers } = fileAnswer(await readFileBytes(fileKey), 'Año "€".csv');
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; filename="[ -~\u00a0-\u00ff]*"; filename\*=UTF-8''A%C3%B1o/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("sandbox");
  expect(headers.get("cache-control")).toContain("no-store");
  for (const key of ["pictures/0", "files/0", "", "../files"]) {
    await expect(readFileBytes(key)).rejects.toMatchObject({ code: "not_found" });
  }
});
