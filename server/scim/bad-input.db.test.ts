import { beforeAll, describe, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import type { PersonActor } from "@/lib/actor";
import { bringIn, type Client, CORE, ENTERPRISE, GROUP, newClient, openCompany, operations } from "./client";

useTestDatabase();

let admin: PersonActor;
let client: Client;
let stem = 0;

beforeAll(async () => {
  admin = await openCompany();
  client = await newClient(admin);
});

/** A body of somebody who is nobody yet. */
function somebody(more: object = {}): Record<string, unknown> {
  stem += 1;
  return {
    schemas: [CORE],
    userName: `new${stem}@bakery.example`,
    name: { givenName: "New", familyName: `Dough ${stem}` },
    ...more,
  };
}

/** What stands in the tables that SCIM writes; a refusal leaves it as it was. */
async function everything(): Promise<string> {
  const [row] = await getSql()<{ all: string }[]>`
    select md5(concat(
      (select json_agg(p order by id) from people p), (select json_agg(s order by id) from seats s),
      (select json_agg(v order by id) from unit_versions v), (select json_agg(t order by unit_id) from teams t),
      (select count(*) from audit))) as all`;
  return row?.all ?? "";
}

async function expectRefused(
  asked: () => Promise<{ status: number; body: { scimType?: string; detail: string; status: string } }>,
  status: number,
  scimType?: string,
): Promise<string> {
  const before = await everything();
  const { status: got, body } = await asked();
  expect([got, body.scimType], body.detail).toEqual([status, scimType]);
  expect(body.status).toBe(String(status));
  expect(body.detail).toMatch(/\.$/);
  expect(await everything()).toBe(before);
  return body.detail;
}

test("groups before users: nobody by those ids, and no group is made", async () => {
  const unknown = "2819c223-7f76-453a-919d-413861904646";
  const detail = await expectRefused(
    () => client.post("/Groups", { schemas: [GROUP], displayName: "Early", members: [{ value: unknown }] }),
    400,
    "invalidValue",
  );
  expect(detail).toContain(unknown);
  for (const value of ["no-id", "", null, 7, { a: 1 }]) {
    await expectRefused(
      () => client.post("/Groups", { schemas: [GROUP], displayName: "Early", members: [{ value }] }),
      400,
      "invalidValue",
    );
  }
});

test("a manager before they are here, and managers in a loop", async () => {
  const manager = (value: string) => ({ [ENTERPRISE]: { manager: { value } } });
  for (const value of ["2819c223-7f76-453a-919d-413861904646", "boss"]) {
    await expectRefused(() => client.post("/Users", somebody(manager(value))), 400, "invalidValue");
  }
  const [a, b, c] = await bringIn(client, 3, "loop");
  const path = `${ENTERPRISE}:manager`;
  const reports = (who: string | undefined, value: string | undefined) =>
    client.patch(`/Users/${who}`, operations({ op: "replace", path, value }));
  await expectRefused(() => reports(a, a), 400, "invalidValue");
  expect((await reports(a, b)).status).toBe(200);
  expect((await reports(b, c)).status).toBe(200);
  expect(await expectRefused(() => reports(c, a), 400, "invalidValue")).toContain("circle");
});

test("names of 3,000 characters are refused, of 200 are kept", async () => {
  const long = "n".repeat(3000);
  for (const more of [
    { name: { givenName: long } },
    { name: { familyName: long } },
    { displayName: long },
    { title: long },
    { [ENTERPRISE]: { department: long } },
    { externalId: long },
    { userName: `${long}@bakery.example` },
  ]) {
    const detail = await expectRefused(() => client.post("/Users", somebody(more)), 400, "invalidValue");
    expect(detail).toContain("characters");
  }
  await expectRefused(() => client.post("/Groups", { displayName: long }), 400, "invalidValue");
  const kept = await client.post("/Users", somebody({ name: { givenName: "n".repeat(200) } }));
  expect(kept.body.name.givenName).toHaveLength(200);
});

describe("names as they are written", () => {
  test.each([
    ["right to left", "דָּוִד", "בֶּן־גּוּרִיּוֹן"],
    ["combining characters", "Zoe\u0308", "N\u0303u\u0301n\u0303ez"],
    ["beyond the first plane", "𝒮𝒶𝓂", "👩‍🍳"],
    ["apostrophes and more", `O'Malley "the" <b>`, "a\\b; drop table people; --"],
  ])("%s", async (_, givenName, familyName) => {
    const { status, body } = await client.post("/Users", somebody({ name: { givenName, familyName } }));
    expect(status).toBe(201);
    expect(body.name).toMatchObject({ givenName, familyName });
    const filter = `name.familyName eq ${JSON.stringify(familyName)}`;
    const found = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
    expect(found.body.Resources.map(({ id }) => id)).toEqual([body.id]);
  });

  test("one word, no word, and words that nobody can see", async () => {
    const one = await client.post("/Users", somebody({ name: { givenName: "Teller" } }));
    expect(one.body).toMatchObject({ displayName: "Teller", name: { givenName: "Teller" } });
    expect(one.body.name.familyName).toBeUndefined();
    const whole = await client.post(
      "/Users",
      somebody({ name: undefined, displayName: "Björk Guðmundsdóttir" }),
    );
    expect(whole.body.displayName).toBe("Björk Guðmundsdóttir");
    const none = await client.post("/Users", somebody({ name: undefined, userName: "quiet@bakery.example" }));
    expect(none.body.displayName).toBe("quiet");
    const turned = await client.post(
      "/Users",
      somebody({ name: { givenName: "\u202Egnp\u202C.exe\u0000", familyName: " two\n lines\t" } }),
    );
    expect(turned.body.name).toMatchObject({ givenName: "gnp.exe", familyName: "two lines" });
  });

  test("a renamed person with one name has the other", async () => {
    const { body } = await client.post("/Users", somebody({ name: undefined, displayName: "Prince" }));
    const renamed = await client.patch(
      `/Users/${body.id}`,
      operations({ op: "replace", path: "displayName", value: "The Artist" }),
    );
    expect(renamed.body.displayName).toBe("The Artist");
  });
});

test("addresses that differ in case, and the same external id twice", async () => {
  const { body } = await client.post(
    "/Users",
    somebody({ userName: "Case@Bakery.example", externalId: "x-1" }),
  );
  await expectRefused(
    () => client.post("/Users", somebody({ userName: "case@bakery.EXAMPLE" })),
    409,
    "uniqueness",
  );
  const work = { emails: [{ value: "CASE@bakery.example", type: "work" }] };
  await expectRefused(() => client.post("/Users", somebody(work)), 409, "uniqueness");
  await expectRefused(() => client.post("/Users", somebody({ externalId: "x-1" })), 409, "uniqueness");
  const hr = { externalId: "x-1", [ENTERPRISE]: { employeeNumber: "901" } };
  await expectRefused(() => client.post("/Users", somebody(hr)), 409, "uniqueness");
  const other = await client.post("/Users", somebody());
  const replace = (path: string, value: string) =>
    client.patch(`/Users/${other.body.id}`, operations({ op: "replace", path, value }));
  await expectRefused(() => replace("externalId", "x-1"), 409, "uniqueness");
  await expectRefused(() => replace("userName", "cASE@bakery.example"), 409, "uniqueness");
  expect(body.externalId).toBe("x-1");
});

test("of twenty who bring the same person at once one does", async () => {
  const same = somebody({ externalId: "only-once" });
  const all = await Promise.all(Array.from({ length: 20 }, () => client.post("/Users", same)));
  expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
});

test("a PATCH with an unknown path, a wrong one among right ones, and what is not theirs to say", async () => {
  const { body } = await client.post("/Users", somebody({ title: "Baker" }));
  const patch = (...all: object[]) => client.patch(`/Users/${body.id}`, operations(...all));
  const good = { op: "replace", path: "title", value: "Head baker" };
  for (const path of [
    "nonsense",
    "name.nonsense",
    "emails[type eq",
    `${ENTERPRISE}:nonsense`,
    "__proto__",
    "a b",
  ]) {
    await expectRefused(() => patch(good, { op: "replace", path, value: "x" }), 400, "invalidPath");
  }
  await expectRefused(() => patch(good, { op: "replace", value: { nonsense: 1 } }), 400, "invalidPath");
  await expectRefused(() => patch(good, { op: "replace", path: "id", value: "x" }), 400, "mutability");
  await expectRefused(() => patch(good, { op: "replace", value: { id: "other" } }), 400, "mutability");
  await expectRefused(
    () => patch(good, { op: "add", path: "groups", value: [{ value: "x" }] }),
    400,
    "mutability",
  );
  await expectRefused(
    () => patch(good, { op: "replace", path: "active", value: "maybe" }),
    400,
    "invalidValue",
  );
  await expectRefused(
    () => patch(good, { op: "replace", path: "title", value: { a: 1 } }),
    400,
    "invalidValue",
  );
  await expectRefused(() => patch(good, { op: "remove", path: "userName" }), 400, "invalidValue");
  await expectRefused(() => patch(good, { op: "remove" }), 400, "noTarget");
  await expectRefused(() => patch(good, { op: "wipe", path: "title" }), 400, "invalidSyntax");
  await expectRefused(() => patch(), 400, "invalidSyntax");
  await expectRefused(() => client.patch(`/Users/${body.id}`, { Operations: [good] }), 400, "invalidSyntax");
});

test("bodies that are no JSON, no object, too large or of another kind", async () => {
  for (const body of ["", "{", "[]", '"a"', "null", '{"__proto__":{"active":false}}']) {
    await expectRefused(() => client.post("/Users", body), 400, "invalidSyntax");
  }
  for (const more of [
    { userName: undefined },
    { userName: "" },
    { userName: "no-address" },
    { userName: { a: 1 } },
  ]) {
    await expectRefused(() => client.post("/Users", somebody(more)), 400, "invalidValue");
  }
  await expectRefused(() => client.post("/Users", somebody({ name: "Kim" })), 400, "invalidSyntax");
  await expectRefused(() => client.post("/Users", JSON.stringify({ pad: "x".repeat(1_100_000) })), 413);
  const { body } = await client.post("/Users", somebody());
  const asForm = { "content-type": "application/x-www-form-urlencoded" };
  await expectRefused(() => client.put(`/Users/${body.id}`, "userName=a", asForm), 415);
});

test("a group of 200 people is refused whole and stays visible until it fits", async () => {
  const ids = await bringIn(client, 200, "crowd");
  const members = ids.map((value) => ({ value }));
  const detail = await expectRefused(
    () => client.post("/Groups", { schemas: [GROUP], displayName: "All staff", members }),
    400,
    "invalidValue",
  );
  expect(detail).toContain("200 people");
  expect(detail).toContain("no more than 8");
  const refusals = () =>
    getSql()`select noun, subject, people, times from connection_refusals where subject = 'All staff'`;
  expect(await refusals()).toEqual([{ noun: "team", subject: "All staff", people: 200, times: 1 }]);

  const made = await client.post("/Groups", { schemas: [GROUP], displayName: "All staff", members: [] });
  expect(await refusals()).toEqual([]);
  const at = `/Groups/${made.body.id}`;
  const add = (value: object[]) => client.patch(at, operations({ op: "add", path: "members", value }));
  await expectRefused(() => add(members), 400, "invalidValue");
  await expectRefused(() => client.put(at, { displayName: "All staff", members }), 400, "invalidValue");
  expect(await refusals()).toEqual([{ noun: "team", subject: "All staff", people: 200, times: 2 }]);
  expect((await add(members.slice(0, 8))).body.members).toHaveLength(8);
  await expectRefused(() => add(members.slice(8, 9)), 400, "invalidValue");
});

test("two groups of one name side by side", async () => {
  await client.post("/Groups", { displayName: "Twins" });
  await expectRefused(() => client.post("/Groups", { displayName: "TWINS" }), 409, "uniqueness");
  await expectRefused(() => client.post("/Groups", { displayName: " " }), 400, "invalidValue");
});

test("the last admin is not deactivated, deleted or replaced, and no body makes an admin", async () => {
  const at = `/Users/${admin.personId}`;
  const off = operations({ op: "replace", path: "active", value: false });
  await expectRefused(() => client.patch(at, off), 409);
  await expectRefused(() => client.delete(at), 409);
  const { body } = await client.get(at);
  await expectRefused(() => client.put(at, { ...body, active: false }), 409);
  const roles = { roles: [{ value: "admin", primary: true }], entitlements: [{ value: "admin" }] };
  const made = await client.post("/Users", somebody(roles));
  await client.patch(
    `/Users/${made.body.id}`,
    operations({ op: "add", path: "roles", value: [{ value: "admin" }] }),
  );
  const [granted] =
    await getSql()`select count(*)::int as n from role_grants where person_id = ${made.body.id}`;
  expect(granted).toEqual({ n: 0 });
});
