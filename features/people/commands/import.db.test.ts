import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { listTeams } from "@/features/teams/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { getImport } from "../queries/get-import";
import { addPictures, leavePictureOut } from "./add-pictures";
import { applyImport } from "./apply-import";
import { importDirectory } from "./import-directory";
import { setUpPortal, writeSetUpLink } from "./set-up";
import { chooseMapping, dropImport, startImport } from "./start-import";

useTestDatabase();

let admin: PersonActor;

beforeAll(async () => {
  const token = await writeSetUpLink(SYSTEM);
  const { personId } = await setUpPortal(OUTSIDER, {
    token,
    companyName: "Bakery",
    memberSingular: "Baker",
    memberPlural: "Bakers",
    teamLimit: 8,
    givenName: "Ada",
    familyName: "Oven",
    email: "Ada@bakery.org",
  });
  admin = { kind: "person", personId, name: "Ada Oven", roles: ["admin"], leads: [], owns: [], judges: [] };
});

const header = "Number,First name,Last name,Mail,Title,Department,Business unit,Manager mail,First day";
const bytes = (lines: string[]) => new TextEncoder().encode([header, ...lines].join("\n"));
const company = [
  "1,Ada,Oven,ada@bakery.org,Head baker,Front,Shop,,2020-01-01",
  "2,Bo,Crust,bo@bakery.org,Lead,Ovens,Bakehouse,ada@bakery.org,2020-01-01",
  ...Array.from(
    { length: 9 },
    (_, i) => `${10 + i},Kim${i},Dough,kim${i}@bakery.org,Baker,Ovens,Bakehouse,bo@bakery.org,`,
  ),
  "30,Cy,Counter,cy@bakery.org,Seller,Front,Shop,1,",
];
const rows = async (words: string) =>
  Number((await getSql().unsafe(`select count(*)::int as n from ${words}`))[0]?.n);

test("everybody comes in from one file, each at one table, in one transaction", async () => {
  const applied = await importDirectory(admin, { fileName: "d.csv", bytes: bytes(company) });
  expect(applied).toMatchObject({ joined: 11, changed: 1, moved: 0, teams: 2, over: 1, nothing: false });
  expect(await rows("people")).toBe(12);
  expect(await rows("seats")).toBe(12);
  const teams = await listTeams(admin);
  expect(teams.map(({ name, people, over, parentName }) => [name, people, over, parentName])).toEqual([
    ["Front", 2, 0, "Front"],
    ["Ovens", 10, 2, "Ovens"],
  ]);
  expect(await rows("unit_versions where kind = 'department' and lead_id is not null")).toBe(2);
});

test("the admin who opened the portal is the same person, by address", async () => {
  const [ada] = await getSql()`select email, external_id, title from people where id = ${admin.personId}`;
  expect(ada).toEqual({ email: "ada@bakery.org", external_id: "1", title: "Head baker" });
});

test("the same file again changes nothing and says so", async () => {
  const before = await rows("unit_versions");
  expect(await importDirectory(admin, { fileName: "d.csv", bytes: bytes(company) })).toMatchObject({
    nothing: true,
    joined: 0,
    changed: 0,
  });
  expect(await rows("unit_versions")).toBe(before);
  expect(await rows("seats")).toBe(12);
});

test("a new title changes one person, a new manager moves one", async () => {
  const edited = company.map((line) =>
    line
      .replace("Seller", "Head of sales")
      .replace("kim0@bakery.org,Baker,Ovens,Bakehouse,bo@", "kim0@bakery.org,Baker,Ovens,Bakehouse,ada@"),
  );
  const applied = await importDirectory(admin, { fileName: "d.csv", bytes: bytes(edited) });
  expect(applied).toMatchObject({ joined: 0, changed: 2, moved: 1, nothing: false });
  const [ovens] = await getSql()`select ceiling from teams where ceiling is not null`;
  expect(ovens).toEqual({ ceiling: 9 });
});

test("one wrong row and nothing is applied; the message names file, line and column", async () => {
  const people = await rows("people");
  const wrong = [...company, "99,New,One,new@bakery.org,Baker,Ovens,Bakehouse,nobody@bakery.org,"];
  const draft = importDirectory(admin, { fileName: "d.csv", bytes: bytes(wrong) });
  await expect(draft).rejects.toThrow(
    /d\.csv, line 14, column Manager mail: Nobody in this file .* Nobody was seated\./,
  );
  expect(await rows("people")).toBe(people);
});

test("the people team's file gives no admin another address, an admin's does", async () => {
  const [bo] = await getSql()`select id from people where email = 'bo@bakery.org'`;
  await getSql()`insert into role_grants (person_id, role, granted_at) values (${bo?.id}, 'people_team', now())`;
  const peopleTeam: PersonActor = { ...admin, personId: bo?.id, name: "Bo Crust", roles: ["people_team"] };
  const moved = (address: string) => bytes([company[0]?.replace("ada@bakery.org", address) ?? ""]);
  const address = async () =>
    (await getSql()`select email from people where id = ${admin.personId}`)[0]?.email as string;
  const thief = { fileName: "d.csv", bytes: moved("thief@elsewhere.org") };
  await expect(importDirectory(peopleTeam, thief)).rejects.toThrow(
    /line 2, column Mail: Ada Oven runs this portal/,
  );
  expect(await address()).toBe("ada@bakery.org");
  await importDirectory(admin, { fileName: "d.csv", bytes: moved("ada@new.org") });
  expect(await address()).toBe("ada@new.org");
  await importDirectory(admin, { fileName: "d.csv", bytes: moved("ada@bakery.org") });
  await getSql()`delete from role_grants where role = 'people_team'`;
});

