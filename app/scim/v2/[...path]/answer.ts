import { countRequest } from "@/features/connections/commands/requests";
import type { Actor } from "@/lib/actor";
import { actorOfToken } from "@/lib/auth/machines";
import { AppError } from "@/lib/errors";
import { applyBulk } from "./bulk";
import { describeService } from "./discovery";
import { applyOne } from "./one";
import { errorResponse, protocolError, readJson, scimResponse } from "./protocol";
import { listResources, search } from "./search";

/** One request of a SCIM client, answered: the bearer's token, its rate, then what it asks for. */
export async function answer(request: Request, path: string[]): Promise<Response> {
  try {
    const actor = await machineOf(request);
    await countRequest(actor);
    return await dispatch(actor, request, path);
  } catch (error) {
    return errorResponse(error);
  }
}

/** A token in the Authorization header and nothing else: no cookie opens this door. */
async function machineOf(request: Request): Promise<Actor> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const actor = token ? await actorOfToken(token) : null;
  if (actor?.kind === "machine") return actor;
  throw new AppError("not_signed_in", 'This needs a token that works, sent as "Authorization: Bearer ...".');
}

async function dispatch(actor: Actor, request: Request, path: string[]): Promise<Response> {
  const { method } = request;
  const [endpoint = "", id, ...rest] = path;
  if (rest.length > 0) throw protocolError(404, "There is nothing at this address.");
  if (method === "GET" && ["ServiceProviderConfig", "ResourceTypes", "Schemas"].includes(endpoint)) {
    return scimResponse(describeService(endpoint, id));
  }
  if (endpoint === "Bulk" && method === "POST" && !id) {
    return scimResponse(await applyBulk(actor, await readJson(request)));
  }
  if (endpoint === "Me") throw protocolError(501, "A token is nobody, so there is no /Me here.");
  if (endpoint !== "Users" && endpoint !== "Groups")
    throw protocolError(404, "There is nothing at this address.");
  if (id === ".search" && method === "POST") return search(actor, endpoint, await readJson(request));
  if (!id && method === "GET") return listResources(actor, endpoint, new URL(request.url).searchParams);
  return applyOne(actor, request, endpoint, id);
}
