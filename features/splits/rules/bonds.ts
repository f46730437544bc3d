import type { Bond } from "../types";

/** What the facts say of two people at one table. */
export type PersonFacts = {
  id: string;
  managerId: string | null;
  /** The day of their seat here, and the table that they came from then; null when from none. */
  satDownOn: string;
  cameFrom: string | null;
};

/**
 * Who works together with whom, from what the directory knows: one reports to the other (3), both report to the same
 * person below the team's lead (2), they moved here together from one table (2) or came on the same day (1), one asked
 * the other for help this year (2, whatever was asked: only that they did). None of it is shown to anybody.
 * @param asked pairs of ids, in either order
 */
export function bondsOf(
  people: readonly PersonFacts[],
  leadId: string | null,
  asked: readonly (readonly [string, string])[],
): Bond[] {
  const helped = new Set(asked.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const bonds: Bond[] = [];
  // Most of a table that was laid at once came on one day: that says nothing about any two of them.
  const crowded = new Set(
    people.map(({ satDownOn }) => satDownOn).filter((day) => sharedBy(people, day) > people.length / 2),
  );
  for (const [i, a] of people.entries()) {
    for (const b of people.slice(i + 1)) {
      const reports = (a.managerId === b.id && b.id !== leadId) || (b.managerId === a.id && a.id !== leadId);
      const sameLine = a.managerId !== null && a.managerId === b.managerId && a.managerId !== leadId;
      const sameDay = a.satDownOn === b.satDownOn && !crowded.has(a.satDownOn);
      const together = sameDay && a.cameFrom !== null && a.cameFrom === b.cameFrom;
      const weight =
        (reports ? 3 : sameLine ? 2 : 0) +
        (together ? 2 : sameDay ? 1 : 0) +
        (helped.has(`${a.id} ${b.id}`) ? 2 : 0);
      if (weight > 0) bonds.push({ a: a.id, b: b.id, weight });
    }
  }
  return bonds;
}

function sharedBy(people: readonly PersonFacts[], day: string): number {
  return people.filter(({ satDownOn }) => satDownOn === day).length;
}
