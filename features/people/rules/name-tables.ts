import type { TreeUnit } from "@/features/teams/types";
import type { Group } from "./tables";
import type { PlannedUnit } from "./units";

/** A department's only table bears its name; of several, each bears its lead's. Names of one department differ. */
export function nameTables(
  tables: readonly { group: Group; team: PlannedUnit }[],
  teamsNow: readonly TreeUnit[],
): void {
  const perParent = new Map<string, number>();
  const taken = new Map<string, Set<string>>();
  const note = (parentId: string | null, name: string) => {
    const key = parentId ?? "";
    if (name) taken.set(key, (taken.get(key) ?? new Set()).add(name.toLowerCase()));
    perParent.set(key, (perParent.get(key) ?? 0) + 1);
  };
  for (const team of teamsNow) note(team.parentId, team.name);
  for (const { team } of tables) if (team.isNew) note(team.parentId, team.name);
  for (const { group, team } of tables) {
    if (team.name) continue;
    const names = taken.get(team.parentId ?? "") ?? new Set<string>();
    const lead = group.people.find((person) => person.id === group.leadId)?.row;
    const alone = perParent.get(team.parentId ?? "") === 1;
    team.name = freeName(group.under.name, alone, lead, names);
    taken.set(team.parentId ?? "", names.add(team.name.toLowerCase()));
  }
}

type LeadName = { givenName: string; familyName: string } | undefined;

function freeName(department: string, alone: boolean, lead: LeadName, taken: Set<string>): string {
  const given = lead?.givenName ?? "";
  const initial = `${given} ${lead?.familyName.at(0) ?? ""}.`;
  const wanted = [
    ...(alone || !lead ? [department] : []),
    ...(lead
      ? [given, initial, `${given} ${lead.familyName}`].map((who) => `${department}, ${who}'s table`)
      : []),
  ];
  const free = wanted.find((name) => !taken.has(name.toLowerCase()));
  if (free) return free;
  for (let number = 2; ; number += 1) {
    const name = `${wanted.at(-1)} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
