const UNDONE_WITHIN_DAYS = 30;

/** Whether a file that was applied then may still be undone: within thirty days. */
export function mayBeUndone(appliedAt: Date, time: Date): boolean {
  return time.getTime() <= appliedAt.getTime() + UNDONE_WITHIN_DAYS * 86_400_000;
}

/** What undoing did, in a sentence. */
export function undoneWords({ kept }: { kept: readonly unknown[] }): string {
  if (kept.length === 0) return "Undone: the directory is as it was before this file.";
  const places = kept.length === 1 ? "one place" : `${kept.length} places`;
  return `Undone, but for ${places} that somebody changed since.`;
}
