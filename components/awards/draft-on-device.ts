import type { CaseDraft } from "@/features/awards/types";

/** Where a device keeps the case that somebody is writing on it: one, of one person. */
const PLACE = "two-pizza.nomination";

/** What is kept: whose it is, when they wrote last, and whether they pressed send while there was no connection. */
export type DeviceDraft = { personId: string; writtenAt: string; unsent: boolean; draft: CaseDraft };

/** Keeps what somebody is writing. @returns false where this browser keeps nothing */
export function keepOnDevice(kept: DeviceDraft): boolean {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What this person was writing here, if anything. Somebody else's is not read but forgotten. */
export function recallFromDevice(personId: string): DeviceDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "null") as DeviceDraft | null;
    if (kept?.personId === personId) return kept;
    forgetOnDevice();
  } catch {
    forgetOnDevice();
  }
  return null;
}

/** Forgets what anybody was writing here: it was sent or let go, or they sign out. */
export function forgetOnDevice(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Calls back when another window of this browser forgets the draft. @returns how to stop */
export function whenForgotten(act: () => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if ((key === PLACE || key === null) && newValue === null) act();
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}
