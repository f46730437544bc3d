import type { Chance } from "@/server/demo/chance";

/** When somebody picks up a ballot, or hands it in: seconds since the round opened. */
export type Arrival = { at: number; person: string; does: "issue" | "cast" };

const DAY = 28_800;

/**
 * People as they come over three working days: half of them in the two hours after the invitation, the others whenever;
 * each takes 20 to 60 seconds.
 */
export function arrivals(people: readonly string[], luck: Chance): Arrival[] {
  const all = people.flatMap((person): Arrival[] => {
    const at = luck.maybe(0.5) ? luck.next() * 7200 : luck.next() * 3 * DAY;
    return [
      { at, person, does: "issue" },
      { at: at + 20 + luck.next() * 40, person, does: "cast" },
    ];
  });
  return all.sort((a, b) => a.at - b.at);
}
