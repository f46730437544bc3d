import type { Resource } from "../types";

/** What is always returned (RFC 7643 section 7). */
const ALWAYS = ["schemas", "id"];

/**
 * A resource with the attributes that a client asked for, or without those it does not want (RFC 7644 section 3.9).
 * @param ask names with commas between; `attributes` wins
 */
export function chosen(
  resource: Resource,
  ask: { attributes?: string | null; excludedAttributes?: string | null },
): Record<string, unknown> {
  const wanted = pathsOf(ask.attributes);
  if (wanted.length > 0) return keep(resource, [...ALWAYS, ...wanted]);
  const unwanted = pathsOf(ask.excludedAttributes);
  return unwanted.length > 0 ? drop(resource, unwanted) : resource;
}

/** Whether a client wants an attribute at all, so that what nobody reads need not be fetched. */
export function wants(
  attribute: string,
  ask: { attributes?: string | null; excludedAttributes?: string | null },
): boolean {
  const heads = (said?: string | null) =>
    pathsOf(said).filter((path) => path === attribute || path.startsWith(`${attribute}.`));
  if (pathsOf(ask.attributes).length > 0) return heads(ask.attributes).length > 0;
  return !pathsOf(ask.excludedAttributes).includes(attribute);
}

function pathsOf(said?: string | null): string[] {
  return (said ?? "")
    .split(",")
    .map((path) =>
      path
        .trim()
        .toLowerCase()
        .replace(/^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/, ""),
    )
    .filter(Boolean);
}

function keep(resource: object, paths: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resource).flatMap(([key, value]) => {
      if (paths.includes(key.toLowerCase())) return [[key, value]];
      const inner = innerPaths(key, paths);
      return inner.length > 0 ? [[key, within(value, (one) => keep(one, inner))]] : [];
    }),
  );
}

function drop(resource: object, paths: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resource).flatMap(([key, value]) => {
      if (paths.includes(key.toLowerCase()) && !ALWAYS.includes(key)) return [];
      const inner = innerPaths(key, paths);
      return [[key, inner.length > 0 ? within(value, (one) => drop(one, inner)) : value]];
    }),
  );
}

/** Paths below an attribute: `name.givenName`, or `urn:...:User:department` below the extension. */
function innerPaths(key: string, paths: readonly string[]): string[] {
  const head = key.toLowerCase();
  return paths
    .filter((path) => path.startsWith(`${head}.`) || (head.startsWith("urn:") && path.startsWith(`${head}:`)))
    .map((path) => path.slice(head.length + 1));
}

function within(value: unknown, change: (one: object) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => within(one, change));
  return typeof value === "object" && value !== null ? change(value) : value;
}
