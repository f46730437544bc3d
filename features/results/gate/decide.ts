import { type GateUnit, publishedUnits, smallest, totalsOf } from "./blocks";
import { SMALL } from "./moving";

export type State = "exact" | "band" | "lid";

/**
 * What each unit of a round shows. Small units that one or two people joined or left (in strict rounds: all small ones)
 * show a band; for the exact figures of the others they count as hidden.
 */
export function decideStates(
  units: readonly GateUnit[],
  { k, strict, moving }: { k: number; strict: boolean; moving: ReadonlySet<string> },
): Map<string, State> {
  const totals = totalsOf(units);
  const banded = new Set(
    units
      .map(({ id }) => id)
      .filter((id) => strict || moving.has(id))
      .filter((id) => smallest(totals, id) >= k && smallest(totals, id) < SMALL),
  );
  const exact = publishedUnits(units, k, banded);
  return new Map(units.map(({ id }) => [id, exact.has(id) ? "exact" : banded.has(id) ? "band" : "lid"]));
}
