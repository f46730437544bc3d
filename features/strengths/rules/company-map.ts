import type { CompanyMap, PostedStrength } from "../types";

type Count = { strengthId: string; unitId: string | null; people: number; firsts: number };

/**
 * The company's map of strengths from counts by strength and business unit.
 * @param catalogue what can be chosen, in the company's order; what was taken out is not on the map
 * @param counts people with the strength in their top five, `firsts` of them as their first; unit null: no table
 */
export function companyMap(
  catalogue: readonly PostedStrength[],
  units: readonly { id: string; name: string }[],
  counts: readonly Count[],
): CompanyMap {
  // Everybody who posted has one first, so the firsts count people; what was taken out counts there too.
  const postedIn = (unitId: string) =>
    sum(counts.filter((count) => count.unitId === unitId).map((c) => c.firsts));
  const rows = catalogue.map((strength) => {
    const mine = counts.filter(({ strengthId }) => strengthId === strength.id);
    return {
      ...strength,
      people: sum(mine.map(({ people }) => people)),
      firsts: sum(mine.map(({ firsts }) => firsts)),
      byUnit: units.map(({ id }) =>
        sum(mine.filter(({ unitId }) => unitId === id).map(({ people }) => people)),
      ),
    };
  });
  return {
    units: units.map((unit) => ({ ...unit, posted: postedIn(unit.id) })),
    rows: rows.filter(({ people }) => people > 0).sort((a, b) => b.people - a.people || b.firsts - a.firsts),
    nobody: catalogue.filter((_, i) => rows[i]?.people === 0),
    posted: sum(counts.map(({ firsts }) => firsts)),
  };
}

/** What nobody of a business unit has in their top five, though somebody there has posted; as names, in the map's order. */
export function gapsOf(map: CompanyMap, unit: number): string[] {
  if (!map.units[unit]?.posted) return [];
  return map.rows.filter((row) => row.byUnit[unit] === 0).map(({ name }) => name);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
