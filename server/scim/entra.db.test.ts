import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { bringIn, type Client, ENTERPRISE, newClient, openCompany } from "./client";

// The requests that Microsoft publishes for Entra ID, with their literal bodies: "Tutorial: Develop and plan provisioning
// for a SCIM endpoint" (learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups), and
// the forms that it names under "Application provisioning: SCIM compliance" (booleans as strings, managers as strings).

useTestDatabase();

let entra: Client;
let userId: string;
const PATCH = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
const patch = (...Operations: object[]) => entra.patch(`/Users/${userId}`, { schemas: PATCH, Operations });

beforeAll(async () => {
  entra = await newClient(await openCompany(), "Entra ID");
});

test("creates a user whose userName is no address", async () => {
  const { status, body } = await entra.post("/Users", {
    schemas: [
      "urn:ietf:params:scim:schemas:core:2.0:User",
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    ],
    externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    userName: "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1",
    active: true,
    emails: [
      { primary: true, type: "work", value: "Test_User_fd0ea19b-0777-472c-9f96-4f70d2226f2e@testuser.com" },
    ],
    meta: { resourceType: "User" },
    name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
    roles: [],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    userName: "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1",
    emails: [
      { primary: true, type: "work", value: "Test_User_fd0ea19b-0777-472c-9f96-4f70d2226f2e@testuser.com" },
    ],
    name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
    active: true,
  });
  userId = body.id;
});

test("gets a user by id, by userName, by externalId, and tells one that is not there", async () => {
  expect((await entra.get(`/Users/${userId}`)).status).toBe(200);
  const by = async (filter: string) => (await entra.get(`/Users?filter=${encodeURIComponent(filter)}`)).body;
  const list = { totalResults: 1, startIndex: 1, itemsPerPage: 1, Resources: [{ id: userId }] };
  expect(await by('userName eq "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1"')).toMatchObject(list);
  expect(await by('externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"')).toMatchObject(list);
  expect(
    await by('emails[type eq "work"].value eq "test_user_fd0ea19b-0777-472c-9f96-4f70d2226f2e@testuser.com"'),
  ).toMatchObject(list);
  expect(await by('userName eq "non-existent user"')).toMatchObject({ totalResults: 0, Resources: [] });
  expect((await entra.get("/Users/5171a35d82074e068ce2")).status).toBe(404);
});

test("updates the work address and the family name, with capital letters", async () => {
  const { status, body } = await patch(
    { op: "Replace", path: 'emails[type eq "work"].value', value: "updatedEmail@microsoft.com" },
    { op: "Replace", path: "name.familyName", value: "updatedFamilyName" },
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    userName: "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1",
    emails: [{ value: "updatedEmail@microsoft.com" }],
    name: { familyName: "updatedFamilyName", givenName: "givenName" },
  });
});

test("updates the userName", async () => {
  const userName = "5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com";
  const { body } = await patch({ op: "Replace", path: "userName", value: userName });
  expect(body).toMatchObject({ userName, emails: [{ value: "updatedEmail@microsoft.com" }] });
});

test("sends values without a path, with dots and schemas in their names", async () => {
  const { status, body } = await patch({
    op: "Replace",
    value: {
      "name.givenName": "Kim",
      displayName: "Kim updatedFamilyName",
      title: "Baker",
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Ovens",
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { employeeNumber: 701984 },
    },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: { givenName: "Kim", familyName: "updatedFamilyName" },
    title: "Baker",
    externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    [ENTERPRISE]: { department: "Ovens", employeeNumber: "701984" },
  });
});

test("adds what we do not keep, and hears no refusal", async () => {
  const before = (await entra.get(`/Users/${userId}`)).body;
  const { status, body } = await patch(
    { op: "Add", path: 'phoneNumbers[type eq "work"].value', value: "425-555-0100" },
    { op: "Add", path: 'addresses[type eq "work"].streetAddress', value: "1 Oven Lane" },
    { op: "Add", path: "preferredLanguage", value: "en-GB" },
    { op: "Replace", path: 'emails[type eq "home"].value', value: "kim@home.example" },
  );
  expect(status).toBe(200);
  expect(body).toEqual(before);
});

