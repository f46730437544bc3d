import { beforeAll, expect, test, vi } from "vitest";
import { getDb, getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { seatPerson } from "@/features/teams/commands/seat";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { readLink, writeLink } from "@/lib/auth/links";
import { actorOfSession, openSession } from "@/lib/auth/sessions";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import { changePerson } from "./change-person";
import { join, joinPerson } from "./join";
import { leave, leavePeople } from "./leave";
import { grantRole } from "./roles";
import { setUpPortal, writeSetUpLink } from "./set-up";

useTestDatabase();

let admin: PersonActor;
let team: string;
let counter = 0;

beforeAll(async () => {
  const sql = getSql();
  const token = await writeSetUpLink(SYSTEM);
  const { personId } = await setUpPortal(OUTSIDER, {
    token,
    companyName: "Bakery",
    memberSingular: "baker",
    memberPlural: "bakers",
    teamLimit: 8,
    givenName: "Ada",
    familyName: "Oven",
    email: "ada@bakery.example",
  });
  admin = { kind: "person", personId, name: "Ada Oven", roles: ["admin"], leads: [], owns: [], judges: [] };
  const [unit] = await sql`insert into units (created_at) values (now()) returning id`;
  team = String(unit?.id);
  await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
    select ${team}, unit_id, 'team', 'Ovens', tstzrange(lower(valid), null) from unit_versions where kind = 'company'`;
  await sql`insert into teams (unit_id) values (${team})`;
});

const newcomer = (email = `kim${counter++}@bakery.example`) => ({
  email,
  givenName: "Kim",
  familyName: "",
  title: "",
  department: "",
  externalId: "",
  managerId: "" as const,
});

test("somebody with one name joins, and an address that differs only in case is taken", async () => {
  const { personId, name } = await join(admin, newcomer("kim.0@bakery.example"));
  expect(name).toBe("Kim");
  const [row] = await getSql()`select name, external_id from people where id = ${personId}`;
  expect(row).toEqual({ name: "Kim", external_id: null });
  await expect(join(admin, newcomer("KIM.0@Bakery.example"))).rejects.toMatchObject({
    code: "conflict",
    fields: { email: expect.stringContaining("already") },
  });
  for (const actor of [OUTSIDER, { ...admin, roles: [] }]) {
    await expect(join(actor, newcomer())).rejects.toMatchObject({ code: /not_signed_in|forbidden/ });
  }
});

test("whoever leaves frees the seat and the lead, and every way in ends", async () => {
  const { personId } = await join(admin, newcomer());
  await seatPerson(admin, { personId, unitId: team });
  await getSql()`update unit_versions set lead_id = ${personId} where unit_id = ${team}`;
  await grantRole(admin, { personId, role: "leader" });
  const session = await openSession(getDb(), personId);
  const link = { purpose: "sign_in", personId, createdBy: admin.personId, lastsHours: 72 } as const;
  await writeLink(getDb(), link);
  expect(await actorOfSession(session)).toMatchObject({ personId, leads: [team], roles: ["leader"] });

  await leave(admin, { personId });

  expect(await actorOfSession(session)).toEqual(OUTSIDER);
  const [left] = await getSql()`
    select left_at is not null as gone,
      (select count(*)::int from seats where person_id = p.id and upper_inf(valid)) as seats,
      (select count(*)::int from seats where person_id = p.id) as history,
      (select count(*)::int from unit_versions where lead_id = p.id and upper_inf(valid)) as leads,
      (select count(*)::int from role_grants where person_id = p.id) as roles,
      (select count(*)::int from sign_in_links where person_id = p.id and expires_at > clock_timestamp()) as links
    from people p where id = ${personId}`;
  expect(left).toEqual({ gone: true, seats: 0, history: 1, leads: 0, roles: 0, links: 0 });
  await expect(leave(admin, { personId })).rejects.toMatchObject({ code: "not_found" });
});

test("somebody who left comes back as the person they were", async () => {
  const { personId } = await join(admin, {
    ...newcomer("kim.2@bakery.example"),
    title: "Baker",
    externalId: "27",
  });
  await leave(admin, { personId });
  const back = await joinNow({ email: "Kim.2@bakery.example", givenName: "Kim", familyName: "Dough" });
  expect(back).toBe(personId);
  const [row] = await getSql()`select name, title, external_id, left_at from people where id = ${personId}`;
  expect(row).toEqual({ name: "Kim Dough", title: "Baker", external_id: "27", left_at: null });
});

test("an address of one leaver and the external id of another are no one person", async () => {
  const one = await join(admin, { ...newcomer("one.3@bakery.example"), externalId: "31" });
  const two = await join(admin, { ...newcomer("two.3@bakery.example"), externalId: "32" });
  for (const { personId } of [one, two]) await leave(admin, { personId });
  const mixed = { email: "one.3@bakery.example", externalId: "32", givenName: "Who", familyName: "" };
  await expect(joinNow(mixed)).rejects.toMatchObject({ code: "conflict" });
});

test("no two people have one address or external id, and nobody reports to themselves in the end", async () => {
  const one = await join(admin, { ...newcomer("one.5@bakery.example"), externalId: "51" });
  const two = await join(admin, { ...newcomer("two.5@bakery.example"), externalId: "52" });
  const change = (id: string, changes: Parameters<typeof changePerson>[2]) =>
    transaction((tx) => changePerson(tx, id, changes, now().toISOString()));
  await expect(change(two.personId, { email: "ONE.5@bakery.example" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(change(two.personId, { externalId: "51" })).rejects.toMatchObject({ code: "conflict" });
  await expect(change(two.personId, { managerId: two.personId })).rejects.toMatchObject({ code: "invalid" });
  await change(two.personId, { managerId: one.personId, email: "TWO.5@bakery.example" });
  await expect(change(one.personId, { managerId: two.personId })).rejects.toMatchObject({ code: "invalid" });
});

test("nobody but an admin gives an admin another address: it would open their door by a link", async () => {
  const { personId } = await join(admin, newcomer("root.8@bakery.example"));
  await grantRole(admin, { personId, role: "admin" });
  const change = (email: string) =>
    transaction((tx) => changePerson(tx, personId, { email, title: "Head" }, now().toISOString()));
  for (const address of ["thief@elsewhere.example", "root.8@ba\u212aery.example"])
    await expect(change(address)).rejects.toMatchObject({ code: "conflict", fields: {} });
  const read = async () =>
    (await getSql()`select email, title from people where id = ${personId}`)[0] as Record<string, string>;
  expect(await read()).toEqual({ email: "root.8@bakery.example", title: "" });
  await change("Root.8@bakery.example");
  expect(await read()).toEqual({ email: "Root.8@bakery.example", title: "Head" });
  await getSql()`delete from role_grants where person_id = ${personId}`;
  await change("root.8@elsewhere.example");
  expect((await read()).email).toBe("root.8@elsewhere.example");
});

test("an admin is let go by an admin alone: their role goes with them", async () => {
  const { personId } = await join(admin, newcomer());
  await grantRole(admin, { personId, role: "admin" });
  const peopleTeam: PersonActor = { ...admin, roles: ["people_team"] };
  await expect(leave(peopleTeam, { personId })).rejects.toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("runs this portal"),
  });
  await leave(admin, { personId });
  const { personId: baker } = await join(peopleTeam, newcomer());
  await leave(peopleTeam, { personId: baker });
  const gone =
    await getSql()`select 1 from people where id in ${getSql()([personId, baker])} and left_at is not null`;
  expect(gone).toHaveLength(2);
});

test("of twenty who bring the same person at once one adds them", async () => {
  const said = { email: "same.6@bakery.example", givenName: "Sam", familyName: "E" };
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => joinNow(said)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const one of all) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  }
});

test("the last admin stays, also when two leave at once", async () => {
  await expect(leave(admin, { personId: admin.personId })).rejects.toMatchObject({ code: "conflict" });
  const { personId } = await join(admin, newcomer());
  await grantRole(admin, { personId, role: "admin" });
  await expect(
    transaction((tx) => leavePeople(tx, [admin.personId, personId], now().toISOString())),
  ).rejects.toMatchObject({ code: "conflict" });
  const both = await Promise.allSettled(
    [admin.personId, personId].map((id) => leave(SYSTEM, { personId: id })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [left] = await getSql()`select count(*)::int as n from role_grants where role = 'admin'`;
  expect(left?.n).toBe(1);
});

function joinNow(fields: Parameters<typeof joinPerson>[1]): Promise<string> {
  return transaction((tx) => joinPerson(tx, fields, now().toISOString()));
}

test("with another address the links to the former one end, and a mail there says so", async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  vi.stubEnv("MAIL_FROM", "pizza@bakery.example");
  const { personId } = await join(admin, newcomer("former@bakery.example"));
  const link = { purpose: "sign_in", personId, createdBy: null, lastsHours: 1 } as const;
  const token = await writeLink(getDb(), link);
  const change = (email: string) =>
    transaction((tx) => changePerson(tx, personId, { email }, now().toISOString()));
  await change("FORMER@bakery.example");
  await expect(readLink(getDb(), "sign_in", token)).resolves.toBeDefined();
  await change("present@bakery.example");
  await expect(readLink(getDb(), "sign_in", token)).rejects.toMatchObject({ code: "gone" });
  const mails = await getSql()`
    select payload ->> 'to' as "to", payload ->> 'formerAddress' as at from graphile_worker._private_jobs`;
  expect(mails).toEqual([{ to: personId, at: "FORMER@bakery.example" }]);
  vi.unstubAllEnvs();
});
