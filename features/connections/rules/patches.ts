import SCIMMY from "scimmy";
import type { Resource, SaidGroup, SaidUser } from "../types";
import { readGroup, readMembers } from "./groups";
import { badRequest, ENTERPRISE, GROUP, USER } from "./scim";
import { readEmail, readUser } from "./users";
import { addressOf, attributesOf, booleanOf, lineOf, referenceOf } from "./words";

const MOST_OPERATIONS = 1000;
const READ_ONLY = new Set(["id", "meta", "groups", "schemas"]);
type Operation = { op: "add" | "replace" | "remove"; path: string; value?: unknown };

// The library knows RFC 7643's whole schema, so that a path we do not keep is told from one that does not exist.
SCIMMY.Schemas.User.definition.extend(SCIMMY.Schemas.EnterpriseUser.definition, false);

/** Sets what one path names, of what we keep; undefined takes it away. Paths are in small letters, without schemas. */
const SETTERS: Record<string, (said: SaidUser, value: unknown) => void> = {
  username: (said, value) => (said.userName = addressOf("userName", value)),
  externalid: (said, value) => (said.externalId = lineOf("externalId", value) ?? ""),
  displayname: (said, value) => (said.displayName = lineOf("displayName", value)),
  title: (said, value) => (said.title = lineOf("title", value)),
  active: (said, value) => (said.active = booleanOf("active", value)),
  "name.givenname": (said, value) => (said.givenName = lineOf("name.givenName", value)),
  "name.familyname": (said, value) => (said.familyName = lineOf("name.familyName", value)),
  "name.formatted": (said, value) => (said.formatted = lineOf("name.formatted", value)),
  employeenumber: (said, value) => (said.employeeNumber = lineOf("employeeNumber", value)),
  department: (said, value) => (said.department = lineOf("department", value)),
  manager: (said, value) => (said.managerId = referenceOf(value)),
  "manager.value": (said, value) => (said.managerId = referenceOf(value)),
  "manager.$ref": (said, value) => (said.managerId = referenceOf({ $ref: value })),
};
const OF_EXTENSION = new Set(["employeenumber", "department", "manager"]);

/**
 * What a client says of somebody after its PATCH (RFC 7644 section 3.5.2), in the forms of Okta and Entra ID too: capital
 * letters, values without a path, dotted keys in them, booleans as strings, a manager as a bare string. What is not kept
 * is heard and passed over. All operations or none: the first that is no good refuses the whole.
 * @throws SCIMError invalidSyntax, invalidPath, invalidValue, mutability, noTarget
 */
export function patchedUser(current: Resource, body: unknown): SaidUser {
  const said = readUser(current);
  for (const operation of operationsOf(body, current.id)) patchUserAt(said, operation);
  return said;
}

function patchUserAt(said: SaidUser, { op, path, value }: Operation): void {
  const extension = withoutSchema(path, ENTERPRISE);
  const named = extension === path ? withoutSchema(path, USER) : extension;
  // Entra ID's older form names what is the extension's without its schema.
  const inExtension = extension !== path || OF_EXTENSION.has(rootOf(named));
  const whole = inExtension
    ? ["employeeNumber", "department", "manager"]
    : ["givenName", "familyName", "formatted"];
  const below = (key: string) => (inExtension ? `${ENTERPRISE}:${key}` : `name.${key}`);
  if (named === "" || named.toLowerCase() === "name") {
    const parts = op === "remove" ? whole.map((key) => [key, null]) : Object.entries(requireObject(value));
    for (const [key, part] of parts) patchUserAt(said, { op, path: below(String(key)), value: part });
    return;
  }
  if (!inExtension && READ_ONLY.has(rootOf(named))) throw readOnly(path);
  requireKnown(inExtension ? `${ENTERPRISE}:${named}` : named, path);
  const set = op === "remove" ? undefined : value;
  if (rootOf(named) === "emails") patchEmail(said, op, named, set);
  else SETTERS[named.toLowerCase()]?.(said, set);
}

