import { createHash } from "node:crypto";

/** A short name of a story's words: the same words have the same name, and others another one. */
export function nameOfWords(story: string): string {
  return createHash("sha256").update(story).digest("base64url");
}
