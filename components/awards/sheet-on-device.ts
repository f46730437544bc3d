/** Where a device keeps scores that did not reach the portal yet: one place a story. */
const place = (nominationId: string) => `two-pizza.sheet.${nominationId}`;

/** Keeps a sheet's scores on this device. */
export function keepSheetHere(nominationId: string, scores: readonly (number | null)[]): void {
  try {
    localStorage.setItem(place(nominationId), JSON.stringify(scores));
  } catch {
    // A browser that keeps nothing sends it again while the page is open.
  }
}

/** The scores that wait here to be sent; null when none do. */
export function recallSheet(nominationId: string): (number | null)[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(nominationId)) ?? "null");
    return Array.isArray(kept) ? kept.map((score) => (typeof score === "number" ? score : null)) : null;
  } catch {
    return null;
  }
}

/** Forgets a sheet that arrived. */
export function forgetSheet(nominationId: string): void {
  try {
    localStorage.removeItem(place(nominationId));
  } catch {
    // Nothing was kept.
  }
}
