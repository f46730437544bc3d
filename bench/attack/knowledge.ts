import type { Bounds, Triple } from "./reading";
import type { Weights } from "./subtract";

/** What a page, an API or an export says of one unit and question. */
export type Figure =
  | ({ state: "exact" } & Bounds)
  | { state: "words"; n: number; words: "nearly_all" | "hardly_any" }
  | { state: "band"; band: "low" | "middle" | "high" }
  | { state: "lid" };

export type Statement = {
  unit: string;
  question: string;
  kind: "nps" | "agree" | "passed_on";
  figure: Figure;
};

/** Everything that one published round, or one service of it, shows to anybody, and what everybody knows anyway. */
export type Sheet = {
  round: string;
  kind: "pulse" | "service";
  service: string | null;
  k: number;
  strict: boolean;
  /** The tree this sheet sums up by, and who answers in which box: who sits where is no secret. */
  tree: readonly { id: string; parentId: string | null }[];
  boxOf: ReadonlyMap<string, string>;
  statements: Statement[];
  /** Counts of ballots shown for a unit; the whole round's is always public in a pulse. */
  counts: { unit: string; cast: number; of: "unit" | "round" }[];
  comments: { unit: string; bodies: string[] }[];
};

/** What really was answered, to judge what an attacker finds. Nobody who is shown something has it. */
export type Truth = {
  /** By box and question. */
  answers: ReadonlyMap<string, ReadonlyMap<string, Triple>>;
  /** People who answered at all, by box: in a service's tree those who rated it. */
  people: ReadonlyMap<string, number>;
  /** Which box wrote a comment. */
  authors: ReadonlyMap<string, string>;
};

export type Case = { sheet: Sheet; truth: Truth };

/** Something that must not be: which of the eleven attacks, and what it found. */
export type Finding = { attack: string; what: string; cells: string[] };

/** The boxes whose answers a unit's figure sums up. */
export function boxesOf({ tree, boxOf }: Pick<Sheet, "tree" | "boxOf">): Map<string, Set<string>> {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const boxes = new Map(tree.map(({ id }) => [id, new Set<string>()]));
  for (const box of new Set(boxOf.values())) {
    for (let at: string | null | undefined = box; at; at = parents.get(at)) boxes.get(at)?.add(box);
  }
  return boxes;
}

/** Who answers in these boxes. */
export function peopleIn({ boxOf }: Pick<Sheet, "boxOf">, boxes: Iterable<string>): Set<string> {
  const wanted = new Set(boxes);
  return new Set([...boxOf].filter(([, box]) => wanted.has(box)).map(([person]) => person));
}

export function questionsOf({ statements }: Sheet): string[] {
  return [...new Set(statements.map(({ question }) => question))];
}

/** How many answered a question, by box. */
export function weightsOf({ answers }: Truth, question: string): Weights {
  return new Map(
    [...answers].map(([box, byQuestion]): [string, number] => {
      const [a, b, c] = byQuestion.get(question) ?? [0, 0, 0];
      return [box, a + b + c];
    }),
  );
}

export function sumOf({ answers }: Truth, boxes: Iterable<string>, question: string): Triple {
  const sum: [number, number, number] = [0, 0, 0];
  for (const box of boxes) {
    for (const at of [0, 1, 2] as const) sum[at] += answers.get(box)?.get(question)?.[at] ?? 0;
  }
  return sum;
}
