import { inWords, linksOf, nameUnder } from "@/features/teams/rules";
import type { Plan, PlanTable, SplitTeam } from "../types";

/** A team splits into two tables at least. */
export const FEWEST_TABLES = 2;

/** The fewest tables that seat so many people. */
export function tablesFor(people: number, limit: number): number {
  return Math.max(FEWEST_TABLES, Math.ceil(people / limit));
}

/** How many people of a table answer in its own rounds: a lead answers one level up, and so will one to be chosen. */
export function eligibleAt({ leadId, seats }: Pick<PlanTable, "leadId" | "seats">): number {
  const leadSitsHere = leadId === null || seats.includes(leadId);
  return Math.max(0, seats.length - (leadSitsHere ? 1 : 0));
}

/** Where somebody sits in the plan; -1 when they have no seat in it. */
export function positionOf({ tables }: Plan, personId: string): number {
  return tables.findIndex(({ seats }) => seats.includes(personId));
}

/** The plan with somebody at the end of another table. A lead leaves their post behind: they lead nothing unless asked to. */
export function withMove(plan: Plan, personId: string, to: number): Plan {
  const from = positionOf(plan, personId);
  if (from === to || !plan.tables[to]) return plan;
  const tables = plan.tables.map((table, i) => {
    if (i === from)
      return { ...withoutLead(table, personId), seats: table.seats.filter((id) => id !== personId) };
    return i === to ? { ...table, seats: [...table.seats, personId] } : table;
  });
  return { tables };
}

/** The plan with two people in each other's seats. Leads who change their table lead it no more. */
export function withSwap(plan: Plan, a: string, b: string): Plan {
  const [from, to] = [positionOf(plan, a), positionOf(plan, b)];
  if (from < 0 || to < 0 || a === b) return plan;
  const other = (id: string) => (id === a ? b : id === b ? a : id);
  const tables = plan.tables.map((table, i) => {
    if (i !== from && i !== to) return table;
    const seats = table.seats.map(other);
    return from === to ? { ...table, seats } : { ...withoutLead(withoutLead(table, a), b), seats };
  });
  return { tables };
}

/** The plan with another lead at one table; null is "to be chosen". */
export function withLead(plan: Plan, position: number, leadId: string | null): Plan {
  return {
    tables: plan.tables.map((table, i) => {
      if (i === position) return { ...table, leadId };
      return leadId === null ? table : withoutLead(table, leadId);
    }),
  };
}

export function withName(plan: Plan, position: number, name: string): Plan {
  return { tables: plan.tables.map((table, i) => (i === position ? { ...table, name } : table)) };
}

/** The plan with one empty table more. */
export function withTable(plan: Plan, name: string): Plan {
  return { tables: [...plan.tables, { name, leadId: null, seats: [] }] };
}

/** The plan without an empty table; tables with people, and the last two, stay. */
export function withoutTable(plan: Plan, position: number): Plan {
  const isEmpty = plan.tables[position]?.seats.length === 0;
  if (!isEmpty || plan.tables.length <= FEWEST_TABLES) return plan;
  return { tables: plan.tables.filter((_, i) => i !== position) };
}

/**
 * A plan as it has to be today: who is not at the table any more is taken out, who sat down since gets a seat at the
 * emptiest table, and nobody leads who is not here.
 * @param here who sits at the team's table now, by id
 * @param leadId whoever leads the team now; they may lead from outside of the table
 */
export function settled(plan: Plan, here: readonly string[], leadId: string | null): Plan {
  const present = new Set(here);
  const tables = plan.tables.map((table) => ({
    ...table,
    leadId: table.leadId && (present.has(table.leadId) || table.leadId === leadId) ? table.leadId : null,
    seats: table.seats.filter((id) => present.has(id)),
  }));
  const seated = new Set(tables.flatMap(({ seats }) => seats));
  for (const id of here) {
    if (seated.has(id)) continue;
    const emptiest = tables.reduce((best, table) => (table.seats.length < best.seats.length ? table : best));
    emptiest.seats.push(id);
  }
  return { tables };
}

/** Whether two plans say the same; who sits on which seat of a table is no difference. */
export function isSamePlan(a: Plan, b: Plan): boolean {
  const words = ({ tables }: Plan) =>
    JSON.stringify(tables.map(({ name, leadId, seats }) => [name.trim(), leadId, [...seats].sort()]));
  return words(a) === words(b);
}

