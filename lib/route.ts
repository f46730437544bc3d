import type { Actor } from "./actor";
import { getActor } from "./auth/get-actor";
import { AppError, isAppError, STATUS_OF, withoutWords } from "./errors";
import { log } from "./log";
import { isSameOrigin } from "./same-origin";

/**
 * Makes a route handler: resolves the actor, checks the Origin of anything that writes, answers expected failures
 * as JSON `{code, message}` with their status, and says nothing of unknown ones.
 */
export function route<C>(handle: (actor: Actor, request: Request, context: C) => Promise<Response>) {
  return async (request: Request, context: C): Promise<Response> => {
    try {
      if (request.method !== "GET" && request.method !== "HEAD") requireSameOrigin(request);
      return await handle(await getActor(), request, context);
    } catch (error) {
      if (isAppError(error)) {
        const body = { code: error.code, message: error.message, fields: error.fields };
        const wait = error.retryAfterSeconds;
        return Response.json(body, {
          status: STATUS_OF[error.code],
          headers: { "cache-control": "no-store", ...(wait && { "retry-after": String(wait) }) },
        });
      }
      log.error({ err: withoutWords(error) }, "route failed");
      return Response.json(
        { code: "unexpected", message: "We dropped this one. Please try again." },
        { status: 500, headers: { "cache-control": "no-store" } },
      );
    }
  };
}

function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request.headers)) {
    throw new AppError("forbidden", "This was sent from another site, so nothing was done.");
  }
}
