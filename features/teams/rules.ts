import type { TreeUnit } from "./types";

/** From the company down to the unit itself; empty when the unit is not in the tree. */
export function pathOf(tree: readonly TreeUnit[], unitId: string): TreeUnit[] {
  const byId = new Map(tree.map((unit) => [unit.id, unit]));
  const path: TreeUnit[] = [];
  for (
    let unit = byId.get(unitId);
    unit && path.length <= tree.length;
    unit = byId.get(unit.parentId ?? "")
  ) {
    path.unshift(unit);
  }
  return path;
}

/** How many seats are free at a table, and how many people are over its two pizzas; one of the two is 0. */
export function roomAt(people: number, limit: number): { free: number; over: number } {
  return { free: Math.max(0, limit - people), over: Math.max(0, people - limit) };
}

/** The room at a table in words: "6 of 8, room for two", "8 of 8, full", "12 people, 4 over". */
export function roomWords(people: number, limit: number): string {
  const { free, over } = roomAt(people, limit);
  if (over > 0) return `${people} people, ${over} over`;
  if (free === 0) return `${people} of ${limit}, full`;
  return `${people} of ${limit}, room for ${inWords(free)}`;
}

/** How many pairs of people have to keep in touch: n(n-1)/2. */
export function linksOf(people: number): number {
  return (people * (people - 1)) / 2;
}

/** Small counts in words, larger ones in digits. */
export function inWords(count: number): string {
  const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  return words[count] ?? String(count);
}
