import { plainLine } from "@/features/people/rules/plain-line";
import { badRequest } from "./scim";

/** The longest name, title or department that is kept, in characters. */
const LONGEST = 200;
const LONGEST_ADDRESS = 320;

/** One line of a client's words, cleaned of what cannot be seen. Numbers count as words. @throws SCIMError invalidValue */
export function lineOf(attribute: string, value: unknown, longest = LONGEST): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" && typeof value !== "number") {
    throw badRequest("invalidValue", `"${attribute}" should be a string. Nothing was changed.`);
  }
  const line = plainLine(String(value));
  if (line.length <= longest) return line;
  throw badRequest(
    "invalidValue",
    `"${attribute}" has ${line.length} characters, and we keep at most ${longest}. Nothing was changed.`,
  );
}

/** An address or a sign-in name. @throws SCIMError invalidValue */
export function addressOf(attribute: string, value: unknown): string | undefined {
  return lineOf(attribute, value, LONGEST_ADDRESS) || undefined;
}

/** Entra ID sends booleans as "True" and "False". @throws SCIMError invalidValue */
export function booleanOf(attribute: string, value: unknown): boolean | undefined {
  if (value === undefined || value === null || typeof value === "boolean") return value ?? undefined;
  const said = typeof value === "string" ? value.toLowerCase() : "";
  if (said === "true" || said === "false") return said === "true";
  throw badRequest("invalidValue", `"${attribute}" is true or false. Nothing was changed.`);
}

/** An object of JSON, its attributes looked up without case (RFC 7643 section 2.1). @throws SCIMError invalidSyntax */
export function attributesOf(value: unknown, what: string): Map<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("invalidSyntax", `${what} should be a JSON object. Nothing was changed.`);
  }
  return new Map(Object.entries(value).map(([key, said]) => [key.toLowerCase(), said]));
}

export function isAddress(words: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(words);
}

/** The id in a reference: its value, or the end of its $ref; a bare string is the id itself, of several the first counts. */
export function referenceOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (Array.isArray(value)) return referenceOf(value[0]);
  if (typeof value !== "object" || value === null) return undefined;
  const { value: id, $ref } = value as { value?: unknown; $ref?: unknown };
  if (typeof id === "string") return id.trim() || undefined;
  return typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
}
