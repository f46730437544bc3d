/** Below this many answers one or two people are a visible part of a unit. */
export const SMALL = 10;

/**
 * Whether one or two people joined or left between two rosters of a unit: then a colleague who knows who they are could
 * read their answer from the difference of two exact figures.
 * @param before who could answer in the last published round of this kind; undefined when there was none
 */
export function isMoving(before: ReadonlySet<string> | undefined, now: ReadonlySet<string>): boolean {
  if (!before) return false;
  const joined = [...now].filter((id) => !before.has(id)).length;
  const left = [...before].filter((id) => !now.has(id)).length;
  return oneOrTwo(joined) || oneOrTwo(left);
}

function oneOrTwo(people: number): boolean {
  return people === 1 || people === 2;
}
