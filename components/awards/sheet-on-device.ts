/** Where a device keeps scores that did not reach the portal yet: one place a judge and story. */
const PLACE = "two-pizza.sheet.";

/** Whose scores of which story. */
export type SheetOf = { personId: string; nominationId: string };
const place = ({ personId, nominationId }: SheetOf) => `${PLACE}${personId}.${nominationId}`;

/** Keeps a sheet's scores on this device. */
export function keepSheetHere(of: SheetOf, scores: readonly (number | null)[]): void {
  try {
    localStorage.setItem(place(of), JSON.stringify(scores));
  } catch {
    // A browser that keeps nothing sends it again while the page is open.
  }
}

/** The scores that wait here to be sent; null when none do. */
export function recallSheet(of: SheetOf): (number | null)[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(of)) ?? "null");
    return Array.isArray(kept) ? kept.map((score) => (typeof score === "number" ? score : null)) : null;
  } catch {
    return null;
  }
}

/** Forgets a sheet that arrived. */
export function forgetSheet(of: SheetOf): void {
  try {
    localStorage.removeItem(place(of));
  } catch {
    // Nothing was kept.
  }
}

/** Forgets everybody's sheets on a device that several people use, or all but this person's. */
export function forgetSheets({ but }: { but?: string } = {}): void {
  try {
    for (const key of Object.keys(localStorage)) {
      const isOfOthers = but === undefined || !key.startsWith(`${PLACE}${but}.`);
      if (key.startsWith(PLACE) && isOfOthers) localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept.
  }
}
