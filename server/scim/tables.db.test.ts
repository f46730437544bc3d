import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import {
  bringIn,
  type Client,
  ENTERPRISE,
  fullestTable,
  GROUP,
  newClient,
  openCompany,
  operations,
} from "./client";

useTestDatabase();

let client: Client;
let people: string[];

beforeAll(async () => {
  client = await newClient(await openCompany());
  people = await bringIn(client, 24, "kim");
});

const add = (...ids: (string | undefined)[]) =>
  operations({ op: "add", path: "members", value: ids.map((value) => ({ value })) });

async function newGroup(displayName: string, members: (string | undefined)[] = []): Promise<string> {
  const { status, body } = await client.post("/Groups", {
    schemas: [GROUP],
    displayName,
    members: members.map((value) => ({ value })),
  });
  expect(status, body.detail).toBe(201);
  return body.id;
}

test("of twenty who are added to a table with two free seats at once two sit down", async () => {
  const id = await newGroup("Nearly full", people.slice(0, 6));
  const all = await Promise.all(people.slice(4).map((person) => client.patch(`/Groups/${id}`, add(person))));
  const refused = all.filter(({ status }) => status !== 200);
  expect(refused).toHaveLength(16);
  for (const { status, body } of refused) {
    expect([status, body.scimType]).toEqual([400, "invalidValue"]);
    expect(body.detail).toContain("no more than 8");
  }
  expect((await client.get(`/Groups/${id}`)).body.members).toHaveLength(8);
  expect(await fullestTable()).toBe(8);
});

test("two tables that swap people in both directions at once answer everybody, and nobody sits twice", async () => {
  const [a, b] = [await newGroup("Left", people.slice(8, 12)), await newGroup("Right", people.slice(12, 16))];
  const moves = people
    .slice(8, 16)
    .flatMap((person) => [
      client.patch(`/Groups/${a}`, add(person)),
      client.patch(`/Groups/${b}`, add(person)),
      client.patch(`/Groups/${b}`, operations({ op: "remove", path: `members[value eq "${person}"]` })),
    ]);
  const statuses = new Set((await Promise.all(moves)).map(({ status }) => status));
  expect([...statuses]).toEqual([200]);
  const [twice] = await getSql()`
    select count(*)::int as n from (select person_id from seats where valid @> clock_timestamp()
    group by person_id having count(*) > 1) many`;
  expect(twice).toEqual({ n: 0 });
});

test("a person in a new group moves there with their history, and the old group has one fewer", async () => {
  const [person, other] = await bringIn(client, 2, "mover");
  const from = await newGroup("From", [person, other]);
  const to = await newGroup("To", [person]);
  expect((await client.get(`/Groups/${from}`)).body.members.map(({ value }) => value)).toEqual([other]);
  expect((await client.get(`/Users/${person}`)).body.groups).toMatchObject([{ value: to }]);
  const seats =
    await getSql()`select unit_id from seats where person_id = ${String(person)} order by lower(valid)`;
  expect(seats.map(({ unit_id }) => unit_id)).toEqual([from, to]);
});

test("a group hangs under the department that its first people name", async () => {
  const sql = getSql();
  const [department] = await sql`insert into units (created_at) values (now()) returning id`;
  await sql`insert into unit_versions (unit_id, parent_id, kind, name, valid)
    select ${department?.id}, unit_id, 'department', 'Ovens', tstzrange(lower(valid), null)
    from unit_versions where kind = 'company'`;
  const body = (userName: string) => ({ userName, [ENTERPRISE]: { department: "ovens" } });
  const one = await client.post("/Users", body("one@ovens.example"));
  const two = await client.post("/Users", body("two@ovens.example"));
  const parentOf = async (id: string) => {
    const [row] =
      await sql`select parent_id from unit_versions where unit_id = ${id} and valid @> clock_timestamp()`;
    return row?.parent_id;
  };
  expect(await parentOf(await newGroup("At once", [one.body.id]))).toBe(department?.id);
  const later = await newGroup("Later");
  expect(await parentOf(later)).not.toBe(department?.id);
  await client.patch(`/Groups/${later}`, add(two.body.id));
  expect(await parentOf(later)).toBe(department?.id);
});