test("a table that is full takes nobody more by a file either", async () => {
  const more = [...company, "40,Zoe,Late,zoe@bakery.org,Baker,Ovens,Bakehouse,bo@bakery.org,"];
  const draft = importDirectory(admin, { fileName: "d.csv", bytes: bytes(more) });
  await expect(draft).rejects.toThrow(
    /line \d+, column Manager mail: Ovens would have 11 people, 2 more than it may hold/,
  );
});

test("people who are not in the file stay", async () => {
  const applied = await importDirectory(admin, { fileName: "d.csv", bytes: bytes(company.slice(0, 2)) });
  expect(applied.joined).toBe(0);
  expect(await rows("people where left_at is null")).toBe(12);
});

/** The same company, after one of them had changed tables. */
const moved = company.map((line) => line.replace(/(kim0@.*)bo@bakery/, "$1ada@bakery"));
const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
const words = new TextEncoder().encode("this is my picture, honestly");

test.each([
  ["an SVG", "kim3.svg", drawing, drawing.length, /kim3\.svg: This file is an SVG drawing/],
  ["a text file", "kim3.jpg", words, words.length, /kim3\.jpg: This file is no picture that we can read/],
  [
    "40 MB",
    "kim3.png",
    null,
    40 * 1024 * 1024,
    /kim3\.png: This picture has 40 MB; 15 MB is the most we take/,
  ],
])(
  "a picture that is %s stops the file at its row, and can be left out",
  async (_, name, bytes_, size, sentence) => {
    const draftId = await startImport(admin, { fileName: "d.csv", bytes: bytes(moved) });
    await addPictures(admin, { draftId, files: [{ name: `photos/${name}`, bytes: bytes_, size }] });
    const refused = applyImport(admin, { draftId });
    await expect(refused).rejects.toThrow(/^d\.csv, line 7/);
    await expect(refused).rejects.toThrow(sentence);
    await leavePictureOut(admin, { draftId, name });
    await applyImport(admin, { draftId });
  },
);

test("pictures come in re-encoded, and the one somebody has stays", async () => {
  const square = (background: string) =>
    sharp({ create: { width: 300, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const pictures = [{ name: "photos/kim4.jpg", bytes: await square("red") }];
  const first = await importDirectory(admin, { fileName: "d.csv", bytes: bytes(moved), pictures });
  expect(first).toMatchObject({ pictures: 1, changed: 1 });
  const [kim] = await getSql()`select picture_id from people where email = 'kim4@bakery.org'`;
  const sizes =
    await getSql()`select width, content_type from picture_sizes where picture_id = ${kim?.picture_id}
      order by width, content_type`;
  expect(sizes.map((size) => [size.width, size.content_type])).toEqual(
    [96, 256, 640].flatMap((width) => [
      [width, "image/jpeg"],
      [width, "image/webp"],
    ]),
  );
  const other = [{ name: "kim4.jpg", bytes: await square("blue") }];
  expect(
    await importDirectory(admin, { fileName: "d.csv", bytes: bytes(moved), pictures: other }),
  ).toMatchObject({
    nothing: true,
  });
});

test("a file is applied once, and what was dropped is gone", async () => {
  const draftId = await startImport(admin, { fileName: "d.csv", bytes: bytes(moved) });
  await applyImport(admin, { draftId });
  await expect(applyImport(admin, { draftId })).rejects.toMatchObject({ code: "closed" });
  const dropped = await startImport(admin, { fileName: "d.csv", bytes: bytes(moved) });
  await dropImport(admin, { draftId: dropped });
  await expect(applyImport(admin, { draftId: dropped })).rejects.toMatchObject({ code: "not_found" });
});

test("looking at a file writes nothing, and shows every column with what it means", async () => {
  const before = await rows("people");
  const draftId = await startImport(admin, {
    fileName: "d.csv",
    bytes: bytes([...moved, "77,New,One,new@bakery.org,,,,,"]),
  });
  const seen = await getImport(admin, draftId);
  expect(seen).toMatchObject({
    join: 1,
    unseated: 1,
    problemsInAll: 0,
    rule: "line",
    file: { rows: 13, delimiter: "commas" },
  });
  expect(seen.columns.map((column) => column.meaning)).toContain("email");
  await chooseMapping(admin, {
    draftId,
    teamRule: "department",
    whole: false,
    mapping: { "0": "ignore", "1": "fullName" },
  });
  expect((await getImport(admin, draftId)).problemsInAll).toBe(1);
  expect(await rows("people")).toBe(before);
});

test("a file is its bringer's alone: for another keeper of the directory there is none", async () => {
  const draftId = await startImport(admin, { fileName: "d.csv", bytes: bytes(moved) });
  const [kim] = await getSql()`select id from people where email = 'kim4@bakery.org'`;
  const other: PersonActor = { ...admin, personId: String(kim?.id), roles: ["people_team"] };
  const knocks = [
    () => getImport(other, draftId),
    () => addPictures(other, { draftId, files: [] }),
    () => leavePictureOut(other, { draftId, name: "kim.jpg" }),
    () => chooseMapping(other, { draftId, teamRule: "line", whole: false, mapping: {} }),
    () => applyImport(other, { draftId }),
    () => dropImport(other, { draftId }),
  ];
  for (const knock of knocks) await expect(knock()).rejects.toMatchObject({ code: "not_found" });
  expect(await getImport(admin, draftId)).toMatchObject({ id: draftId, appliedAt: null });
});

test("strangers import nothing", async () => {
  await expect(startImport(OUTSIDER, { fileName: "d.csv", bytes: bytes(moved) })).rejects.toThrow(/sign in/);
  const staff: PersonActor = { ...admin, roles: [] };
  await expect(startImport(staff, { fileName: "d.csv", bytes: bytes(moved) })).rejects.toThrow(/not yours/);
});
