import { createGroup, deleteGroup, patchGroup, replaceGroup } from "@/features/connections/commands/groups";
import { forgetRefusal, noteRefusal } from "@/features/connections/commands/refusals";
import { createUser, deleteUser, patchUser, replaceUser } from "@/features/connections/commands/users";
import { membersNamed } from "@/features/connections/rules/patches";
import type { Resource } from "@/features/connections/types";
import type { Actor } from "@/lib/actor";
import { protocolError, refusedBy, scimBase } from "./protocol";

export type Endpoint = "Users" | "Groups";
export type Write = {
  method: string;
  endpoint: Endpoint;
  id?: string;
  body?: unknown;
  ifMatch?: string | null;
};

/**
 * Does one write. What cannot be done is kept for the administration to see until it succeeds.
 * @returns the resource as it is now; null when it is gone
 */
export async function write(actor: Actor, asked: Write): Promise<Resource | null> {
  const about = aboutOf(asked);
  try {
    const resource = await doIt(actor, asked);
    if (about.subject) await forgetRefusal(actor, about);
    return resource;
  } catch (error) {
    const { status, scimType, detail } = refusedBy(error);
    const isTold = status === 409 || (status === 400 && scimType !== "invalidSyntax");
    if (isTold && about.subject) {
      const named = asked.endpoint === "Groups" ? membersNamed(asked.body).length : 0;
      await noteRefusal(actor, { ...about, people: named || null, reason: detail });
    }
    throw error;
  }
}

function doIt(actor: Actor, { method, endpoint, id, body, ifMatch }: Write): Promise<Resource | null> {
  const base = scimBase();
  const people = endpoint === "Users";
  if (method === "POST" && !id) return (people ? createUser : createGroup)(actor, { body, base });
  if (!id) throw protocolError(404, `${method} needs the id of one of them in the address.`);
  const at = { id, base, ifMatch };
  if (method === "PUT") return (people ? replaceUser : replaceGroup)(actor, { ...at, body });
  if (method === "PATCH") return (people ? patchUser : patchGroup)(actor, { ...at, body });
  if (method === "DELETE") return (people ? deleteUser : deleteGroup)(actor, at).then(() => null);
  throw protocolError(404, `${method} does nothing here.`);
}

/** Who or what a write is about, by id or by the name that the client gave. */
function aboutOf({ endpoint, id, body }: Write): { noun: "person" | "team"; subject: string } {
  const people = endpoint === "Users";
  const said = Object.entries(Object(body)).find(
    ([key]) => key.toLowerCase() === (people ? "username" : "displayname"),
  );
  const name = typeof said?.[1] === "string" ? said[1].slice(0, 300) : "";
  return { noun: people ? "person" : "team", subject: id ?? name };
}
