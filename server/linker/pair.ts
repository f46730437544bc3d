/** Something that happened at a place in the log, in somebody's group. */
export type Event = { id: string; group: string; at: number };

/**
 * Pairs people with ballots by time alone: each ballot goes to whoever of its unit picked one up last and has none yet.
 * @returns the person of each ballot
 */
export function pairBallots(issued: readonly Event[], cast: readonly Event[]): Map<string, string> {
  const waiting = new Map<string, string[]>();
  const found = new Map<string, string>();
  const all = [
    ...issued.map((event) => ({ ...event, isCast: false })),
    ...cast.map((event) => ({ ...event, isCast: true })),
  ];
  for (const { id, group, isCast } of all.sort((a, b) => a.at - b.at)) {
    const queue = waiting.get(group) ?? [];
    waiting.set(group, queue);
    if (!isCast) queue.push(id);
    const person = isCast ? queue.pop() : undefined;
    if (person) found.set(id, person);
  }
  return found;
}
