import { roomAt } from "@/features/teams/rules";
import type { TreeUnit } from "@/features/teams/types";
import type { Problem } from "./columns";
import type { Directory, TeamRule } from "./directory";
import type { Lines } from "./lines";
import type { Matched } from "./match-people";
import { nameTables } from "./name-tables";
import type { Columns } from "./read-rows";
import { findByLead, findByName, findHeirs } from "./standing-tables";
import { type Group, leadsOf } from "./tables";
import type { PlannedUnit, UpperTree } from "./units";

/** A team as it will be. A new team over the limit gets its size as ceiling; it only falls from there. */
export type PlannedTeam = PlannedUnit & { people: number; ceiling: number | null };

/** Somebody sits down: for the first time, or from another table. */
export type PlannedSeat = { personId: string; unitId: string; from: string | null };

export type Seating = {
  teams: PlannedTeam[];
  seats: PlannedSeat[];
  /** Teams that everybody leaves. */
  emptied: string[];
  /** People of the file who have no table afterwards. */
  unseated: string[];
  problems: Problem[];
};

/** More people than this at one table is a rule that does not fit, not a table. */
const TABLE_AT_MOST = 1000;

/** Seats every group at its table, old or new, and checks that no standing team outgrows what it may hold. */
export function planSeats(
  rule: TeamRule,
  groups: readonly Group[],
  matched: readonly Matched[],
  lines: Lines,
  _upper: UpperTree,
  columns: Columns,
  directory: Directory,
  newId: () => string,
): Seating {
  const leads = leadsOf(lines);
  const teamsNow = directory.tree.filter((unit) => unit.kind === "team");
  const heirs = rule === "line" ? findHeirs(groups, teamsNow, leads, directory) : new Map<string, TreeUnit>();
  const standing = rule === "line" ? findByLead(teamsNow, directory, heirs) : findByName(teamsNow);
  const tables = groups.map((group) => ({ group, team: teamFor(rule, group, standing(group), newId) }));
  nameTables(tables, teamsNow);
  const leadOf = new Map(teamsNow.map((team) => [team.id, team.leadId]));
  const seats: PlannedSeat[] = [];
  const seated = new Set<string>();
  for (const { group, team } of tables) {
    for (const person of group.people) {
      const now = person.known && !person.known.hasLeft ? person.known.teamId : null;
      seated.add(person.id);
      if (now === team.id) continue;
      const comesAnew = team.isNew || heirs.has(group.key);
      if (now && !comesAnew && !changesTable(rule, person, lines, leads, leadOf)) continue;
      seats.push({ personId: person.id, unitId: team.id, from: now });
    }
  }
  const unseated = matched.filter(({ id, known }) => !seated.has(id) && !known?.teamId).map(({ id }) => id);
  const count = counter(seats, directory);
  const teams = tables.map(({ team }) => ({
    ...team,
    people: count(team.id).after,
    ceiling: null as number | null,
  }));
  for (const team of teams) if (team.isNew && team.people > directory.limit) team.ceiling = team.people;
  const emptied = teamsNow
    .filter(({ id }) => count(id).left > 0 && count(id).after === 0)
    .map(({ id }) => id);
  const problems = crowded(teams, seats, matched, columns, rule, directory, count);
  return { teams: teams.filter((team) => team.people > 0), seats, emptied, unseated, problems };
}

/** The table a group has had so far, or a new one. */
function teamFor(rule: TeamRule, group: Group, old: TreeUnit | undefined, newId: () => string): PlannedUnit {
  const parentId = group.under.id;
  if (!old) {
    const name = group.name ?? "";
    return { id: newId(), kind: "team", name, parentId, leadId: group.leadId, isNew: true, isChanged: false };
  }
  const leadIsHere = group.people.some((person) => person.id === group.leadId);
  const moved = rule === "line" && leadIsHere && old.parentId !== parentId;
  const leadId = rule === "line" ? group.leadId : (old.leadId ?? group.leadId);
  const isChanged = moved || leadId !== old.leadId;
  return { ...old, parentId: moved ? parentId : old.parentId, leadId, isNew: false, isChanged };
}

/**
 * Whether somebody who sits somewhere already changes to the table the rule finds. A column that names the table is
 * always right. By line only a new manager, or leading no longer, moves people: who was seated elsewhere by hand stays.
 */
function changesTable(
  rule: TeamRule,
  person: Matched,
  lines: Lines,
  leads: Set<string>,
  leadOf: Map<string, string | null>,
): boolean {
  if (rule !== "line") return true;
  if (leads.has(person.id)) return false;
  const leftAlone = leadOf.get(person.known?.teamId ?? "") === person.id;
  return leftAlone || (lines.get(person.id) ?? null) !== person.known?.managerId;
}

type Count = { before: number; left: number; after: number };

function counter(seats: readonly PlannedSeat[], directory: Directory): (unitId: string) => Count {
  const counts = new Map<string, Count>();
  const at = (id: string) => {
    const count = counts.get(id) ?? { before: 0, left: 0, after: 0 };
    counts.set(id, count);
    return count;
  };
  for (const { teamId } of directory.people) {
    if (!teamId) continue;
    at(teamId).before += 1;
    at(teamId).after += 1;
  }
  for (const { unitId, from } of seats) {
    at(unitId).after += 1;
    if (!from) continue;
    at(from).left += 1;
    at(from).after -= 1;
  }
  return at;
}

function crowded(
  teams: readonly PlannedTeam[],
  seats: readonly PlannedSeat[],
  matched: readonly Matched[],
  columns: Columns,
  rule: TeamRule,
  directory: Directory,
  count: (unitId: string) => Count,
): Problem[] {
  const column =
    { line: columns.manager, team: columns.team, department: columns.department }[rule]?.header ?? null;
  const rowOf = new Map(matched.map((person) => [person.id, person.row]));
  return teams.flatMap((team) => {
    const { before, left, after } = count(team.id);
    const held = Math.min(directory.ceilings[team.id] ?? 0, left > 0 ? before - left : Infinity);
    const allowed = team.isNew ? TABLE_AT_MOST : Math.max(directory.limit, held);
    if (after <= allowed) return [];
    const joiner = seats.find((seat) => seat.unitId === team.id);
    if (!joiner) return [];
    const row = rowOf.get(joiner.personId);
    const { over } = roomAt(after, allowed);
    const sentence = team.isNew
      ? `${team.name} would have ${after} people. No table is that long: choose another rule for teams.`
      : `${team.name} would have ${after} people, ${over} more than it may hold. Seat them elsewhere, or split the team first.`;
    return [
      {
        line: row?.line ?? 0,
        column,
        value: row?.[rule === "line" ? "manager" : rule] ?? undefined,
        sentence,
      },
    ];
  });
}
