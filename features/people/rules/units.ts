import type { TreeUnit } from "@/features/teams/types";
import type { Directory } from "./directory";
import { above, type Lines } from "./lines";
import type { Matched } from "./match-people";

/** A unit as it will stand: new, or known with what changes about it. */
export type PlannedUnit = TreeUnit & { isNew: boolean; isChanged: boolean };

/** The tree above the tables: the company, business units, departments. `placeOf` finds where a row belongs in it. */
export type UpperTree = {
  units: PlannedUnit[];
  placeOf: (person: Matched) => PlannedUnit;
};

/**
 * Lays out business units and departments as the file names them, keeping those that stand already. A unit's lead is
 * the one person in it whom everybody else in it reports to in the end; where there is none, the unit has no lead. A
 * unit that has a lead keeps them, because a file may hold only a part of the company.
 */
export function planUnits(
  matched: readonly Matched[],
  lines: Lines,
  directory: Directory,
  newId: () => string,
): UpperTree {
  const root = directory.tree.find((unit) => unit.kind === "company");
  if (!root) throw new Error("a company has a root");
  const company: PlannedUnit = { ...root, isNew: false, isChanged: false };
  const planned = new Map<string, { unit: PlannedUnit; people: string[] }>([
    ["", { unit: company, people: [] }],
  ]);
  const place = (person: Matched) => keyOf(person.row.businessUnit, person.row.department);
  const known = directory.tree.filter((unit) => unit.kind !== "company");
  const find = (kind: TreeUnit["kind"], name: string, parentId: string) => {
    const named = known.filter(
      (unit) => unit.kind === kind && unit.name.toLowerCase() === name.toLowerCase(),
    );
    return named.find((unit) => unit.parentId === parentId) ?? (named.length === 1 ? named[0] : undefined);
  };

  function lay(
    kind: "business_unit" | "department",
    name: string,
    key: string,
    parent: PlannedUnit | null,
  ): PlannedUnit {
    const laid = planned.get(key);
    if (laid) return laid.unit;
    const old = find(kind, name, parent?.id ?? company.id);
    const parentId = parent?.id ?? old?.parentId ?? company.id;
    const isChanged = Boolean(old && old.parentId !== parentId);
    const unit = {
      id: old?.id ?? newId(),
      kind,
      name: old?.name ?? name,
      parentId,
      leadId: old?.leadId ?? null,
    };
    const fresh = { ...unit, isNew: !old, isChanged };
    planned.set(key, { unit: fresh, people: [] });
    return fresh;
  }

  for (const person of matched) {
    const { businessUnit, department } = person.row;
    const upper = businessUnit ? lay("business_unit", businessUnit, keyOf(businessUnit, null), null) : null;
    if (department) lay("department", department, place(person), upper);
    for (const key of new Set(["", keyOf(businessUnit, null), place(person)]))
      planned.get(key)?.people.push(person.id);
  }
  for (const { unit, people } of planned.values()) {
    const lead = unit.leadId ? null : headOf(people, lines);
    if (!lead) continue;
    unit.leadId = lead;
    unit.isChanged = !unit.isNew;
  }
  const units = [...planned.values()].map((entry) => entry.unit);
  return { units, placeOf: (person) => planned.get(place(person))?.unit ?? company };
}

/** The one of these people whom all others report to in the end, directly or not; null when there is no such person. */
function headOf(people: readonly string[], lines: Lines): string | null {
  const inside = new Set(people);
  const [first] = people;
  if (!first || people.length < 2) return null;
  const head = above(lines, first).findLast((id) => inside.has(id)) ?? first;
  return people.every((id) => id === head || above(lines, id).includes(head)) ? head : null;
}

function keyOf(businessUnit: string | null, department: string | null): string {
  if (!businessUnit && !department) return "";
  return `${businessUnit?.toLowerCase() ?? ""}\n${department?.toLowerCase() ?? ""}`;
}
