import type { TeamCard, TreeUnit } from "./types";

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

/** Why the next one cannot sit down here, and what to do about it. @param waived how many a running waiver allows */
export function fullTableSentence(
  team: string,
  people: number,
  limit: number,
  who: string,
  waived: number | null = null,
): string {
  const state =
    waived !== null && waived > limit && people >= waived
      ? `${team} has ${people} people, and its waiver allows no more than ${waived}`
      : people > limit
        ? `${team} has ${people} people, ${people - limit} over, and can only get smaller`
        : `${team} has ${people} people, and two pizzas feed no more than ${limit}`;
  return `${state}. Free a seat there first, or split the team; then ${who} can sit down.`;
}

/** Why these teams cannot become one. */
export function mergedTooLarge(teams: readonly string[], people: number, limit: number): string {
  const names = new Intl.ListFormat("en-GB").format(teams);
  return `Together ${names} have ${people} people, and two pizzas feed no more than ${limit}. Nothing was changed. Free some seats first, or merge fewer teams.`;
}

/** How long before its end a waiver is spoken of. */
export const WAIVER_REMINDER_DAYS = 14;

/** The beginning of a day written as 2027-03-03, in the portal's time zone. */
export function firstMoment(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

/** The end of such a day: the beginning of the next. */
export function lastMoment(day: string): Date {
  const end = firstMoment(day);
  end.setDate(end.getDate() + 1);
  return end;
}

/** "3 March", with its year when that is another one than the year we are in. */
export function dayWords(time: Date, today: Date = time): string {
  const year = time.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year }).format(time);
}

/** A branch with at most so many teams is shown whole; a larger one a part at a time. */
export const TEAMS_AT_ONCE = 100;
/** How many teams stand on one page of a list. */
export const TEAMS_A_PAGE = 60;

/** Which page of a list of `total` teams is shown when `wanted` is asked for: the last one when that is past the end. */
export function pageOf(wanted: number, total: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / TEAMS_A_PAGE));
  return { page: Math.min(Math.max(1, wanted), pages), pages };
}

/** How many teams these are, with how many people, how many of them over two pizzas, how many with a free seat. */
export function countTeams(teams: readonly TeamCard[]) {
  return {
    teams: teams.length,
    people: teams.reduce((sum, team) => sum + team.people, 0),
    over: teams.filter((team) => team.over > 0).length,
    free: teams.filter((team) => team.free > 0).length,
  };
}

/** "290 people at 47 tables", "one person at one table". */
export function seatingWords({ people, teams }: { people: number; teams: number }): string {
  return `${people === 1 ? "one person" : `${people.toLocaleString("en-GB")} people`} at ${tablesWords(teams)}`;
}

/** "47 tables", "one table". */
export function tablesWords(teams: number): string {
  return teams === 1 ? "one table" : `${teams.toLocaleString("en-GB")} tables`;
}

/** Teams that stand together on the page of all teams. */
export type TeamGroup = { id: string; name: string; teams: TeamCard[]; people: number };

const TABLES_FOR_A_GROUP = 4;

/**
 * Groups teams as people look for them: a department with four tables or more stands by itself, smaller ones together
 * under what is above them. By name, a department after the unit it belongs to.
 */
export function groupTeams(teams: readonly TeamCard[]): TeamGroup[] {
  const tables = new Map<string, number>();
  for (const team of teams) tables.set(team.parentId ?? "", (tables.get(team.parentId ?? "") ?? 0) + 1);
  const groups = new Map<string, TeamGroup & { order: string }>();
  for (const team of teams) {
    const large = (tables.get(team.parentId ?? "") ?? 0) >= TABLES_FOR_A_GROUP;
    const own = large || !team.upper;
    const [id, name] = own
      ? [team.parentId ?? "", team.parentName]
      : [team.upper?.id ?? "", team.upper?.name ?? ""];
    const order = own && team.upper ? `${team.upper.name}\n${name}` : name;
    const group = groups.get(id) ?? { id, name, teams: [], people: 0, order };
    group.teams.push(team);
    group.people += team.people;
    groups.set(id, group);
  }
  const byOrder = new Intl.Collator("en").compare;
  return [...groups.values()]
    .sort((a, b) => byOrder(a.order, b.order))
    .map(({ order: _, ...group }) => group);
}

/** A team's name below a heading that says its department already: "Jo's table" for "Production, Jo's table". */
export function nameUnder(heading: string, name: string): string {
  return name.startsWith(`${heading}, `) ? name.slice(heading.length + 2) : name;
}
