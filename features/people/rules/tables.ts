import type { TeamRule } from "./directory";
import type { Lines } from "./lines";
import type { Matched } from "./match-people";
import type { PlannedUnit, UpperTree } from "./units";

/** Some people who sit together by a rule. Everybody is in one group at most. */
export type Group = {
  /** What a file says again next time: the lead's id, or the name. */
  key: string;
  /** The name the file gives it; null when we have to find one. */
  name: string | null;
  leadId: string | null;
  under: PlannedUnit;
  people: Matched[];
};

/**
 * Puts everybody at one table by the rule. `line`: a lead plus those direct reports who lead nobody, under the lead's
 * department. `team`: whoever the team column names. `department`: one table a department.
 * @returns groups in the order of the file; people no rule seats are in none
 */
export function groupPeople(
  rule: TeamRule,
  matched: readonly Matched[],
  lines: Lines,
  upper: UpperTree,
): Group[] {
  return rule === "line" ? byLine(matched, lines, upper) : byColumn(rule, matched, lines, upper);
}

/** Everybody whom somebody reports to. */
export function leadsOf(lines: Lines): Set<string> {
  const leads = new Set<string>();
  for (const managerId of lines.values()) if (managerId) leads.add(managerId);
  return leads;
}

function byLine(matched: readonly Matched[], lines: Lines, upper: UpperTree): Group[] {
  const leads = leadsOf(lines);
  const byId = new Map(matched.map((person) => [person.id, person]));
  const groups = new Map<string, Group>();
  for (const person of matched) {
    const leadId = leads.has(person.id) ? person.id : (lines.get(person.id) ?? null);
    if (!leadId) continue;
    const lead = byId.get(leadId);
    const group = groups.get(leadId) ?? {
      key: leadId,
      name: null,
      leadId,
      under: upper.placeOf(lead ?? person),
      people: [],
    };
    group.people.push(person);
    groups.set(leadId, group);
  }
  return [...groups.values()];
}

function byColumn(
  rule: "team" | "department",
  matched: readonly Matched[],
  lines: Lines,
  upper: UpperTree,
): Group[] {
  const named = new Map<string, Matched[]>();
  for (const person of matched) {
    const name = rule === "team" ? person.row.team : person.row.department;
    if (!name) continue;
    const together = named.get(name.toLowerCase());
    if (together) together.push(person);
    else named.set(name.toLowerCase(), [person]);
  }
  return [...named].map(([key, people]) => ({
    key,
    name: (rule === "team" ? people[0]?.row.team : people[0]?.row.department) ?? key,
    leadId: mostNamedManager(people, lines),
    under: mostCommonPlace(people, upper),
    people,
  }));
}

/** Whoever most of them report to; of two, the one who sits with them, then the first in the file. */
function mostNamedManager(people: readonly Matched[], lines: Lines): string | null {
  const inside = new Set(people.map((person) => person.id));
  const votes = new Map<string, number>();
  for (const { id } of people) {
    const managerId = lines.get(id);
    if (managerId) votes.set(managerId, (votes.get(managerId) ?? 0) + (inside.has(managerId) ? 1.5 : 1));
  }
  return most(votes) ?? (people.length === 1 ? (people[0]?.id ?? null) : null);
}

function mostCommonPlace(people: readonly Matched[], upper: UpperTree): PlannedUnit {
  const votes = new Map<PlannedUnit, number>();
  for (const person of people) {
    const place = upper.placeOf(person);
    votes.set(place, (votes.get(place) ?? 0) + 1);
  }
  const place = most(votes);
  if (!place) throw new Error("a group has people");
  return place;
}

function most<T>(votes: Map<T, number>): T | null {
  let best: [T, number] | null = null;
  for (const vote of votes) if (!best || vote[1] > best[1]) best = vote;
  return best?.[0] ?? null;
}
