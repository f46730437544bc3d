import type { WallFilter } from "../types";

/** What somebody may ask of the wall in its address; anything else counts as not asked. */
export function readFilter(asked: Record<string, string | string[] | undefined>): WallFilter {
  const one = (name: string) => {
    const value = asked[name];
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    show: one("show") === "jackets" ? "jackets" : "all",
    award: /^[a-z0-9-]{1,80}$/.test(one("award")) ? one("award") : null,
    year: /^[1-9]\d{3}$/.test(one("year")) ? Number(one("year")) : null,
    words: one("q").slice(0, 100),
  };
}

/** The query that asks for this, with what else there is: "?year=2025&view=list", or nothing. */
export function filterQuery(filter: Partial<WallFilter>, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams();
  if (filter.show === "jackets") asked.set("show", "jackets");
  if (filter.award) asked.set("award", filter.award);
  if (filter.year) asked.set("year", String(filter.year));
  if (filter.words) asked.set("q", filter.words);
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  const search = asked.toString();
  return search && `?${search}`;
}

/** Whether anything is left out: the hero hangs only where all of the wall does, or every jacket. */
export function isNarrowed({ award, year, words }: WallFilter): boolean {
  return Boolean(award || year || words);
}
