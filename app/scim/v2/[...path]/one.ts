import { getGroup } from "@/features/connections/queries/groups";
import { getUser } from "@/features/connections/queries/users";
import { chosen } from "@/features/connections/rules/chosen";
import { namesVersion } from "@/features/connections/rules/scim";
import type { Resource } from "@/features/connections/types";
import type { Actor } from "@/lib/actor";
import { readJson, scimBase, scimResponse } from "./protocol";
import { type Endpoint, write } from "./write";

/** Reads or writes one person or team, or makes one. */
export async function applyOne(
  actor: Actor,
  request: Request,
  endpoint: Endpoint,
  id: string | undefined,
): Promise<Response> {
  const { method, headers } = request;
  const ask = askOf(request);
  if (method === "GET" && id) {
    const resource = await (endpoint === "Users" ? getUser : getGroup)(actor, { id, base: scimBase() });
    const known = headers.get("if-none-match");
    if (known && namesVersion(known, resource.meta.version)) {
      return new Response(null, { status: 304, headers: { etag: resource.meta.version } });
    }
    return shown(resource, ask, 200);
  }
  const body = method === "DELETE" ? undefined : await readJson(request);
  const resource = await write(actor, { method, endpoint, id, body, ifMatch: headers.get("if-match") });
  return resource ? shown(resource, ask, method === "POST" ? 201 : 200) : scimResponse(null, 204);
}

type Ask = { attributes: string | null; excludedAttributes: string | null };

function askOf(request: Request): Ask {
  const { searchParams } = new URL(request.url);
  return {
    attributes: searchParams.get("attributes"),
    excludedAttributes: searchParams.get("excludedAttributes"),
  };
}

function shown(resource: Resource, ask: Ask, status: number): Response {
  const { version, location } = resource.meta;
  return scimResponse(chosen(resource, ask), status, { etag: version, ...(status === 201 && { location }) });
}
