import { type Chance, chance } from "./chance";
import type { DemoPerson } from "./directory";
import { COMMENTS } from "./words";

export type Mood = { recommend: number; agree: (questionId: string) => number; comment: string };

/** Teams whose mood moves over the rounds, in points a round since the given one: what a reader may find. */
const MOVES: Record<string, { from: number; step: number }> = {
  "Night watch": { from: 5, step: -0.9 },
  "Control panel": { from: 3, step: 0.5 },
  "Halls one and two": { from: 6, step: -0.5 },
};

/**
 * How somebody of the demo company answers a round: a company that slowly warms, tables with a climate of their own,
 * and people who differ. Nobody answers every round.
 */
export function moods(people: DemoPerson[]) {
  const luck = chance(404);
  const tables = climates(luck, people);
  const offsets = new Map(people.map((person) => [person.number, luck.normal(0, 1.2)]));
  return {
    answers: (person: DemoPerson, round: number, share: number) =>
      chance(hash(`${person.number}/${round}`)).maybe(share),
    of(person: DemoPerson, round: number): Mood {
      const today = chance(hash(`${person.number}:${round}`));
      const move = MOVES[person.team];
      const drift = 0.06 * round + (move && round >= move.from ? move.step * (round - move.from + 1) : 0);
      const mood = (tables.get(person.team) ?? 7.4) + (offsets.get(person.number) ?? 0) + drift;
      return {
        recommend: within(Math.round(today.normal(mood, 0.9)), 0, 10),
        agree: (questionId) => {
          const bent = chance(hash(`${person.team}:${questionId}`)).normal(0, 0.5);
          return within(Math.round(today.normal(1 + (mood / 10) * 3.6 + bent, 0.7)), 1, 5);
        },
        comment: today.maybe(0.42) ? today.pick(COMMENTS) : "",
      };
    },
  };
}

function climates(luck: Chance, people: DemoPerson[]): Map<string, number> {
  const names = [...new Set(people.map((person) => person.team))];
  return new Map(names.map((name) => [name, luck.normal(7.7, 0.8)]));
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** FNV-1a, to give each person and round a stream of their own. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const char of text) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
  return h >>> 0;
}
