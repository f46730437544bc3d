import { listGroups } from "@/features/connections/queries/groups";
import { listUsers } from "@/features/connections/queries/users";
import { chosen, wants } from "@/features/connections/rules/chosen";
import type { ListAsk } from "@/features/connections/types";
import type { Actor } from "@/lib/actor";
import { protocolError, scimBase, scimResponse } from "./protocol";
import type { Endpoint } from "./write";

/** The longest page: told in ServiceProviderConfig. */
export const MAX_RESULTS = 200;

const DEFAULT_COUNT = 100;
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

type Asked = (name: string) => string | null;

/** A page of people or teams (RFC 7644 section 3.4.2). */
export function listResources(actor: Actor, endpoint: Endpoint, params: URLSearchParams): Promise<Response> {
  return list(actor, endpoint, (name) => params.get(name));
}

/** The same, asked in a body (section 3.4.3), so that no address stands in a log. */
export function search(actor: Actor, endpoint: Endpoint, body: unknown): Promise<Response> {
  const said = Object(body) as Record<string, unknown>;
  if (!Array.isArray(said.schemas) || !said.schemas.includes(SEARCH)) {
    throw protocolError(400, `A search names the schema ${SEARCH}.`, "invalidSyntax");
  }
  return list(actor, endpoint, (name) => {
    const value = said[name];
    return value === undefined || value === null ? null : String(value);
  });
}

async function list(actor: Actor, endpoint: Endpoint, asked: Asked): Promise<Response> {
  const ask: ListAsk = {
    filter: asked("filter") ?? undefined,
    startIndex: Math.max(1, whole(asked, "startIndex", 1)),
    count: Math.min(MAX_RESULTS, Math.max(0, whole(asked, "count", DEFAULT_COUNT))),
    sortBy: asked("sortBy") ?? undefined,
    descending: asked("sortOrder")?.toLowerCase() === "descending",
  };
  const shape = { attributes: asked("attributes"), excludedAttributes: asked("excludedAttributes") };
  const base = scimBase();
  const { total, resources } =
    endpoint === "Users"
      ? await listUsers(actor, { ask, base })
      : await listGroups(actor, { ask, base, members: wants("members", shape) });
  return scimResponse({
    schemas: [LIST],
    totalResults: total,
    startIndex: ask.startIndex,
    itemsPerPage: resources.length,
    Resources: resources.map((resource) => chosen(resource, shape)),
  });
}

function whole(asked: Asked, name: string, otherwise: number): number {
  const said = asked(name);
  if (said === null) return otherwise;
  if (/^-?\d{1,9}$/.test(said)) return Number(said);
  throw protocolError(400, `"${name}" is a whole number.`, "invalidValue");
}
