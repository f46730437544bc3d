/**
 * Whether so many leavers are more than a file may name without somebody saying the number: more than one in ten of the
 * people here. Whole numbers, so that the boundary is the same everywhere.
 */
export function needsNumber(leavers: number, here: number): boolean {
  return leavers * 10 > here;
}
