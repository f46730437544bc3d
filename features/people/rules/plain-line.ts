/** Control characters, and the marks that turn the order of whatever text follows (Unicode 16, UAX 9, section 2). */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Words for one line, as a directory sends them: what cannot be seen is left out, any white space is one blank.
 * Letters stay as they were written, whatever their script, with all their marks.
 */
export function plainLine(said: string): string {
  return said.replace(/\s+/gu, " ").replace(UNSEEN, "").trim();
}
