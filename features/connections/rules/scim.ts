import { createHash } from "node:crypto";
import SCIMMY from "scimmy";
import type { Resource } from "../types";

export const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

/** Table 9 of RFC 7644, as far as we say them. */
type ScimType = "invalidFilter" | "invalidPath" | "invalidSyntax" | "invalidValue" | "mutability";

/** A request that is no good, with the keyword of RFC 7644 table 9. */
export function badRequest(scimType: ScimType, detail: string): Error {
  return new SCIMMY.Types.Error(400, scimType, detail);
}

/** RFC 7644 section 3.14: somebody else changed it since the client looked. */
function changedMeanwhile(): Error {
  const detail =
    "This was changed since you read it. Nothing was done. Read it again and send your change anew.";
  return new SCIMMY.Types.Error(412, undefined as unknown as string, detail);
}

/** A resource with its weak entity tag, made of what it says: the same words have the same version. */
export function versioned(
  resource: Omit<Resource, "meta">,
  meta: Omit<Resource["meta"], "version">,
): Resource {
  const digest = createHash("sha256").update(JSON.stringify(resource)).digest("base64url").slice(0, 22);
  return { ...resource, meta: { ...meta, version: `W/"${digest}"` } } as Resource;
}

/**
 * Whether a header of entity tags names this version, compared weakly (RFC 9110 section 8.8.3.2).
 * @param header the value of If-Match or If-None-Match
 */
export function namesVersion(header: string, version: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => plain(tag) === plain(version));
}

/** @throws SCIMError 412 when the client names another version than the resource has */
export function requireVersion(ifMatch: string | null | undefined, resource: Resource): void {
  if (ifMatch && !namesVersion(ifMatch, resource.meta.version)) throw changedMeanwhile();
}
