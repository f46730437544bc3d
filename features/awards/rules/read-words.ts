import { createHash } from "node:crypto";
import type { Case } from "../types";

/** A short name of a story's words: the same words have the same name, and others another one. */
export function nameOfWords(...words: string[]): string {
  return createHash("sha256").update(JSON.stringify(words)).digest("base64url");
}

/** The same of all that a maker says in a case, with what is beside the story. */
export function nameOfCase({ story, helped, helpedBy, values, pictureId, files }: Case): string {
  const beside = [...helpedBy, ...files].map(({ id }) => id);
  return nameOfWords(story, helped, pictureId ?? "", ...values, "", ...beside);
}
