/** Where a panel member stands with one story of the first pass. */
export type Progress = "to_read" | "begun" | "scored" | "sat_out" | "tied";

/** What is kept on a sheet: a score for each criterion or null for one to come, and whether they sit it out. */
export type SheetState = { scores: readonly (number | null)[] | null; satOut: string | null };

/** @param conflict what ties them to it, so that they sit it out whether they say so or not; null for nothing */
export function progressOf(
  sheet: SheetState | undefined,
  conflict: string | null,
  criteria: number,
): Progress {
  if (conflict) return "tied";
  if (sheet?.satOut) return "sat_out";
  const given = sheet?.scores?.filter((score) => score !== null).length ?? 0;
  if (given === criteria) return "scored";
  return given > 0 ? "begun" : "to_read";
}

/** Whether nothing of a story is left to do for them. */
export function isDone(progress: Progress): boolean {
  return progress !== "to_read" && progress !== "begun";
}

/**
 * Whether the covers may come off: "all" once everybody has done every story, "late" after the day to decide by with those
 * who are done, when at least one of them scored something; null not yet.
 * @param judges what each panel member did, story by story
 */
export function mayLift(
  judges: readonly (readonly Progress[])[],
  { isLate }: { isLate: boolean },
): "all" | "late" | null {
  const done = judges.filter((stories) => stories.every(isDone));
  if (!done.some((stories) => stories.includes("scored"))) return null;
  if (done.length === judges.length) return "all";
  return isLate ? "late" : null;
}

/** Minutes to read so many letters, at 200 words of 5 letters a minute; at least one. */
export function minutesToRead(letters: number): number {
  return Math.max(1, Math.round(letters / 1000));
}
