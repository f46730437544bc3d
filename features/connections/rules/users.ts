import type { PersonFields } from "@/features/people/types";
import type { Resource, SaidUser, UserRow } from "../types";
import { badRequest, ENTERPRISE, USER, versioned } from "./scim";
import { addressOf, attributesOf, booleanOf, isAddress, lineOf, referenceOf } from "./words";

/** Somebody as RFC 7643 section 4.1 writes them, with the enterprise extension. @param base where SCIM is reached */
export function userResource(row: UserRow, base: string): Resource {
  const { managerId, managerName } = row;
  const resource = {
    schemas: [USER, ENTERPRISE],
    id: row.id,
    ...said("externalId", row.directoryId ?? row.externalId),
    userName: row.userName ?? row.email,
    name: {
      formatted: row.name,
      ...said("familyName", row.familyName),
      ...said("givenName", row.givenName),
    },
    displayName: row.name,
    ...said("title", row.title),
    active: row.active,
    emails: [{ value: row.email, type: "work", primary: true }],
    ...(row.teamId && {
      groups: [
        { value: row.teamId, $ref: `${base}/Groups/${row.teamId}`, display: row.teamName, type: "direct" },
      ],
    }),
    [ENTERPRISE]: {
      ...said("employeeNumber", row.externalId),
      ...said("department", row.department),
      ...(managerId && {
        manager: { value: managerId, $ref: `${base}/Users/${managerId}`, displayName: managerName },
      }),
    },
  };
  const location = `${base}/Users/${row.id}`;
  return versioned(resource, { resourceType: "User", created: row.createdAt, location });
}

function said(name: string, value: string | null): Record<string, string> {
  return value ? { [name]: value } : {};
}

/**
 * What a client's body says of somebody, as far as we keep it: core attributes, the enterprise extension as an object or
 * with its name before each attribute. Everything else is heard and not kept.
 * @throws SCIMError invalidSyntax, invalidValue
 */
export function readUser(body: unknown): SaidUser {
  const all = attributesOf(body, "A user");
  const name =
    all.has("name") && all.get("name") !== null ? attributesOf(all.get("name"), '"name"') : new Map();
  const extension = readExtension(all);
  return {
    userName: addressOf("userName", all.get("username")),
    externalId: lineOf("externalId", all.get("externalid")),
    givenName: lineOf("name.givenName", name.get("givenname")),
    familyName: lineOf("name.familyName", name.get("familyname")),
    formatted: lineOf("name.formatted", name.get("formatted")),
    displayName: lineOf("displayName", all.get("displayname")),
    title: lineOf("title", all.get("title")),
    active: booleanOf("active", all.get("active")),
    email: readEmail(all.get("emails")),
    enterprise: extension !== null,
    employeeNumber: lineOf("employeeNumber", extension?.get("employeenumber")),
    department: lineOf("department", extension?.get("department")),
    managerId: referenceOf(extension?.get("manager")),
  };
}

function readExtension(all: Map<string, unknown>): Map<string, unknown> | null {
  const prefix = `${ENTERPRISE.toLowerCase()}:`;
  const flat = [...all].filter(([key]) => key.startsWith(prefix));
  const nested = all.get(ENTERPRISE.toLowerCase());
  if (flat.length === 0 && (nested === undefined || nested === null)) return null;
  const read = nested ? attributesOf(nested, "The enterprise extension") : new Map<string, unknown>();
  for (const [key, value] of flat) read.set(key.slice(prefix.length), value);
  return read;
}

/** The work address; otherwise the primary one; otherwise the first that is not somebody's home. */
export function readEmail(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const emails = (Array.isArray(value) ? value : [value]).map((email) =>
    typeof email === "string"
      ? new Map<string, unknown>([["value", email]])
      : attributesOf(email, "An email"),
  );
  const type = (email: Map<string, unknown>) => String(email.get("type") ?? "").toLowerCase();
  const chosen =
    emails.find((email) => type(email) === "work") ??
    emails.find((email) => booleanOf("emails.primary", email.get("primary"))) ??
    emails.find((email) => type(email) !== "home");
  return addressOf("emails.value", chosen?.get("value"));
}

/**
 * What a new person is, from what a client said of them. A name may be one word, or missing: then it is what stands
 * before the @.
 * @throws SCIMError invalidValue without a userName or any mail address
 */
export function joinerOf(said: SaidUser): Required<Omit<PersonFields, "startedOn">> {
  const address = addressesOf(said, null);
  const names = namesOf(said, null);
  if (!names.givenName && !names.familyName) names.givenName = address.email.split("@")[0] ?? "";
  return {
    ...address,
    ...names,
    ...idsOf(said, null),
    title: said.title ?? "",
    department: said.department ?? "",
    managerId: said.managerId ?? null,
  };
}

/**
 * What changes for somebody whom a client describes anew. What the client leaves out of its whole description is empty
 * from now on, but for what it may not speak of at all: its extension, ids, whether they are here.
 * @throws SCIMError invalidValue
 */
export function changesOf(said: SaidUser, row: UserRow): PersonFields {
  const wanted: PersonFields = {
    ...addressesOf(said, row),
    ...namesOf(said, row),
    ...idsOf(said, row),
    title: said.title ?? "",
    ...(said.enterprise && { department: said.department ?? "", managerId: said.managerId ?? null }),
  };
  const is = row as Record<string, unknown>;
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== is[field]));
}

/** The mail address and, where that is something else, the sign-in name. An address that was both stays both. */
function addressesOf(said: SaidUser, row: UserRow | null): { email: string; userName: string | null } {
  const { userName } = said;
  if (!userName) throw badRequest("invalidValue", 'Everybody needs a "userName". Nothing was changed.');
  const moved = row && !row.userName && !same(userName, row.email) && isAddress(userName);
  const told = said.email && !(moved && same(said.email, row.email)) ? said.email : undefined;
  const email = told ?? (isAddress(userName) ? userName : row?.email);
  if (!email || !isAddress(email)) {
    throw badRequest(
      "invalidValue",
      `We reach people by mail: send a work address in "emails", or one as "userName". Nothing was changed.`,
    );
  }
  return { email, userName: same(userName, email) ? null : userName };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Given and family name; a whole name only where there are no two, and one that changes for somebody with one name. */
function namesOf(said: SaidUser, row: UserRow | null): { givenName: string; familyName: string } {
  const { givenName = "", familyName = "" } = said;
  const whole = [said.displayName, said.formatted].filter((name) => name);
  if (!givenName && !familyName) {
    const before = { givenName: row?.givenName ?? "", familyName: row?.familyName ?? "" };
    return whole[0] && whole[0] !== row?.name ? { givenName: whole[0], familyName: "" } : before;
  }
  const hasOneName = row && !familyName && !row.familyName && givenName === row.givenName;
  const renamed = hasOneName ? whole.find((name) => name !== row.name) : undefined;
  return { givenName: renamed ?? givenName, familyName };
}

/** HR's number ties people to the import; what the client calls them stands beside it where it is something else. */
function idsOf(
  said: SaidUser,
  row: UserRow | null,
): { externalId: string | null; directoryId: string | null } {
  const before = said.externalId === "" ? null : row?.directoryId || row?.externalId || null;
  const told = said.externalId || before;
  const externalId = said.employeeNumber || row?.externalId || told;
  return { externalId, directoryId: told === externalId ? null : told };
}
