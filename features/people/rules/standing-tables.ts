import type { TreeUnit } from "@/features/teams/types";
import type { Directory } from "./directory";
import type { Group } from "./tables";

/** The table that a group has had so far. */
export type Find = (group: Group) => TreeUnit | undefined;

/** Of several tables one person leads, the one they sit at; else the table they take over. */
export function findByLead(
  teamsNow: readonly TreeUnit[],
  directory: Directory,
  heirs: Map<string, TreeUnit>,
): Find {
  const led = listBy(teamsNow, (team) => team.leadId ?? "");
  const seatOf = new Map(directory.people.map((person) => [person.id, person.teamId]));
  return ({ leadId }) => {
    const teams = led.get(leadId ?? "") ?? [];
    return teams.find((team) => team.id === seatOf.get(leadId ?? "")) ?? teams[0] ?? heirs.get(leadId ?? "");
  };
}

/**
 * Leads who take a table over: whose people are most of a table that its own lead leads no longer. The table stays the
 * same one, with its history, under a new lead.
 * @returns by the new lead's id
 */
export function findHeirs(
  groups: readonly Group[],
  teamsNow: readonly TreeUnit[],
  leads: Set<string>,
  directory: Directory,
): Map<string, TreeUnit> {
  const orphaned = new Map(
    teamsNow.filter((team) => !team.leadId || !leads.has(team.leadId)).map((team) => [team.id, team]),
  );
  const sizes = new Map<string, number>();
  for (const { teamId } of directory.people) if (teamId) sizes.set(teamId, (sizes.get(teamId) ?? 0) + 1);
  const leading = new Set(teamsNow.map((team) => team.leadId));
  const heirs = new Map<string, TreeUnit>();
  for (const { key, people } of groups) {
    if (leading.has(key)) continue;
    for (const [teamId, here] of listBy(people, (person) => person.known?.teamId ?? "")) {
      const team = orphaned.get(teamId);
      if (!team || here.length * 2 <= (sizes.get(teamId) ?? 0)) continue;
      heirs.set(key, team);
      break;
    }
  }
  return heirs;
}

/** Of several tables with one name, the one that hangs where the group does. */
export function findByName(teamsNow: readonly TreeUnit[]): Find {
  const named = listBy(teamsNow, (team) => team.name.toLowerCase());
  return ({ key, under }) => {
    const teams = named.get(key) ?? [];
    return teams.find((team) => team.parentId === under.id) ?? teams[0];
  };
}

function listBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) {
    const list = lists.get(key(item));
    if (list) list.push(item);
    else lists.set(key(item), [item]);
  }
  return lists;
}