test("who leaves frees the seat; who is deleted comes back with their history", async () => {
  const [person] = await bringIn(client, 1, "leaver");
  const id = await newGroup("Leavers", [person]);
  const { body: before } = await client.get(`/Users/${person}`);
  await client.patch(`/Users/${person}`, operations({ op: "replace", path: "active", value: false }));
  expect((await client.get(`/Groups/${id}`)).body.members).toEqual([]);
  expect((await client.get(`/Users/${person}`)).body).toMatchObject({ active: false });
  expect((await client.patch(`/Groups/${id}`, add(person))).status).toBe(400);

  expect((await client.delete(`/Users/${person}`)).status).toBe(204);
  expect((await client.get(`/Users/${person}`)).status).toBe(404);
  const filter = encodeURIComponent(`userName eq "${before.userName}"`);
  expect((await client.get(`/Users?filter=${filter}`)).body.totalResults).toBe(0);

  const back = await client.post("/Users", { userName: before.userName, name: before.name });
  expect(back).toMatchObject({ status: 201, body: { id: person, active: true } });
  const seats = await getSql()`select unit_id from seats where person_id = ${String(person)}`;
  expect(seats.map(({ unit_id }) => unit_id)).toEqual([id]);
  expect((await client.post("/Users", { userName: before.userName })).status).toBe(409);
});

type Step =
  | { do: "add" | "remove" | "replace"; ids: number[] }
  | { do: "path" | "bare"; ids: number[] }
  | { do: "clear"; ids: number[] };

/** What a PATCH of members should make of a table, by RFC 7644 section 3.5.2, worked out without the portal's code. */
function modelled(table: Set<number>, steps: readonly Step[]): Set<number> {
  const next = new Set(table);
  for (const step of steps) {
    if (step.do === "replace" || step.do === "clear") next.clear();
    for (const id of step.ids) {
      if (step.do === "remove" || step.do === "path") next.delete(id);
      else if (step.do !== "clear") next.add(id);
    }
  }
  return next;
}

function operationsOf(steps: readonly Step[], ids: readonly string[]): object {
  return operations(
    ...steps.flatMap((step): object[] => {
      const value = step.ids.map((i) => ({ value: ids[i] }));
      switch (step.do) {
        case "add":
          return [{ op: "Add", path: "members", value }];
        case "bare":
          return [{ op: "add", value: { members: value } }];
        case "remove":
          return [{ op: "Remove", path: "members", value }];
        case "path":
          return value.map(({ value: id }) => ({ op: "remove", path: `members[value eq "${id}"]` }));
        case "replace":
          return [{ op: "replace", path: "members", value }];
        default:
          return [{ op: "remove", path: "members" }];
      }
    }),
  );
}

test("any PATCH of a table's people does what the RFC says or nothing, and never seats one too many", async () => {
  const ids = await bringIn(client, 11, "model");
  const id = await newGroup("Modelled");
  let table = new Set<number>();
  const step = fc.record({
    do: fc.constantFrom("add", "remove", "replace", "path", "bare", "clear"),
    ids: fc.uniqueArray(fc.nat(10), { minLength: 1, maxLength: 6 }),
  }) as fc.Arbitrary<Step>;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const wanted = modelled(table, steps);
      const { status } = await client.patch(`/Groups/${id}`, operationsOf(steps, ids));
      expect(status).toBe(wanted.size > 8 ? 400 : 200);
      if (status === 200) table = wanted;
      const { body } = await client.get(`/Groups/${id}`);
      const sitting = body.members.map(({ value }) => ids.indexOf(value)).sort((a, b) => a - b);
      expect(sitting).toEqual([...table].sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
  expect(await fullestTable()).toBeLessThanOrEqual(8);
});
