import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { bringIn, type Client, newClient, openCompany } from "./client";

// The requests that Okta publishes for its SCIM 2.0 integrations, with their literal bodies:
// developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20 (Users, Groups) and its Runscope test suite for CRUD.

useTestDatabase();

let okta: Client;
let userId: string;

beforeAll(async () => {
  okta = await newClient(await openCompany(), "Okta");
});

test("Okta looks whether somebody is here, and nobody is", async () => {
  const { status, body, headers } = await okta.get(
    `/Users?filter=${encodeURIComponent('userName eq "test.user@okta.local"')}&startIndex=1&count=100`,
  );
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch("application/scim+json");
  expect(body).toEqual({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  });
});

const NEW_USER = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "test.user@okta.local",
  name: { givenName: "Test", familyName: "User" },
  emails: [{ primary: true, value: "test.user@okta.local", type: "work" }],
  displayName: "Test User",
  locale: "en-US",
  externalId: "00ujl29u0le5T6Aj10h7",
  groups: [],
  password: "1mz050nq",
  active: true,
};

test("brings somebody in", async () => {
  const { status, body, headers } = await okta.post("/Users", NEW_USER);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    schemas: expect.arrayContaining(["urn:ietf:params:scim:schemas:core:2.0:User"]),
    userName: "test.user@okta.local",
    name: { givenName: "Test", familyName: "User" },
    emails: [{ primary: true, value: "test.user@okta.local", type: "work" }],
    displayName: "Test User",
    externalId: "00ujl29u0le5T6Aj10h7",
    active: true,
    meta: { resourceType: "User" },
  });
  expect(JSON.stringify(body)).not.toContain("1mz050nq");
  expect(headers.get("location")).toBe(`http://localhost:3000/scim/v2/Users/${body.id}`);
  userId = body.id;
});

test("the same person again is 409, whatever the case", async () => {
  for (const userName of ["test.user@okta.local", "TEST.User@Okta.Local"]) {
    const { status, body } = await okta.post("/Users", {
      ...NEW_USER,
      userName,
      emails: [{ primary: true, value: userName, type: "work" }],
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "409",
      scimType: "uniqueness",
      detail: expect.any(String),
    });
  }
});

test("reads them back by id and by userName; nobody else by a random id", async () => {
  expect((await okta.get(`/Users/${userId}`)).body).toMatchObject({ id: userId, active: true });
  const found = await okta.get(`/Users?filter=${encodeURIComponent('userName eq "TEST.user@okta.local"')}`);
  expect(found.body).toMatchObject({ totalResults: 1, itemsPerPage: 1, Resources: [{ id: userId }] });
  const random = await okta.get("/Users/010101001010101011001010101011");
  expect(random.status).toBe(404);
  expect(random.body).toMatchObject({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: "404",
  });
});

test("updates by PUT of the whole", async () => {
  const { status, body } = await okta.put(`/Users/${userId}`, {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    id: userId,
    userName: "test.user@okta.local",
    name: { givenName: "Another", middleName: "Excited", familyName: "User" },
    emails: [{ primary: true, value: "test.user@okta.local", type: "work", display: "test.user@okta.local" }],
    active: true,
    groups: [],
    meta: { resourceType: "User" },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: userId,
    name: { givenName: "Another", familyName: "User" },
    externalId: "00ujl29u0le5T6Aj10h7",
  });
});

test("deactivates and reactivates by PATCH without a path, and by PUT", async () => {
  const active = (value: boolean) => ({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", value: { active: value } }],
  });
  const gone = await okta.patch(`/Users/${userId}`, active(false));
  expect(gone).toMatchObject({ status: 200, body: { id: userId, active: false } });
  expect((await okta.get(`/Users/${userId}`)).body.active).toBe(false);
  const back = await okta.patch(`/Users/${userId}`, active(true));
  expect(back).toMatchObject({ status: 200, body: { id: userId, active: true } });
  const { body } = await okta.get(`/Users/${userId}`);
  expect((await okta.put(`/Users/${userId}`, { ...body, active: false })).body.active).toBe(false);
  expect((await okta.put(`/Users/${userId}`, { ...body, active: true })).body.active).toBe(true);
});

test("pages through everybody", async () => {
  const { body } = await okta.get("/Users?startIndex=1&count=2");
  expect(body).toMatchObject({ totalResults: 2, startIndex: 1, itemsPerPage: 2 });
  const second = await okta.get("/Users?startIndex=2&count=2");
  expect(second.body).toMatchObject({ totalResults: 2, startIndex: 2, itemsPerPage: 1 });
  expect(second.body.Resources[0]?.id).toBe(body.Resources[1]?.id);
});

test("pushes a group: finds none, makes it, adds and removes members, renames it, deletes it", async () => {
  const none = await okta.get(`/Groups?filter=${encodeURIComponent('displayName eq "Test SCIMv2"')}`);
  expect(none.body).toMatchObject({ totalResults: 0, Resources: [] });
  const made = await okta.post("/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Test SCIMv2",
    members: [],
  });
  expect(made).toMatchObject({ status: 201, body: { displayName: "Test SCIMv2", members: [] } });
  const at = `/Groups/${made.body.id}`;
  expect((await okta.get("/Groups?startIndex=1&count=100")).body).toMatchObject({
    totalResults: 1,
    Resources: [{ id: made.body.id, displayName: "Test SCIMv2" }],
  });

  const [second, third] = await bringIn(okta, 2, "okta");
  const added = await okta.patch(at, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [
      { op: "add", path: "members", value: [{ value: userId, display: "test.user@okta.local" }] },
      { op: "add", path: "members", value: [{ value: second, display: "okta0@bakery.example" }] },
    ],
  });
  expect(added.status).toBe(200);
  expect(membersOf(added.body)).toEqual([userId, second].sort());

  const removed = await okta.patch(at, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [
      { op: "remove", path: `members[value eq "${userId}"]` },
      { op: "add", path: "members", value: [{ value: third, display: "okta1@bakery.example" }] },
    ],
  });
  expect(membersOf(removed.body)).toEqual([second, third].sort());

  const replaced = await okta.patch(at, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [
      { op: "replace", path: "members", value: [{ value: userId, display: "test.user@okta.local" }] },
    ],
  });
  expect(membersOf(replaced.body)).toEqual([userId]);

  const renamed = await okta.patch(at, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", value: { id: made.body.id, displayName: "Test SCIMv2 renamed" } }],
  });
  expect(renamed).toMatchObject({ status: 200, body: { displayName: "Test SCIMv2 renamed" } });
  expect((await okta.get(`/Users/${userId}`)).body.groups).toMatchObject([
    { value: made.body.id, display: "Test SCIMv2 renamed" },
  ]);

  expect((await okta.delete(at)).status).toBe(204);
  expect((await okta.get(at)).status).toBe(404);
  expect((await okta.get(`/Users/${userId}`)).body.groups).toBeUndefined();
});

function membersOf(group: { members: { value: string }[] }): string[] {
  return group.members.map(({ value }) => value).sort();
}
