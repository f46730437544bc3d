/** What an import did, in counts. */
export type Applied = {
  joined: number;
  left: number;
  moved: number;
  changed: number;
  /** New tables, and how many of them are over the limit. */
  teams: number;
  over: number;
  pictures: number;
  /** Nothing at all was different. */
  nothing: boolean;
};

/** What an import did, in a sentence or three. */
export function appliedWords({
  joined,
  left,
  moved,
  changed,
  teams,
  over,
  pictures,
  nothing,
}: Applied): string {
  if (nothing) return "This file changed nothing: everything in it was so already.";
  const done = [
    joined > 0 && `${people(joined)} sat down`,
    teams > 0 && `${teams === 1 ? "one new table" : `${teams} new tables`}`,
    moved > 0 && `${people(moved)} moved`,
    left > 0 && `${people(left)} left`,
    changed > 0 && `${people(changed)} changed`,
    pictures > 0 && `${pictures === 1 ? "one picture" : `${pictures} pictures`} hung`,
  ].filter((words) => words !== false);
  const excess =
    over > 0
      ? ` ${over === 1 ? "One table is" : `${over} tables are`} over two pizzas and can only shrink.`
      : "";
  return `${done.join(", ")}.${excess}`.replace(/^./, (letter) => letter.toUpperCase());
}

function people(count: number): string {
  return count === 1 ? "one person" : `${count} people`;
}
