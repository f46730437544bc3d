import { type Chance, chance } from "./chance";
import type { DemoPerson } from "./directory";
import { COMMENTS } from "./words";

export type Mood = { recommend: number; agree: (questionId: string) => number; comment: string };

/**
 * Teams and departments whose mood moves, in points a round from the given one on, for so many rounds: what a reader may
 * find. The night watch slides, the data centres had one bad quarter.
 */
const MOVES: Record<string, { from: number; step: number; rounds: number }> = {
  "Night watch": { from: 5, step: -1.1, rounds: 3 },
  "Control panel": { from: 3, step: 0.5, rounds: 6 },
  "Data Centres": { from: 7, step: -2.1, rounds: 1 },
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
      const drift = 0.06 * round + movedBy(person.team, round) + movedBy(person.department, round);
      const mood = (tables.get(person.team) ?? 7.4) + (offsets.get(person.number) ?? 0) + drift;
      return {
        recommend: within(Math.round(today.normal(mood, 0.9)), 0, 10),
        agree: (questionId) => {
          const bent = chance(hash(`${person.team}:${questionId}`)).normal(0, 0.5);
          // Some statements follow the mood closely, others hardly: that is what a ranking of drivers finds.
          const noise = 0.4 + 1.2 * chance(hash(questionId)).next();
          return within(Math.round(today.normal(1 + (mood / 10) * 3.6 + bent, noise)), 1, 5);
        },
        comment: today.maybe(0.42) ? today.pick(COMMENTS) : "",
      };
    },
  };
}

function movedBy(place: string, round: number): number {
  const move = MOVES[place];
  return move ? move.step * within(round - move.from + 1, 0, move.rounds) : 0;
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