/**
 * Why this plan can be neither saved nor laid, as a sentence; null when it can.
 * @param here who sits at the team's table now, by id
 * @param leadId whoever leads the team now: they may lead a table from outside
 */
export function whyNotPlan(
  plan: Plan,
  here: readonly string[],
  limit: number,
  leadId: string | null,
): string | null {
  const { tables } = plan;
  if (tables.length < FEWEST_TABLES) return "A split makes two tables at least.";
  const empty = tables.find(({ seats }) => seats.length === 0);
  if (empty) return `Nobody sits at ${empty.name} yet. Move somebody there, or take the table away.`;
  const full = tables.find(({ seats }) => seats.length > limit);
  if (full)
    return `${full.name} would have ${full.seats.length} people, and two pizzas feed no more than ${limit}.`;
  const names = tables.map(({ name }) => name.trim().toLowerCase());
  if (new Set(names).size < names.length)
    return "Two of the tables have the same name. Give one of them another.";
  const leads = tables.flatMap(({ leadId }) => leadId ?? []);
  if (new Set(leads).size < leads.length) return "Somebody leads two of the tables. Choose one.";
  const strange = tables.find(
    (table) => table.leadId && table.leadId !== leadId && !table.seats.includes(table.leadId),
  );
  if (strange) return `Whoever leads ${strange.name} has to sit there. Choose somebody of that table.`;
  const seats = tables.flatMap((table) => table.seats);
  if (new Set(seats).size < seats.length) return "Somebody has two seats in this plan. One is enough.";
  const present = new Set(here);
  if (seats.length !== here.length || !seats.every((id) => present.has(id))) {
    return "Somebody sat down or got up at this table since. Open the page again, and the plan has them in it.";
  }
  return null;
}

/** "Twelve people keep up 66 links; two tables of six need 15 each." */
export function linksSentence(team: Pick<SplitTeam, "people">, plan: Plan): string {
  const people = team.people.length;
  const sizes = plan.tables.map(({ seats }) => seats.length);
  const before = `${capital(numberWords(people))} people keep up ${linksOf(people)} links;`;
  const count = inWords(sizes.length);
  const [first = 0] = sizes;
  if (sizes.every((size) => size === first)) {
    return `${before} ${count} tables of ${inWords(first)} need ${linksOf(first)} each.`;
  }
  const list = new Intl.ListFormat("en-GB");
  const links = list.format(sizes.map((size) => String(linksOf(size))));
  return `${before} ${count} tables of ${list.format(sizes.map(inWords))} need ${links}.`;
}

/** "Six and six", "Eight, six and six": how many sit where, said after each move. */
export function sizesSentence({ tables }: Plan): string {
  const sizes = new Intl.ListFormat("en-GB").format(tables.map(({ seats }) => inWords(seats.length)));
  return `${capital(sizes)}.`;
}

/** Which table does a service of the old team: where one of its owners sits, else where the old lead leads, else the first. */
export function serviceAt(plan: Plan, owners: readonly string[], leadId: string | null): number {
  const owned = plan.tables.findIndex(({ seats }) => owners.some((id) => seats.includes(id)));
  if (owned >= 0) return owned;
  return Math.max(
    0,
    plan.tables.findIndex((table) => leadId !== null && table.leadId === leadId),
  );
}

/** What the tables of a split are called after: "Sales" for "Sales, Jo's table". */
export function familyName(team: string): string {
  return team.replace(/, [^,]*'s table( \d+)?$/, "");
}

/** A planned table's name among its own: "Jo's table" for "Sales, Jo's table". */
export function shortName(team: Pick<SplitTeam, "name">, table: string): string {
  return nameUnder(familyName(team.name), table);
}

/** More than half of the table has to agree. */
export function yesesNeeded(people: number): number {
  return Math.floor(people / 2) + 1;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** At the beginning of a sentence, where a number is written out a little longer. */
export function numberWords(count: number): string {
  return { 11: "eleven", 12: "twelve" }[count] ?? inWords(count);
}

function withoutLead<T extends PlanTable>(table: T, personId: string): T {
  return table.leadId === personId ? { ...table, leadId: null } : table;
}
