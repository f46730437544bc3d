import { randomFrom, seedFrom } from "@/lib/seeded";
import type { Plan, SplitFacts, SplitPerson, SplitTeam } from "../types";
import { familyName, tablesFor } from "./plan";
import { Search } from "./search";

/** A table smaller than this is not proposed for the sake of another table's lid. */
const SMALLEST = 3;

/**
 * Proposes the fewest tables that seat a team, pure and the same for the same team every time. As many tables as
 * possible get k people besides their lead; then people are changed over while that keeps more of the pairs who work
 * together, puts more of the strengths that two have at two tables, and leaves nobody's own people without somebody who
 * leads them already: a local search by swaps from several seeded starts.
 *
 * What is used of people: `facts.bonds` (see `bondsOf`), their five best strengths, who reports to whom, and how long
 * they sit here. What is not: any ballot, comment or rating, any nomination or second, any answer to an earlier plan.
 * @param tables how many, where somebody wants more than the fewest
 */
export function proposeSplit(
  team: Pick<SplitTeam, "id" | "name" | "limit" | "k" | "lead" | "people">,
  facts: SplitFacts,
  tables = tablesFor(team.people.length, team.limit),
): Plan {
  const people = [...team.people].sort((a, b) => a.id.localeCompare(b.id));
  const leadSits = people.findIndex(({ id }) => id === team.lead?.id);
  const sizes = sizesOf(people.length, {
    ...team,
    tables,
    leadComesFromOutside: !!team.lead && leadSits < 0,
  });
  const search = new Search(people, facts, sizes, leadSits);
  const seats = search.best(randomFrom(seedFrom(team.id)));
  return nameTables(
    { ...team, people },
    facts,
    sizes.map((_, table) => seats.flatMap((at, i) => (at === table ? [i] : []))),
  );
}

/**
 * How many sit at each table: all alike, unless fewer alike lets more tables have k people besides their lead. The first
 * table is the lead's own.
 */
export function sizesOf(
  people: number,
  {
    limit,
    k,
    tables,
    leadComesFromOutside,
  }: { limit: number; k: number; tables: number; leadComesFromOutside: boolean },
): number[] {
  const needs = Array.from({ length: tables }, (_, i) => (i === 0 && leadComesFromOutside ? k : k + 1));
  for (let open = tables; open > 0; open -= 1) {
    const floors = needs.map((need, i) =>
      i < open ? need : Math.min(SMALLEST, Math.floor(people / tables)),
    );
    if (floors.some((floor) => floor > limit) || sum(floors) > people) continue;
    return filled(floors, people, limit);
  }
  return filled(
    needs.map(() => 0),
    people,
    limit,
  );
}

/** Everybody else sits down where fewest are, the first table first. */
function filled(floors: number[], people: number, limit: number): number[] {
  const sizes = [...floors];
  for (let left = people - sum(sizes); left > 0; left -= 1) {
    let least = 0;
    for (const [i, size] of sizes.entries()) if (size < limit && size < (sizes[least] ?? 0)) least = i;
    sizes[least] = (sizes[least] ?? 0) + 1;
  }
  return sizes;
}

/**
 * Gives every table its lead and its name. The team's lead keeps the first; another table is led by whoever of it has
 * most of the team reporting to them already, else by whoever sits here longest.
 */
function nameTables(
  team: Pick<SplitTeam, "name" | "lead" | "people">,
  facts: SplitFacts,
  tables: number[][],
): Plan {
  const base = familyName(team.name);
  const taken = new Set(facts.beside.map((name) => name.toLowerCase()));
  return {
    tables: tables.map((members, position) => {
      const people = members.flatMap((i) => team.people[i] ?? []);
      const lead = position === 0 && team.lead ? team.lead : leadOf(people, facts);
      const seats = people
        .map(({ id }) => id)
        .sort((a, b) => Number(b === lead?.id) - Number(a === lead?.id));
      return { name: freeName(base, lead?.name, taken), leadId: lead?.id ?? null, seats };
    }),
  };
}

function leadOf(people: readonly SplitPerson[], { reports, since }: SplitFacts): SplitPerson | undefined {
  const led = (id: string) => reports[id] ?? 0;
  const sat = (id: string) => since[id] ?? "9999";
  return [...people].sort(
    (a, b) => led(b.id) - led(a.id) || sat(a.id).localeCompare(sat(b.id)) || a.id.localeCompare(b.id),
  )[0];
}

/** "Sales, Jo's table", or with the whole name where two have the same first one, or a number. At most 120 letters. */
function freeName(base: string, lead: string | undefined, taken: Set<string>): string {
  const whose = lead ? [lead.split(" ")[0] ?? lead, lead] : ["the other"];
  const names = whose.map(
    (who) => `${base.slice(0, 100 - Math.min(60, who.length))}, ${who.slice(0, 60)}'s table`,
  );
  const isFree = (name: string) => !taken.has(name.toLowerCase());
  const numbered = Array.from({ length: taken.size + 1 }, (_, i) => `${names.at(-1)} ${i + 2}`);
  const free = [...names, ...numbered].find(isFree) ?? base;
  taken.add(free.toLowerCase());
  return free;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
