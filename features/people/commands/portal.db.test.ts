import { beforeAll, expect, test } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { useLink } from "@/lib/auth/links";
import { at } from "@/lib/clock";
import { getCompany, getSetUpLink, listRoleHolders } from "../queries/administration";
import { changeCompany } from "./company";
import { importDirectory } from "./import-directory";
import { grantRole, revokeRole } from "./roles";
import { setUpPortal, writeSetUpLink } from "./set-up";
import { writeSignInLink } from "./sign-in-link";

useTestDatabase();

const answers = {
  companyName: "Bakery",
  memberSingular: "colleague",
  memberPlural: "colleagues",
  teamLimit: 8,
  givenName: "Ada",
  familyName: "Oven",
  email: "ada@bakery.org",
};

let admin: PersonActor;
let token: string;
let bo: string;

beforeAll(async () => {
  const early = await writeSetUpLink(SYSTEM);
  token = await writeSetUpLink(SYSTEM);
  await expect(setUpPortal(OUTSIDER, { ...answers, token: early })).rejects.toMatchObject({ code: "gone" });
  await expect(setUpPortal(OUTSIDER, { ...answers, token: "guess" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await getSetUpLink(OUTSIDER, { token })).toMatchObject({ expiresAt: expect.any(Date) });
  const { personId, signInToken } = await setUpPortal(OUTSIDER, { ...answers, token });
  expect(await useLink(getDb(), "sign_in", signInToken)).toBe(personId);
  admin = { kind: "person", personId, name: "Ada Oven", roles: ["admin"], leads: [], owns: [], judges: [] };
  const file =
    "First name,Last name,Mail,Manager mail\nAda,Oven,ada@bakery.org,\nBo,Rye,bo@bakery.org,ada@bakery.org\n";
  await importDirectory(admin, { fileName: "d.csv", bytes: new TextEncoder().encode(file) });
  const [row] = await getSql()`select id from people where email = 'bo@bakery.org'`;
  bo = String(row?.id);
});

test("a set-up link works once, and no other is written while there is an admin", async () => {
  await expect(setUpPortal(OUTSIDER, { ...answers, token })).rejects.toThrow(
    /This link was used on .* Ask for a new one/,
  );
  await expect(getSetUpLink(OUTSIDER, { token })).rejects.toMatchObject({ code: "gone" });
  await expect(writeSetUpLink(SYSTEM)).rejects.toMatchObject({ code: "conflict" });
  await expect(writeSetUpLink(admin)).rejects.toMatchObject({ code: "forbidden" });
});

test("the first admin runs the portal and is on the people team", async () => {
  const holders = await listRoleHolders(admin);
  expect(holders.map(({ personId, role }) => [personId, role])).toEqual([
    [admin.personId, "admin"],
    [admin.personId, "people_team"],
  ]);
});

test("roles are given and taken back, and somebody stays admin", async () => {
  await expect(revokeRole(admin, { personId: admin.personId, role: "admin" })).rejects.toMatchObject({
    code: "conflict",
  });
  await grantRole(admin, { personId: bo, role: "admin" });
  await grantRole(admin, { personId: bo, role: "admin" });
  const [both] = await Promise.allSettled([
    Promise.allSettled([
      revokeRole(admin, { personId: admin.personId, role: "admin" }),
      revokeRole(admin, { personId: bo, role: "admin" }),
    ]),
  ]);
  const outcomes = both.status === "fulfilled" ? both.value.map(({ status }) => status).sort() : [];
  expect(outcomes).toEqual(["fulfilled", "rejected"]);
  expect((await listRoleHolders(admin)).filter(({ role }) => role === "admin")).toHaveLength(1);
});

test("a sign-in link lets its person in once, within three days", async () => {
  const link = await writeSignInLink(admin, { personId: bo });
  expect(link).toMatchObject({ name: "Bo Rye", lastsHours: 72 });
  expect(await useLink(getDb(), "sign_in", link.token)).toBe(bo);
  await expect(useLink(getDb(), "sign_in", link.token)).rejects.toMatchObject({ code: "gone" });
  const late = await writeSignInLink(admin, { personId: bo });
  const fourDays = new Date(Date.now() + 4 * 86_400_000);
  await expect(at(fourDays, () => useLink(getDb(), "sign_in", late.token))).rejects.toThrow(/ran out/);
});

test("one admin writes a hundred links an hour and no more, also at once", async () => {
  const later = new Date(Date.now() + 86_400_000);
  const many = Array.from({ length: 104 }, () => at(later, () => writeSignInLink(admin, { personId: bo })));
  const outcomes = await Promise.allSettled(many);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.map(({ reason }) => reason.code)).toEqual(Array(4).fill("too_many"));
  const anHourOn = new Date(later.getTime() + 3_600_001);
  await at(anHourOn, () => writeSignInLink(admin, { personId: bo }));
});

test("with the role of an admin the links that they wrote are gone", async () => {
  for (const personId of [admin.personId, bo]) await grantRole(admin, { personId, role: "admin" });
  const second: PersonActor = { ...admin, personId: bo };
  const { token: kept } = await writeSignInLink(second, { personId: admin.personId });
  await revokeRole(admin, { personId: bo, role: "admin" });
  await expect(useLink(getDb(), "sign_in", kept)).rejects.toMatchObject({ code: "gone" });
});

test("the company's words change, its tree's root with them, and the limit only where every team fits", async () => {
  const words = {
    companyName: "Bakers United",
    memberSingular: "Baker",
    memberPlural: "Bakers",
    teamLimit: 6,
    timeZone: "Europe/Vienna",
  };
  await changeCompany(admin, words);
  expect(await getCompany(admin)).toEqual({
    name: "Bakers United",
    memberSingular: "Baker",
    memberPlural: "Bakers",
    teamLimit: 6,
    timeZone: "Europe/Vienna",
  });
  const roots = await getSql()`select name from unit_versions where kind = 'company' and upper_inf(valid)`;
  expect(roots).toEqual([{ name: "Bakers United" }]);
  const kims = Array.from({ length: 4 }, (_, i) => `Kim${i},Rye,kim${i}@bakery.org,ada@bakery.org`);
  const file = ["First name,Last name,Mail,Manager mail", ...kims].join("\n");
  await importDirectory(admin, { fileName: "d.csv", bytes: new TextEncoder().encode(file) });
  await expect(changeCompany(admin, { ...words, teamLimit: 5 })).rejects.toMatchObject({
    code: "team_full",
    fields: { teamLimit: expect.stringContaining("more than 5 people") },
  });
});

test("staff run nothing", async () => {
  const staff: PersonActor = { ...admin, personId: bo, roles: ["people_team", "leader"] };
  await expect(grantRole(staff, { personId: bo, role: "admin" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(revokeRole(staff, { personId: bo, role: "admin" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(writeSignInLink(staff, { personId: admin.personId })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(listRoleHolders(staff)).rejects.toMatchObject({ code: "forbidden" });
  await expect(changeCompany(staff, { ...answers, teamLimit: 8 })).rejects.toMatchObject({
    code: "forbidden",
  });
});