test("says a manager in each of its forms, and asks whether it stands", async () => {
  const [boss, other] = await bringIn(entra, 2, "boss");
  const path = `${ENTERPRISE}:manager`;
  const managerOf = async (operation: object) => (await patch(operation)).body[ENTERPRISE].manager?.value;
  expect(await managerOf({ op: "Add", path, value: boss })).toBe(boss);
  expect(await managerOf({ op: "Replace", path, value: { value: other } })).toBe(other);
  expect(
    await managerOf({
      op: "Add",
      path: "manager",
      value: [{ $ref: `http://fabrikam.com/scim/Users/${boss}`, value: boss }],
    }),
  ).toBe(boss);
  const asked = `id eq "${userId}" and manager eq "${boss}"`;
  const stands = await entra.get(`/Users?filter=${encodeURIComponent(asked)}&attributes=id`);
  expect(stands.body).toMatchObject({ totalResults: 1 });
  expect(Object.keys(stands.body.Resources[0] ?? {}).sort()).toEqual(["id", "schemas"]);
  expect(await managerOf({ op: "Remove", path })).toBeUndefined();
});

test("disables with a boolean and with a string, restores, and deletes for good", async () => {
  expect((await patch({ op: "Replace", path: "active", value: false })).body.active).toBe(false);
  expect((await patch({ op: "Replace", path: "active", value: "True" })).body.active).toBe(true);
  expect((await patch({ op: "Replace", path: "active", value: "False" })).body.active).toBe(false);
  expect((await entra.delete(`/Users/${userId}`)).status).toBe(204);
  expect((await entra.get(`/Users/${userId}`)).status).toBe(404);
  expect((await patch({ op: "Replace", path: "active", value: true })).status).toBe(404);
});

test("keeps a group: creates, reads without members, renames, adds, removes, deletes", async () => {
  const made = await entra.post("/Groups", {
    schemas: [
      "urn:ietf:params:scim:schemas:core:2.0:Group",
      "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group",
    ],
    externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
    displayName: "displayName",
    meta: { resourceType: "Group" },
  });
  expect(made).toMatchObject({
    status: 201,
    body: { externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159", displayName: "displayName" },
  });
  const at = `/Groups/${made.body.id}`;
  const group = (Operations: object[]) => entra.patch(at, { schemas: PATCH, Operations });

  const read = await entra.get(`${at}?excludedAttributes=members`);
  expect(read).toMatchObject({ status: 200, body: { displayName: "displayName" } });
  expect(read.body.members).toBeUndefined();
  const found = await entra.get(
    `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "displayName"')}`,
  );
  expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: made.body.id }] });
  expect(found.body.Resources[0]?.members).toBeUndefined();

  const name = "1879db59-3bdf-4490-ad68-ab880a269474updatedDisplayName";
  expect((await group([{ op: "Replace", path: "displayName", value: name }])).body.displayName).toBe(name);

  const [member] = await bringIn(entra, 1, "member");
  const added = await group([{ op: "Add", path: "members", value: [{ $ref: null, value: member }] }]);
  expect(added).toMatchObject({ status: 200, body: { members: [{ value: member }] } });
  const asked = `id eq "${made.body.id}" and members eq "${member}"`;
  const stands = await entra.get(`/Groups?filter=${encodeURIComponent(asked)}&attributes=id`);
  expect(stands.body.totalResults).toBe(1);
  const removed = await group([{ op: "Remove", path: "members", value: [{ $ref: null, value: member }] }]);
  expect(removed).toMatchObject({ status: 200, body: { members: [] } });
  expect((await entra.delete(at)).status).toBe(204);
});
