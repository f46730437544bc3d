import SCIMMY from "scimmy";
import { readBody } from "@/lib/body";
import { type AppError, isAppError, withoutWords } from "@/lib/errors";
import { log } from "@/lib/log";
import { ownAddress } from "@/lib/own-address";

/** What one request may bring: told in ServiceProviderConfig. */
export const MAX_PAYLOAD = 1024 * 1024;

const TYPE = "application/scim+json; charset=utf-8";
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

/** An answer in SCIM's own type, for nobody's cache. */
export function scimResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const always = { "content-type": TYPE, "cache-control": "no-store", ...headers };
  return new Response(body === null ? null : JSON.stringify(body), { status, headers: always });
}

/** A refusal of the protocol itself. */
export function protocolError(status: number, detail: string, scimType?: string): Error {
  return new SCIMMY.Types.Error(status, scimType as string, detail);
}

/** Where SCIM is reached from outside, without a slash at the end. */
export function scimBase(): string {
  return ownAddress("/scim/v2");
}

/** A request's JSON. @throws SCIMError 400 invalidSyntax, 413, 415 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "application/scim+json";
  if (!/^application\/(scim\+)?json\b/i.test(type)) {
    throw protocolError(415, "Send JSON, as application/scim+json. Nothing was changed.");
  }
  const { bytes } = await readBody(request, MAX_PAYLOAD);
  if (!bytes) throw protocolError(413, `A request has at most ${MAX_PAYLOAD} bytes. Nothing was changed.`);
  const text = new TextDecoder().decode(bytes);
  try {
    if (/"__proto__"\s*:/.test(text)) throw new SyntaxError("no attribute is called that");
    return JSON.parse(text);
  } catch {
    throw protocolError(400, "This is no JSON that can be read. Nothing was changed.", "invalidSyntax");
  }
}

export type Refused = { status: number; scimType?: string; detail: string; retryAfter?: number };

/**
 * What went wrong in the terms of RFC 7644 section 3.12. A full table is invalidValue: the members that were sent do not
 * fit, and 409 would be read as "exists already".
 */
export function refusedBy(error: unknown): Refused {
  if (isAppError(error)) return appRefusal(error);
  if (error instanceof SCIMMY.Types.Error) {
    const { status, scimType, message } = error as unknown as {
      status: number;
      scimType?: string;
      message: string;
    };
    return { status: Number(status), ...(scimType && { scimType }), detail: sentence(message) };
  }
  log.error({ err: withoutWords(error) }, "scim request failed");
  return { status: 500, detail: "We dropped this one. Nothing was changed. Please try again." };
}

/** The library's own words, as a sentence with what is safe. */
function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}. Nothing was changed.`;
}

function appRefusal({ code, message: detail, fields, retryAfterSeconds }: AppError): Refused {
  switch (code) {
    case "not_signed_in":
      return { status: 401, detail };
    case "forbidden":
      return { status: 403, detail };
    case "not_found":
    case "gone":
      return { status: 404, detail };
    case "invalid":
    case "team_full":
      return { status: 400, scimType: "invalidValue", detail };
    case "too_large":
      return { status: 413, detail };
    case "too_many":
      return { status: 429, detail, retryAfter: retryAfterSeconds ?? 60 };
    case "conflict":
      return { status: 409, ...(isTaken(fields) && { scimType: "uniqueness" }), detail };
    default:
      return { status: 409, detail };
  }
}

/** Somebody or something has that name, address or id already. */
function isTaken(fields: Record<string, string>): boolean {
  return ["email", "userName", "externalId", "directoryId", "name"].some((field) => field in fields);
}

/** The body of an error (RFC 7644 section 3.12): its status is a string. */
export function errorBody({ status, scimType, detail }: Refused): Record<string, unknown> {
  return { schemas: [ERROR], status: String(status), ...(scimType && { scimType }), detail };
}

export function errorResponse(error: unknown): Response {
  const refused = refusedBy(error);
  const headers: Record<string, string> = {};
  if (refused.status === 401) headers["www-authenticate"] = 'Bearer realm="SCIM"';
  if (refused.retryAfter) headers["retry-after"] = String(refused.retryAfter);
  return scimResponse(errorBody(refused), refused.status, headers);
}
