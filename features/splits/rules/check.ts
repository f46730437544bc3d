import { inWords } from "@/features/teams/rules";
import type { Check, Plan, PlanTable, SplitPerson, SplitTeam } from "../types";
import { capital, eligibleAt, positionOf, shortName } from "./plan";

/**
 * What there is to say of a plan before it is proposed, in words, the same in the browser and on the server: whether
 * every table fits two pizzas, whether every lid can open, what of the strengths a table would miss and who could change
 * places to mend it, and that the new tables begin trend lines of their own.
 */
export function checkSplit(plan: Plan, team: SplitTeam): Check[] {
  return [fits(plan, team), lids(plan, team), strengths(plan, team), trends(plan, team)];
}

function fits({ tables }: Plan, team: SplitTeam): Check {
  const { limit } = team;
  const full = tables.filter(({ seats }) => seats.length > limit);
  const [first] = full;
  if (first) {
    const over = first.seats.length - limit;
    return {
      key: "fits",
      ok: false,
      title: `${shortName(team, first.name)} does not fit two pizzas:`,
      words: `${first.seats.length} people, ${inWords(over)} over. Move ${over === 1 ? "somebody" : "some"} to another table.`,
    };
  }
  const free = tables.map(({ seats }) => limit - seats.length);
  const [least, most] = [Math.min(...free), Math.max(...free)];
  const room =
    most === 0
      ? "with no seat left over."
      : least === most
        ? `with room for ${inWords(least)} ${tables.length === 2 ? "each" : "at each"}.`
        : `with ${inWords(free.reduce((sum, one) => sum + one, 0))} seats to spare in all.`;
  return { key: "fits", ok: true, title: `${all(tables.length)} fit two pizzas,`, words: room };
}

function lids({ tables }: Plan, team: SplitTeam): Check {
  const shut = tables.filter((table) => eligibleAt(table) < team.k);
  if (shut.length === 0) {
    return {
      key: "lids",
      ok: true,
      title: `${all(tables.length)} lids can open:`,
      words: `at least ${inWords(team.k)} people besides the lead at each, so each can see its own result.`,
    };
  }
  const names = new Intl.ListFormat("en-GB").format(shut.map(({ name }) => shortName(team, name)));
  const each = shut.map((table) => inWords(eligibleAt(table)));
  const people = new Intl.ListFormat("en-GB").format(each);
  return {
    key: "lids",
    ok: false,
    title: `${shut.length === 1 ? "The lid" : "The lids"} of ${names} ${shut.length === 1 ? "stays" : "stay"} shut.`,
    words: `It takes ${inWords(team.k)} people besides the lead, and there would be ${people}. Their answers count in ${team.parentName}.`,
  };
}

/** A strength that two of the team have should not end up all at one table. The one that a swap would mend comes first. */
function strengths(plan: Plan, team: SplitTeam): Check {
  const key = "strengths";
  if (team.people.every((person) => person.strengths.length === 0)) {
    const words = "When they do, this says what a table would miss.";
    return { key, ok: true, title: "Nobody here has posted strengths yet.", words };
  }
  const missing = missingStrengths(plan, team);
  if (missing.length === 0) {
    const title = "No strength is lost:";
    return { key, ok: true, title, words: `what two of you are good at is at ${tablesWords(plan)}.` };
  }
  const mended = missing.map((gap) => ({ gap, swap: swapFor(plan, team, gap) })).find(({ swap }) => swap);
  const { strength, table } = mended?.gap ?? missing[0] ?? { strength: "", table: 0 };
  const name = team.strengths[strength] ?? strength;
  const title = `No ${name} at ${shortName(team, plan.tables[table]?.name ?? "")}.`;
  const rest = missing.length - 1;
  const more =
    rest > 0 ? ` ${capital(inWords(rest))} more ${rest === 1 ? "is" : "are"} at one side alone.` : "";
  if (!mended?.swap) {
    return { key, ok: false, title, words: `No single swap brings it there without losing another.${more}` };
  }
  const { a, b } = mended.swap;
  const nameOf = (id: string) => team.people.find((person) => person.id === id)?.name ?? "";
  const words = `${nameOf(a)} lists ${name}; swap with ${nameOf(b)}?${more}`;
  return { key, ok: false, title, words, swap: mended.swap };
}

type Gap = { strength: string; table: number };

/** Strengths that two or more of the team have and that a table would not, those most have first. */
export function missingStrengths({ tables }: Plan, team: Pick<SplitTeam, "people">): Gap[] {
  const holders = new Map<string, SplitPerson[]>();
  for (const person of team.people) {
    for (const strength of person.strengths) {
      holders.set(strength, [...(holders.get(strength) ?? []), person]);
    }
  }
  const shared = [...holders]
    .filter(([, people]) => people.length >= 2)
    .sort((a, b) => b[1].length - a[1].length);
  return shared.flatMap(([strength, people]) => {
    const bare = tables.flatMap(({ seats }, table) =>
      seats.length > 0 && !people.some(({ id }) => seats.includes(id)) ? [table] : [],
    );
    // With fewer people than tables somebody has to go without: only what can be mended is named.
    return tables.length - bare.length < Math.min(people.length, tables.length)
      ? bare.map((table) => ({ strength, table }))
      : [];
  });
}

/** Two people, no leads, whose change of places brings the strength to the table and leaves fewer gaps in all. */
function swapFor(plan: Plan, team: SplitTeam, { strength, table }: Gap): Check["swap"] {
  const leads = new Set(plan.tables.map(({ leadId }) => leadId));
  const givers = team.people.filter(
    ({ id, strengths }) => strengths.includes(strength) && !leads.has(id) && positionOf(plan, id) !== table,
  );
  const takers = team.people.filter(({ id }) => !leads.has(id) && positionOf(plan, id) === table);
  const now = missingStrengths(plan, team).length;
  let best: { swap: { a: string; b: string }; gaps: number } | undefined;
  for (const { id: a } of givers) {
    for (const { id: b } of takers) {
      const gaps = missingStrengths(swappedSeats(plan, a, b), team).length;
      if (gaps < (best?.gaps ?? now)) best = { swap: { a, b }, gaps };
    }
  }
  return best?.swap;
}

function swappedSeats({ tables }: Plan, a: string, b: string): Plan {
  const other = (id: string) => (id === a ? b : id === b ? a : id);
  return { tables: tables.map((table: PlanTable) => ({ ...table, seats: table.seats.map(other) })) };
}

function trends({ tables }: Plan, team: SplitTeam): Check {
  return {
    key: "trends",
    ok: false,
    title: `${capital(inWords(tables.length))} new trend lines.`,
    words: `Old results stay with ${team.name} and are never re-cut.`,
  };
}

function all(tables: number): string {
  return tables === 2 ? "Both" : `All ${inWords(tables)}`;
}

function tablesWords({ tables }: Plan): string {
  return tables.length === 2 ? "both tables" : "more than one table";
}
