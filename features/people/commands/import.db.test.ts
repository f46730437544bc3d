import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { listTeams } from "@/features/teams/queries";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { addPictures } from "./add-pictures";
import { applyImport } from "./apply-import";
import { importDirectory } from "./import-directory";
import { setUpPortal, writeSetUpLink } from "./set-up";
import { startImport } from "./start-import";

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

test("a picture that is an SVG stops the file with line and column, and can be left out", async () => {
  const draftId = await startImport(admin, { fileName: "d.csv", bytes: bytes(company) });
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await addPictures(admin, { draftId, files: [{ name: "photos/kim3.svg", bytes: svg, size: svg.length }] });
  await expect(applyImport(admin, { draftId })).rejects.toThrow(
    /d\.csv, line 7.*kim3\.svg: This file is an SVG drawing/,
  );
});

test("strangers import nothing", async () => {
  await expect(startImport(OUTSIDER, { fileName: "d.csv", bytes: bytes(company) })).rejects.toThrow(
    /sign in/,
  );
  const staff: PersonActor = { ...admin, roles: [] };
  await expect(startImport(staff, { fileName: "d.csv", bytes: bytes(company) })).rejects.toThrow(/not yours/);
});
