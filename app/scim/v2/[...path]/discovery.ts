import SCIMMY from "scimmy";
import { ENTERPRISE, GROUP, USER } from "@/features/connections/rules/scim";
import { MAX_OPERATIONS } from "./bulk";
import { MAX_PAYLOAD, protocolError, scimBase } from "./protocol";
import { MAX_RESULTS } from "./search";

const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
const RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

/** What this service can do, what it knows and how that is written (RFC 7644 section 4). @throws SCIMError 404 */
export function describeService(endpoint: string, id: string | undefined): unknown {
  if (endpoint === "ServiceProviderConfig") return serviceConfig();
  const all: readonly { id: string }[] = endpoint === "Schemas" ? schemas() : resourceTypes();
  if (id === undefined) {
    return {
      schemas: [LIST],
      totalResults: all.length,
      startIndex: 1,
      itemsPerPage: all.length,
      Resources: all,
    };
  }
  const one = all.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (!one) throw protocolError(404, "There is nothing at this address.");
  return one;
}

function serviceConfig() {
  return {
    schemas: [CONFIG],
    documentationUri: `${new URL(scimBase()).origin}/admin/connections`,
    patch: { supported: true },
    bulk: { supported: true, maxOperations: MAX_OPERATIONS, maxPayloadSize: MAX_PAYLOAD },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer token",
        description: "A token that an admin makes under Administration, Connections.",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${scimBase()}/ServiceProviderConfig` },
  };
}

function resourceTypes() {
  const type = (id: string, endpoint: string, description: string, schema: string, extensions: string[]) => ({
    schemas: [RESOURCE_TYPE],
    id,
    name: id,
    endpoint,
    description,
    schema,
    ...(extensions.length > 0 && {
      schemaExtensions: extensions.map((extension) => ({ schema: extension, required: false })),
    }),
    meta: { resourceType: "ResourceType", location: `${scimBase()}/ResourceTypes/${id}` },
  });
  return [
    type("User", "/Users", "Somebody in the directory", USER, [ENTERPRISE]),
    type("Group", "/Groups", "A team: its members sit at one table", GROUP, []),
  ];
}

/** The attributes that are kept, as the library describes them (RFC 7643 section 7). */
const KEPT: Record<string, readonly string[]> = {
  [USER]: ["userName", "name", "displayName", "title", "active", "emails", "groups"],
  [ENTERPRISE]: ["employeeNumber", "department", "manager"],
  [GROUP]: ["displayName", "members"],
};

function schemas() {
  const { User, EnterpriseUser, Group } = SCIMMY.Schemas;
  return [User, EnterpriseUser, Group].map(({ definition }) => {
    const described = JSON.parse(JSON.stringify(definition.describe(`${scimBase()}/Schemas`)));
    const kept = KEPT[definition.id] ?? [];
    return {
      ...described,
      attributes: described.attributes.filter(({ name }: { name: string }) => kept.includes(name)),
    } as { id: string };
  });
}
