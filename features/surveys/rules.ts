import type { Seat, TreeUnit } from "@/features/teams/types";
import type { Roster, RosterSeat, RosterUnit } from "./types";

/** How many answers open a lid: four is the least this portal promises anybody. */
export const LID_CHOICES = [4, 5, 6, 8] as const;
export const DRIVERS_BY_DEFAULT = 2;
export const DRIVERS_AT_MOST = 5;

/** The question every pulse asks, and the one in words. */
export const SCORE_QUESTION = "recommend";
export const COMMENT_QUESTION = "comment";
/** What is asked about each service, by the part that names it in a ballot: "3.score" for the third service's. */
export const SERVICE_QUESTIONS = {
  score: "service-score",
  passed: "service-passed-on",
  words: "service-words",
} as const;

/**
 * Who answers where, frozen when a round opens. Somebody who leads a unit answers one level up, never
 * inside a unit they lead. A unit whose box would hold the answers of fewer than k people passes them to its parent, before any key
 * exists; where too few are left at the top, the smallest box below joins them.
 */
export function drawRoster(tree: readonly TreeUnit[], seats: readonly Seat[], k: number): Roster {
  const byId = new Map(tree.map((unit) => [unit.id, unit]));
  const homes = seats.flatMap(({ personId, unitId }) => {
    const home = homeOf(byId, personId, unitId);
    return home ? [{ personId, seatUnitId: unitId, home: home.id }] : [];
  });
  const boxOf = mergeSmallBoxes(tree, countBy(homes.map(({ home }) => home)), k);
  const roster: RosterSeat[] = homes.map(({ personId, seatUnitId, home }) => ({
    personId,
    seatUnitId,
    answersIn: boxOf(home),
  }));
  const eligible = eligibleOf(byId, roster);
  const units: RosterUnit[] = tree.map((unit) => ({
    ...unit,
    eligible: eligible.get(unit.id) ?? 0,
    reportsIn: boxOf(unit.id),
  }));
  return { units, seats: roster };
}

/**
 * For service rounds: everybody answers for the department (or business unit) they sit under, else for the company; where
 * fewer than k would share a box, they answer with the company.
 */
export function drawConsumers(tree: readonly TreeUnit[], seats: readonly Seat[], k: number): Roster {
  const byId = new Map(tree.map((unit) => [unit.id, unit]));
  const homes = seats.flatMap(({ personId, unitId }) => {
    const consumer = consumerOf(byId, unitId);
    return consumer ? [{ personId, seatUnitId: unitId, home: consumer.id }] : [];
  });
  const company = tree.find(({ parentId }) => parentId === null)?.id ?? null;
  const flat = tree.map((unit) => ({ ...unit, parentId: unit.id === company ? null : company }));
  const boxOf = mergeSmallBoxes(flat, countBy(homes.map(({ home }) => home)), k);
  const roster = homes.map(({ home, ...seat }) => ({ ...seat, answersIn: boxOf(home) }));
  const eligible = eligibleOf(byId, roster);
  const units = tree.map((unit) => ({
    ...unit,
    eligible: eligible.get(unit.id) ?? 0,
    reportsIn: boxOf(consumerOf(byId, unit.id)?.id ?? unit.id),
  }));
  return { units, seats: roster };
}

/** The drivers whose turn it is: those asked longest ago, in the bank's order. */
export function driversDue(
  bank: readonly { id: string; lastAsked: string | null }[],
  count: number,
): string[] {
  return bank
    .map(({ id, lastAsked }, position) => ({ id, lastAsked: lastAsked ?? "", position }))
    .sort((a, b) =>
      a.lastAsked < b.lastAsked ? -1 : a.lastAsked > b.lastAsked ? 1 : a.position - b.position,
    )
    .slice(0, count)
    .map(({ id }) => id);
}

type Tree = ReadonlyMap<string, TreeUnit>;

/** The lowest unit above their seat that is inside no unit they lead; the company itself for whoever leads that. */
function homeOf(byId: Tree, personId: string, unitId: string): TreeUnit | undefined {
  const path = pathUp(byId, unitId);
  const topmostLed = path.findLastIndex(({ leadId }) => leadId === personId);
  return path[topmostLed + 1] ?? path.at(-1);
}

function pathUp(byId: Tree, unitId: string): TreeUnit[] {
  const path: TreeUnit[] = [];
  for (let unit = byId.get(unitId); unit; unit = byId.get(unit.parentId ?? "")) path.push(unit);
  return path;
}

function consumerOf(byId: Tree, unitId: string): TreeUnit | undefined {
  const path = pathUp(byId, unitId);
  return (
    path.find(({ kind }) => kind === "department") ??
    path.find(({ kind }) => kind === "business_unit") ??
    path.at(-1)
  );
}

/** @returns for each unit the one whose box takes its people's answers */
function mergeSmallBoxes(tree: readonly TreeUnit[], people: ReadonlyMap<string, number>, k: number) {
  const size = new Map(people);
  const target = new Map<string, string>();
  const merge = (from: string, into: string) => {
    target.set(from, into);
    size.set(into, (size.get(into) ?? 0) + (size.get(from) ?? 0));
    size.delete(from);
  };
  const order = deepestFirst(tree);
  for (const { id, parentId } of order) {
    const held = size.get(id) ?? 0;
    if (parentId && held > 0 && held < k) merge(id, parentId);
  }
  const top = order.at(-1)?.id;
  while (top && (size.get(top) ?? 0) > 0 && (size.get(top) ?? 0) < k) {
    const [smallest] = [...size]
      .filter(([id, held]) => id !== top && held > 0)
      .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
    if (!smallest) break;
    merge(smallest[0], top);
  }
  return (id: string): string => {
    let box = id;
    for (let next = target.get(box); next; next = target.get(box)) box = next;
    return box;
  };
}

function eligibleOf(byId: Tree, roster: readonly RosterSeat[]): Map<string, number> {
  const eligible = new Map<string, number>();
  for (const { answersIn } of roster) {
    for (const { id } of pathUp(byId, answersIn)) eligible.set(id, (eligible.get(id) ?? 0) + 1);
  }
  return eligible;
}

function deepestFirst(tree: readonly TreeUnit[]): TreeUnit[] {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const depth = (id: string): number => {
    let steps = 0;
    for (let up = parents.get(id); up; up = parents.get(up)) steps += 1;
    return steps;
  };
  return tree
    .map((unit) => ({ unit, depth: depth(unit.id) }))
    .sort((a, b) => b.depth - a.depth || (a.unit.id < b.unit.id ? -1 : 1))
    .map(({ unit }) => unit);
}

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