/** We keep one address, the work one, however it is pointed at. Those at home are heard and not kept. */
function patchEmail(said: SaidUser, op: Operation["op"], named: string, value: unknown): void {
  const [, filter = ""] = /^emails\[([^\]]*)\]/i.exec(named) ?? [];
  const attribute = /\.(\w+)$/.exec(named)?.[1]?.toLowerCase() ?? "value";
  if (attribute !== "value" || (filter && !/type\s+eq\s+"work"|primary\s+eq\s+"?true/i.test(filter))) return;
  const email = readEmail(value);
  if (email || op === "remove") said.email = email;
}

/** What a client says of a group after its PATCH. @throws SCIMError as `patchedUser` */
export function patchedGroup(current: Resource, body: unknown): SaidGroup {
  const said = readGroup(current);
  const members = new Set(said.members);
  for (const { op, path, value } of operationsOf(body, current.id)) {
    const named = withoutSchema(path, GROUP);
    const root = rootOf(named);
    if (READ_ONLY.has(root)) throw readOnly(path);
    if (root === "members") patchMembers(members, op, named, value);
    else if (named.toLowerCase() === "externalid")
      said.externalId = op === "remove" ? "" : lineOf(named, value);
    else if (named.toLowerCase() === "displayname")
      said.displayName = op === "remove" ? "" : lineOf(named, value);
    else throw unknownPath(path);
  }
  return { ...said, members: [...members] };
}

/** `members`, with the people in the value, or `members[value eq "id"]`; to take away all of them neither is needed. */
function patchMembers(members: Set<string>, op: Operation["op"], path: string, value: unknown): void {
  const [, filter] = /^members(\[.*\])?(?:\.value)?$/i.exec(path) ?? [null];
  if (filter === null) throw unknownPath(path);
  const [, one] = /^\[\s*value\s+eq\s+"([^"]*)"\s*\]$/i.exec(filter ?? "") ?? [];
  if (filter && !one)
    throw badRequest("invalidFilter", 'Members are found by "value eq". Nothing was changed.');
  const some = one ? [one.toLowerCase()] : value === undefined || value === null ? null : readMembers(value);
  if (op === "replace" || (op === "remove" && some === null)) members.clear();
  for (const id of some ?? []) op === "remove" ? members.delete(id) : members.add(id);
}

/** Every id that a PATCH of a group names, to be locked before it is read. */
export function membersNamed(body: unknown): string[] {
  const text = JSON.stringify(body) ?? "";
  return [...new Set(text.toLowerCase().match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))];
}

/** The operations of a message, each with a path: a value without one is an operation for each of its attributes. */
function operationsOf(body: unknown, id: string): Operation[] {
  const message = attributesOf(body, "A PatchOp");
  const schemas = message.get("schemas");
  if (!Array.isArray(schemas) || !schemas.includes(SCIMMY.Messages.PatchOp.id)) {
    throw badRequest(
      "invalidSyntax",
      `A PATCH names the schema ${SCIMMY.Messages.PatchOp.id}. Nothing was changed.`,
    );
  }
  const operations = message.get("operations");
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS) {
    throw badRequest(
      "invalidSyntax",
      `A PATCH has 1 to ${MOST_OPERATIONS} "Operations". Nothing was changed.`,
    );
  }
  return operations.flatMap((operation) => {
    const read = attributesOf(operation, "An operation");
    const [op, path, value] = [String(read.get("op")).toLowerCase(), read.get("path"), read.get("value")];
    if (op !== "add" && op !== "replace" && op !== "remove") {
      throw badRequest("invalidSyntax", `"${read.get("op")}" is no operation of PATCH. Nothing was changed.`);
    }
    if (path !== undefined && path !== null && typeof path !== "string") {
      throw badRequest("invalidPath", "A path is a string. Nothing was changed.");
    }
    if (path) return [{ op, path: path.trim(), value }];
    if (op === "remove")
      throw new SCIMMY.Types.Error(400, "noTarget", 'A "remove" needs a path. Nothing was changed.');
    return [...Object.entries(requireObject(value))].flatMap(([key, one]) =>
      key.toLowerCase() === "schemas" || isOwnId(key, one, id) ? [] : [{ op, path: key, value: one }],
    );
  });
}

function requireObject(value: unknown): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw badRequest(
    "invalidValue",
    "An operation without a path has an object as its value. Nothing was changed.",
  );
}

/** Okta says once more whose id it is. */
function isOwnId(key: string, value: unknown, id: string): boolean {
  return key.toLowerCase() === "id" && value === id;
}

function withoutSchema(path: string, schema: string): string {
  const [low, prefix] = [path.toLowerCase(), schema.toLowerCase()];
  if (low === prefix) return "";
  return low.startsWith(`${prefix}:`) || low.startsWith(`${prefix}.`) ? path.slice(schema.length + 1) : path;
}

function rootOf(path: string): string {
  return (/^[^.[]*/.exec(path)?.[0] ?? "").toLowerCase();
}

function requireKnown(named: string, path: string): void {
  try {
    SCIMMY.Schemas.User.definition.attribute(named.replace(/\[[^\]]*\]/g, ""));
  } catch {
    throw unknownPath(path);
  }
}

function unknownPath(path: string): Error {
  return badRequest("invalidPath", `There is no attribute at "${path.slice(0, 200)}". Nothing was changed.`);
}

function readOnly(path: string): Error {
  return badRequest("mutability", `"${path.slice(0, 200)}" is ours to say. Nothing was changed.`);
}
