/** A name as a piece of an address: "Émile's IT desk" becomes "emile-s-it-desk"; empty when it has no letter or digit. */
export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
