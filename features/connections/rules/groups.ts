import type { GroupRow, Resource, SaidGroup } from "../types";
import { badRequest, GROUP, versioned } from "./scim";
import { attributesOf, lineOf, referenceOf } from "./words";

const LONGEST_NAME = 120;

/** A team as RFC 7643 section 4.2 writes a group. @param base where SCIM is reached */
export function groupResource(row: GroupRow, base: string): Resource {
  const resource = {
    schemas: [GROUP],
    id: row.id,
    ...(row.directoryId && { externalId: row.directoryId }),
    displayName: row.name,
    members: row.members.map(({ id, name }) => ({
      value: id,
      $ref: `${base}/Users/${id}`,
      display: name,
      type: "User",
    })),
  };
  const location = `${base}/Groups/${row.id}`;
  return versioned(resource, { resourceType: "Group", created: row.createdAt, location });
}

/** What a client's body says of a group. @throws SCIMError invalidSyntax, invalidValue */
export function readGroup(body: unknown): SaidGroup {
  const all = attributesOf(body, "A group");
  const members = all.get("members");
  return {
    displayName: lineOf("displayName", all.get("displayname"), LONGEST_NAME),
    externalId: lineOf("externalId", all.get("externalid")),
    members: members === undefined || members === null ? undefined : readMembers(members),
  };
}

/** The ids of members, each once, however a client writes them. @throws SCIMError invalidValue */
export function readMembers(value: unknown): string[] {
  const ids = (Array.isArray(value) ? value : [value]).map((member) => referenceOf(member)?.toLowerCase());
  if (ids.every((id) => id !== undefined)) return [...new Set(ids)];
  throw badRequest(
    "invalidValue",
    'Every member needs the id of a person as its "value". Nothing was changed.',
  );
}
