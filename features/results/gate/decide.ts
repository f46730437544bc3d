import { type Block, type GateUnit, isSmall, smallest, totalsOf, withoutBadBlocks } from "./blocks";
import { type Movement, SMALL } from "./moving";

export type State = "exact" | "band" | "lid";

/**
 * What each unit of a round shows. Small units that one or two people joined or left (in strict rounds: all small ones)
 * show a band; for the exact figures of the others they count as hidden, and no subtraction may give their figure either
 * (decision 0008). A band says something of its whole unit, so it too leaves no block of 1 to k - 1 people.
 */
export function decideStates(
  units: readonly GateUnit[],
  { k, strict, moving }: { k: number; strict: boolean; moving: Movement },
): Map<string, State> {
  const totals = totalsOf(units);
  const open = units.map(({ id }) => id).filter((id) => smallest(totals, id) >= k);
  const banded = new Set(open.filter((id) => smallest(totals, id) < SMALL && (strict || moving.unit(id))));
  const tooFew = (block: Block) => isSmall(block, k);
  const tellsTooMuch = (block: Block) =>
    tooFew(block) ||
    (isSmall(block, SMALL) && (strict || moving.block(block.boxes))) ||
    (isSmall(block, SMALL - k) && moving.pair(block.boxes));
  const wanted = new Set(open.filter((id) => !banded.has(id)));
  // The round's own count of ballots is public. Where the company shows no figure, count minus teams would be one.
  const company = units.find(({ parentId }) => parentId === null)?.id ?? "";
  const exact = wanted.has(company) ? withoutBadBlocks(units, wanted, tellsTooMuch) : new Set<string>();
  const shown = withoutBadBlocks(units, new Set([...exact, ...banded]), tooFew, banded);
  return new Map(units.map(({ id }) => [id, exact.has(id) ? "exact" : shown.has(id) ? "band" : "lid"]));
}
