import { beforeAll, describe, expect, test } from "vitest";
import { answer } from "@/app/scim/v2/[...path]/answer";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { connect, revoke, rotate } from "@/features/connections/commands/tokens";
import { getConnectionsDesk } from "@/features/connections/queries/desk";
import { grantRole } from "@/features/people/commands/roles";
import { getPerson } from "@/features/people/queries";
import { listTeams } from "@/features/teams/queries";
import { OUTSIDER, type PersonActor } from "@/lib/actor";
import { actorOfToken } from "@/lib/auth/machines";
import { at } from "@/lib/clock";
import { bringIn, type Client, CORE, clientWith, GROUP, newClient, openCompany, operations } from "./client";

useTestDatabase();

let admin: PersonActor;
let client: Client;
let people: string[];
const LATER = (hours: number) => new Date(Date.now() + hours * 3_600_000);

beforeAll(async () => {
  admin = await openCompany();
  client = await newClient(admin);
  people = await bringIn(client, 12, "kim");
});

describe("tokens", () => {
  test("are kept as a hash, shown once, and only an admin makes them", async () => {
    const { connectionId, token } = await connect(admin, { name: "Kept" });
    const [row] =
      await getSql()`select token_hash, (api_tokens.*)::text as whole from api_tokens where id = ${connectionId}`;
    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.whole).not.toContain(token);
    for (const actor of [OUTSIDER, { ...admin, roles: ["people_team"] as const }]) {
      await expect(connect(actor, { name: "x" })).rejects.toMatchObject({ code: /not_signed_in|forbidden/ });
    }
  });

  test("a new one comes with a last day for the old one; one that is shut out gets no answer", async () => {
    const { connectionId, token } = await connect(admin, { name: "Rotated" });
    const fresh = await rotate(admin, { connectionId });
    const status = async (one: string) => (await clientWith(one).get("/Users?count=0")).status;
    expect([await status(token), await status(fresh.token)]).toEqual([200, 200]);
    await at(LATER(23), async () => expect(await status(token)).toBe(200));
    await at(LATER(25), async () =>
      expect([await status(token), await status(fresh.token)]).toEqual([401, 200]),
    );
    await expect(rotate(admin, { connectionId })).rejects.toMatchObject({ code: "not_found" });
    await revoke(admin, { connectionId: fresh.connectionId });
    expect(await status(fresh.token)).toBe(401);
  });

  test("nothing but a bearer's token opens the door", async () => {
    const ask = (headers: Record<string, string>) =>
      answer(new Request("http://localhost:3000/scim/v2/Users", { headers }), ["Users"]);
    for (const authorization of [
      "",
      "Bearer",
      `Basic ${client.token}`,
      `Bearer ${"x".repeat(43)}`,
      client.token,
    ]) {
      const { status, headers } = await ask({
        authorization,
        cookie: `next-auth.session-token=${client.token}`,
      });
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toContain("Bearer");
    }
  });

  test("open this room and no other", async () => {
    const machine = await actorOfToken(client.token);
    expect(machine.kind).toBe("machine");
    const role = { personId: people[0] ?? "", role: "admin" as const };
    await expect(grantRole(machine, role)).rejects.toMatchObject({ code: "forbidden" });
    await expect(connect(machine, { name: "another" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getPerson(machine, people[0] ?? "")).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(listTeams(machine)).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(getConnectionsDesk(machine)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("what they do names them, and the desk tells it in numbers", async () => {
    const named = await newClient(admin, "Named");
    const [id] = await bringIn(named, 1, "named");
    const [row] = await getSql()`
      select action, actor_id, detail->>'tokenName' as name from audit where subject = ${`person:${id}`}`;
    expect(row).toEqual({ action: "joined", actor_id: null, name: "Named" });
    const desk = await getConnectionsDesk(admin);
    expect(desk.connections.find(({ name }) => name === "Named")?.lastUsedAt).toBeInstanceOf(Date);
    expect(desk.lastWeek.joined).toBeGreaterThan(12);
    expect(desk.people).toBeGreaterThan(13);
  });

  test("ask too often and are told when to come again", async () => {
    const often = await newClient(admin, "Often");
    const [token] = await getSql()`select id from api_tokens where name = 'Often'`;
    const time = new Date("2027-01-01T00:00:30Z");
    await at(time, async () => {
      expect((await often.get("/Users?count=0")).status).toBe(200);
      await getSql()`update rate_windows set hits = 3000 where key = ${`scim:${token?.id}`}`;
      const { status, headers, body } = await often.get("/Users?count=0");
      expect([status, body.status, headers.get("retry-after")]).toEqual([429, "429", "30"]);
    });
    await at(LATER(24 * 365), async () => expect((await often.get("/Users?count=0")).status).toBe(200));
  });
});

describe("lists", () => {
  const list = async (query: string) => (await client.get(`/Users?${query}`)).body;
  const filtered = async (filter: string) =>
    (await list(`count=200&filter=${encodeURIComponent(filter)}`)).Resources.map(
      ({ userName }) => userName,
    ).sort();

  test.each([
    ['userName sw "KIM1"', ["kim10@bakery.example", "kim1@bakery.example", "kim11@bakery.example"]],
    ['userName co "im3@"', ["kim3@bakery.example"]],
    ['userName ew "M3@bakery.example"', ["kim3@bakery.example"]],
    [
      'userName eq "kim3@bakery.example" or userName eq "kim4@bakery.example"',
      ["kim3@bakery.example", "kim4@bakery.example"],
    ],
    [
      'name.givenName eq "kim" and not (userName co "kim1" or userName co "kim2" or userName gt "kim4")',
      ["kim0@bakery.example", "kim3@bakery.example"],
    ],
    ['((displayName eq "kim Dough 5") and (active eq true))', ["kim5@bakery.example"]],
    ['emails[type eq "work" and value eq "kim6@bakery.example"]', ["kim6@bakery.example"]],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "kim7@bakery.example"', ["kim7@bakery.example"]],
    ['userName sw "kim" and active eq "False"', []],
    ['name.givenName eq "kim" and title pr', []],
    ['name.givenName eq "kim" and externalId ne null', []],
    ['name.givenName eq "kim" and meta.created lt "2011-05-13T04:42:34Z"', []],
    ['userName eq "\\" or true --"', []],
  ])("%s", async (filter, names) => {
    expect(await filtered(filter)).toEqual([...names].sort());
  });

  test.each([
    "userName",
    "userName eq",
    "eq eq eq",
    'nonsense eq "x"',
    "active gt true",
    'meta.created co "1"',
    "(".repeat(1500),
    "a".repeat(3000),
    'userName eq "x" trailing',
  ])("no filter: %.40s", async (filter) => {
    const { status, body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
    expect([status, body.scimType]).toEqual([400, "invalidFilter"]);
  });

  test("are paged from 1, and pages past the end are empty", async () => {
    const all = await list("count=200");
    const pages = await Promise.all([1, 6, 11].map((start) => list(`startIndex=${start}&count=5`)));
    const ids = pages.flatMap(({ Resources }) => Resources.map(({ id }) => id));
    expect(ids).toEqual(all.Resources.slice(0, 15).map(({ id }) => id));
    expect(await list("count=0")).toMatchObject({
      totalResults: all.totalResults,
      itemsPerPage: 0,
      Resources: [],
    });
    expect(await list("startIndex=-3&count=-1")).toMatchObject({ startIndex: 1, Resources: [] });
    expect(await list("startIndex=9999")).toMatchObject({ totalResults: all.totalResults, Resources: [] });
    expect((await client.get("/Users?count=many")).status).toBe(400);
  });

  test("are sorted by what is kept, in both directions", async () => {
    const filter = `filter=${encodeURIComponent('name.givenName eq "kim"')}`;
    const up = (await list(`${filter}&sortBy=name.familyName`)).Resources.map(({ name }) => name.familyName);
    expect(up).toEqual([...up].sort());
    const down = await list(`${filter}&sortBy=name.familyName&sortOrder=descending`);
    expect(down.Resources.map(({ name }) => name.familyName)).toEqual([...up].reverse());
    expect((await client.get("/Users?sortBy=nonsense")).body.scimType).toBe("invalidFilter");
  });

  test("show the attributes that were asked for", async () => {
    const at1 = `/Users/${people[0]}`;
    const keys = async (query: string) => Object.keys((await client.get(`${at1}?${query}`)).body).sort();
    expect(await keys("attributes=userName,name.givenName")).toEqual(["id", "name", "schemas", "userName"]);
    expect((await client.get(`${at1}?attributes=name.givenName`)).body.name).toEqual({ givenName: "kim" });
    const less = await keys(
      "excludedAttributes=emails,meta,id,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    );
    expect(less).toEqual(["active", "displayName", "id", "name", "schemas", "userName"]);
  });

  test("are searched by POST too", async () => {
    const schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];
    const { status, body } = await client.post("/Users/.search", {
      schemas,
      filter: 'userName eq "kim3@bakery.example"',
      attributes: ["displayName"],
      startIndex: 1,
      count: 10,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalResults: 1, Resources: [{ displayName: "kim Dough 3" }] });
    expect((await client.post("/Users/.search", {})).status).toBe(400);
  });
});

describe("versions", () => {
  test("a changed one refuses what was meant for the old one, an unchanged one is not sent again", async () => {
    const path = `/Users/${people[1]}`;
    const { headers, body } = await client.get(path);
    const etag = headers.get("etag") ?? "";
    expect(etag).toBe(body.meta.version);
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    expect((await client.get(path, { "if-none-match": etag })).status).toBe(304);
    const title = (value: string) => operations({ op: "replace", path: "title", value });
    const changed = await client.patch(path, title("Baker"), { "if-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    for (const late of [
      await client.patch(path, title("Late"), { "if-match": etag }),
      await client.put(path, body, { "if-match": etag }),
      await client.delete(path, { "if-match": etag }),
    ]) {
      expect([late.status, late.body.status]).toEqual([412, "412"]);
    }
    expect((await client.patch(path, title("Any"), { "if-match": "*" })).status).toBe(200);
    expect((await client.get(path, { "if-none-match": etag })).status).toBe(200);
  });

  test("of ten changes of one version at once one is made", async () => {
    const { body } = await client.post("/Groups", { displayName: "Versioned" });
    const change = (i: number) =>
      client.patch(
        `/Groups/${body.id}`,
        operations({ op: "replace", path: "displayName", value: `Version ${i}` }),
        {
          "if-match": body.meta.version,
        },
      );
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => change(i)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
  });
});

describe("bulk", () => {
  const bulk = (Operations: object[], more: object = {}) =>
    client.post("/Bulk", {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
      Operations,
      ...more,
    });
  const user = (bulkId: string, more: object = {}) => ({
    method: "POST",
    path: "/Users",
    bulkId,
    data: { schemas: [CORE], userName: `${bulkId}@bulk.example`, ...more },
  });
  const statuses = ({ body }: { body: { Operations: { status: string }[] } }) =>
    body.Operations.map(({ status }) => status);

  test("makes people and the table they sit at, whatever comes first", async () => {
    const answered = await bulk([
      {
        method: "POST",
        path: "/Groups",
        bulkId: "t",
        data: {
          schemas: [GROUP],
          displayName: "Bulk",
          members: [{ value: "bulkId:u1" }, { value: "bulkId:u10" }],
        },
      },
      user("u1", {
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { manager: { value: "bulkId:u10" } },
      }),
      user("u10"),
    ]);
    expect(answered.status).toBe(200);
    expect(statuses(answered)).toEqual(["201", "201", "201"]);
    const group = await client.get(String(answered.body.Operations[0]?.location).split("/scim/v2")[1] ?? "");
    expect(group.body.members).toHaveLength(2);
  });

  test("changes and deletes, and an operation that fails stops none of the others", async () => {
    const made = await client.post("/Users", { userName: "changed@bulk.example" });
    const path = `/Users/${made.body.id}`;
    const answered = await bulk([
      { method: "PATCH", path, data: operations({ op: "replace", path: "title", value: "Bulk baker" }) },
      user("changed"),
      { method: "PUT", path, version: 'W/"old"', data: { userName: "changed@bulk.example" } },
      { method: "DELETE", path },
      { method: "DELETE", path: "/Users/nobody" },
    ]);
    expect(statuses(answered)).toEqual(["200", "409", "412", "204", "404"]);
    expect(answered.body.Operations[1]?.response).toMatchObject({ scimType: "uniqueness", status: "409" });
  });

  test("stops after failOnErrors", async () => {
    const wrong = { method: "DELETE", path: "/Users/nobody" };
    expect(statuses(await bulk([user("s1"), wrong, wrong, user("s2")], { failOnErrors: 2 }))).toEqual([
      "201",
      "404",
      "404",
    ]);
    expect(statuses(await bulk([wrong, wrong, user("s3")]))).toEqual(["404", "404", "201"]);
  });

  test("refuses circles, what nobody makes and what could not be made, and makes nothing of them", async () => {
    const boss = (bulkId: string) => ({
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
        manager: { value: `bulkId:${bulkId}` },
      },
    });
    expect(statuses(await bulk([user("c1", boss("c2")), user("c2", boss("c1"))]))).toEqual(["409", "409"]);
    expect(statuses(await bulk([user("c3", boss("c3"))]))).toEqual(["409"]);
    expect(statuses(await bulk([user("c4", boss("nowhere"))]))).toEqual(["400"]);
    expect(
      statuses(
        await bulk([
          user("c5", boss("kim0")),
          { ...user("kim0"), data: { userName: "kim0@bakery.example" } },
        ]),
      ),
    ).toEqual(["409", "409"]);
    const { body } = await client.get(
      `/Users?filter=${encodeURIComponent('userName sw "c" and userName co "@bulk"')}`,
    );
    expect(body.Resources.map(({ userName }) => userName)).toEqual([]);
  });

  test("has its limits", async () => {
    expect((await bulk(Array.from({ length: 101 }, (_, i) => user(`m${i}`)))).status).toBe(413);
    expect((await bulk([])).status).toBe(400);
    expect((await client.post("/Bulk", { Operations: [user("x")] })).status).toBe(400);
    expect(
      statuses(
        await bulk([
          { method: "GET", path: "/Users" },
          { ...user("y"), bulkId: undefined },
          user("z", { userName: undefined }),
        ]),
      ),
    ).toEqual(["400", "400", "400"]);
  });
});

describe("what it says of itself", () => {
  test("the service, its resources and their attributes", async () => {
    const { body: config } = await client.get("/ServiceProviderConfig");
    expect(config).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 100, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 200 },
      sort: { supported: true },
      etag: { supported: true },
      changePassword: { supported: false },
      authenticationSchemes: [{ type: "oauthbearertoken" }],
    });
    const { body: types } = await client.get("/ResourceTypes");
    expect(types.Resources).toMatchObject([
      { id: "User", endpoint: "/Users", schema: CORE, schemaExtensions: [{ required: false }] },
      { id: "Group", endpoint: "/Groups", schema: GROUP },
    ]);
    const { body: schemas } = await client.get("/Schemas");
    expect(schemas.totalResults).toBe(3);
    const { body: schema } = await client.get(`/Schemas/${CORE}`);
    expect(schema.attributes.map(({ name }) => name)).toEqual([
      "userName",
      "name",
      "displayName",
      "title",
      "active",
      "emails",
      "groups",
    ]);
    expect((await client.get("/ResourceTypes/User")).body).toMatchObject({ name: "User" });
  });

  test("and what is not here", async () => {
    for (const path of ["/Nothing", "/Schemas/urn:nothing", "/Users/1/2", "/Groups/none"]) {
      expect((await client.get(path)).status, path).toBe(404);
    }
    expect((await client.get("/Me")).status).toBe(501);
    expect((await client.delete("/Users")).status).toBe(404);
  });
});
