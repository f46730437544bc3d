import type { Series } from "./series";

/** How often one way of matching was right. */
export type Score = { strategy: string; right: number; of: number };

type Shown = { things: string[]; keys: (string | number)[] };
/** Pairs of a group: the subject's place in its order, and the item's in its own. */
type Fit = (subjects: Shown, items: Shown) => [number, number][];

const FITS: Record<string, Fit> = {
  "one by one": (subjects, items) => range(subjects, items, (i) => [i, i]),
  "one by one from the end": (subjects, items) =>
    range(subjects, items, (i) => [subjects.things.length - 1 - i, items.things.length - 1 - i]),
  "in reverse": (subjects, items) => range(subjects, items, (i) => [i, items.things.length - 1 - i]),
  "in proportion": stretched,
  "by the nearest": nearest,
};

type Scope = {
  /** Leaves the others out of the score. */
  isCounted?: (subject: string) => boolean;
};

/**
 * Tries to match subjects (people, say) to items (answers, say) in every way there is: each order of the subjects laid
 * beside each order of the items, group by group.
 * @param isRight the truth, which the linker itself never sees
 */
export function link(
  subjects: readonly Series[],
  items: readonly Series[],
  isRight: (subject: string, item: string) => boolean,
  { isCounted = () => true }: Scope = {},
): Score[] {
  const scores: Score[] = [];
  for (const from of subjects) {
    for (const to of items) {
      for (const [fit, pairs] of Object.entries(FITS)) {
        const strategy = `${from.name} beside ${to.name}, ${fit}`;
        const matches = matchesOf(from, to, pairs).filter(([subject]) => isCounted(subject));
        const right = matches.filter(([subject, item]) => isRight(subject, item)).length;
        scores.push({ strategy, right, of: matches.length });
      }
    }
  }
  return scores;
}

function matchesOf(from: Series, to: Series, pairs: Fit): [string, string][] {
  return [...to.groups].flatMap(([group, shown]) => {
    const mine = from.groups.get(group);
    if (!mine) return [];
    const known = withoutRepeats(mine);
    return pairs(known, shown).map(([i, j]): [string, string] => [
      known.things[i] as string,
      shown.things[j] as string,
    ]);
  });
}

/** The scores of several rounds as one. */
export function together(scores: readonly Score[]): Score[] {
  const sums = new Map<string, Score>();
  for (const { strategy, right, of } of scores) {
    const sum = sums.get(strategy) ?? { strategy, right: 0, of: 0 };
    sums.set(strategy, { strategy, right: sum.right + right, of: sum.of + of });
  }
  return [...sums.values()];
}

/**
 * The share of right matches. A way that speaks of less than half of all cases is measured against that half: being lucky
 * with three is no attack.
 */
export function shareOf({ right, of }: Score, cases: number): number {
  return right / Math.max(of, cases / 2, 1);
}

export function bestOf(scores: readonly Score[], cases: number): Score {
  const none: Score = { strategy: "no match at all", right: 0, of: 0 };
  return scores.reduce((best, score) => (shareOf(score, cases) > shareOf(best, cases) ? score : best), none);
}

/**
 * The best way, chosen by one half of the rounds and measured in the other, both ways round: with few cases the best of
 * thousands of ways is mostly luck, and what is luck in the one half is none in the other.
 * @param rounds the scores of each round
 * @param cases of all rounds; a way that speaks of less than half of them in one of the halves is passed over
 */
export function acrossHalves(rounds: readonly (readonly Score[])[], cases: number): Score {
  const middle = rounds.length / 2;
  const halves = [rounds.slice(0, middle), rounds.slice(middle)].map((half) => together(half.flat()));
  const speaking = halves.map(
    (half) => new Set(half.filter(({ of }) => of >= cases / 4).map(({ strategy }) => strategy)),
  );
  const measured = halves.flatMap((half, i) => {
    const chosenBy = halves[1 - i] ?? [];
    const best = bestOf(
      chosenBy.filter(({ strategy }) => speaking.every((ways) => ways.has(strategy))),
      0,
    );
    return half.filter(({ strategy }) => strategy === best.strategy);
  });
  const sum = (figures: number[]) => figures.reduce((all, figure) => all + figure, 0);
  return {
    strategy: measured.map(({ strategy }) => strategy).join("; and "),
    right: sum(measured.map(({ right }) => right)),
    of: sum(measured.map(({ of }) => of)),
  };
}

/**
 * Prints what the best of all ways came to.
 * @returns its share of right matches
 * @throws Error where no way spoke of half the cases: nothing was measured then
 */
export function tell(what: string, scores: readonly Score[], cases: number): number {
  if (!scores.some(({ of }) => of >= cases / 2)) throw new Error(`too little was matched: ${what}`);
  const best = bestOf(scores, cases);
  const share = shareOf(best, cases);
  const figure = `${best.right} of ${best.of} (${(100 * share).toFixed(1)} %)`;
  console.log(`${what}: ${figure}, the best of ${scores.length} ways: ${best.strategy}`);
  return share;
}

function withoutRepeats({ things, keys }: Shown): Shown {
  const first = things.map((thing, i) => things.indexOf(thing) === i);
  return { things: things.filter((_, i) => first[i]), keys: keys.filter((_, i) => first[i]) };
}

function range(subjects: Shown, items: Shown, pair: (i: number) => [number, number]): [number, number][] {
  return Array.from({ length: Math.min(subjects.things.length, items.things.length) }, (_, i) => pair(i));
}

/** Where some of the longer order are missing from the shorter, their places are spread evenly. */
function stretched({ things: subjects }: Shown, { things: items }: Shown): [number, number][] {
  const shorter = Math.min(subjects.length, items.length);
  const place = (i: number, length: number) => Math.round((i * (length - 1)) / Math.max(shorter - 1, 1));
  return Array.from({ length: shorter }, (_, i) => [place(i, subjects.length), place(i, items.length)]);
}

/** Each item goes to the last subject that comes no later in the same count: the log, or transactions. */
function nearest(subjects: Shown, items: Shown): [number, number][] {
  return items.keys.flatMap((key, j): [number, number][] => {
    const earlier = subjects.keys.filter((mine) => typeof mine === typeof key && mine <= key);
    return earlier.length > 0 ? [[earlier.length - 1, j]] : [];
  });
}
