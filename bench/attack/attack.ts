import { attackComments } from "./attack-comments";
import { attackMovement } from "./attack-movement";
import {
  boxesOf,
  type Case,
  type Finding,
  questionsOf,
  type Sheet,
  type Statement,
  sumOf,
  weightsOf,
} from "./knowledge";
import { readScore, readShare, type Triple } from "./reading";
import { findSmallSets, recipeFor, type View } from "./subtract";

/**
 * Tries to learn something of fewer people than was promised, from everything that the rounds of a company show. Shares
 * no code with the gate: own matrices, own ranks, own reading of figures.
 * @param cases all published rounds, and services of rounds, in the order of their rounds
 */
export function attack(cases: readonly Case[]): Finding[] {
  return [
    ...cases.flatMap(attackFigures),
    ...cases.flatMap(attackCounts),
    ...cases.flatMap(attackComments),
    ...attackMovement(cases),
    ...cases.flatMap(readWrongly),
  ];
}

/** T1 and T9, question by question: small sets of boxes that can be worked out, by anybody and by one who answered. */
function attackFigures({ sheet, truth }: Case): Finding[] {
  const boxes = boxesOf(sheet);
  return questionsOf(sheet).flatMap((question) => {
    const views = viewsOf(sheet, boxes, question);
    const weights = weightsOf(truth, question);
    const found = findSmallSets(views, weights, sheet.k).map(
      (cells): Finding => ({ attack: "T1", what: `${question} of fewer than k`, cells }),
    );
    const insiders = [...weights].flatMap(([box, n]) => {
      if (n === 0) return [];
      const others = new Map([...weights, [box, n - 1]]);
      return findSmallSets(views, others, sheet.k - 1).map(
        (cells): Finding => ({ attack: "T9", what: `${question} of fewer than k - 1 others`, cells }),
      );
    });
    return [...found, ...insiders];
  });
}

/** T7: how many answered, where nothing may be shown. Counts of units, with the public count of the whole round. */
function attackCounts({ sheet, truth }: Case): Finding[] {
  const boxes = boxesOf(sheet);
  const root = sheet.tree.find(({ parentId }) => parentId === null)?.id ?? "";
  const counted = new Set([
    ...sheet.counts.map(({ unit, of }) => (of === "round" ? root : unit)),
    ...sheet.statements.filter(({ figure }) => "n" in figure).map(({ unit }) => unit),
  ]);
  const views = [...counted].map((unit) => boxes.get(unit) ?? new Set<string>());
  const everybody = [...truth.people.values()].reduce((sum, n) => sum + n, 0);
  // In a company of fewer than k answers the round's own count is all there is, and it is public.
  const found = everybody < sheet.k ? [] : findSmallSets(views, truth.people, sheet.k);
  const open = new Set(sheet.statements.filter(({ figure }) => "n" in figure).map(({ unit }) => unit));
  const stray = sheet.counts.filter(({ unit, of }) => of === "unit" && !open.has(unit));
  return [
    ...found.map((cells): Finding => ({ attack: "T7", what: "a count of fewer than k", cells })),
    ...stray.map(
      ({ unit }): Finding => ({ attack: "T7", what: "a hidden unit shows a count", cells: [unit] }),
    ),
  ];
}

/** What is shown is what was answered: otherwise this attacker would be looking at something else than people see. */
function readWrongly({ sheet, truth }: Case): Finding[] {
  const boxes = boxesOf(sheet);
  return sheet.statements.flatMap((statement): Finding[] => {
    const real = sumOf(truth, boxes.get(statement.unit) ?? new Set(), statement.question);
    const isRight = agrees(statement, real, sheet);
    return isRight
      ? []
      : [{ attack: "T8", what: `${statement.question} is not as answered`, cells: [statement.unit] }];
  });
}

function agrees({ kind, figure }: Statement, real: Triple, { k, strict }: Sheet): boolean {
  const n = real[0] + real[1] + real[2];
  const outside = n - Math.max(...real);
  if (figure.state === "lid") return true;
  if (figure.state === "band") return n >= k;
  if (figure.n !== n || n < k || (strict && n < 10)) return false;
  if (figure.state === "words") {
    return outside < 2 && (figure.words === "nearly_all") === (real[0] === Math.max(...real));
  }
  if (outside < 2) return false;
  if (kind !== "nps") return readShare(figure) === real[kind === "agree" ? 0 : 2];
  const read = readScore(figure);
  return read.length === 1 && read[0]?.join() === real.join();
}

/** The answers behind a small set, worked out from what is shown alone; null where a figure in the way is in words. */
export function workOut({ sheet, truth }: Case, question: string, cells: ReadonlySet<string>): Triple | null {
  const boxes = boxesOf(sheet);
  const views = viewsOf(sheet, boxes, question);
  const recipe = recipeFor(views, weightsOf(truth, question), cells);
  const figures = exactOf(sheet, question).map(({ figure }) => figure);
  if (!recipe || recipe.some((times, i) => times !== 0 && figures[i]?.state !== "exact")) return null;
  const sum: [number, number, number] = [0, 0, 0];
  for (const [i, times] of recipe.entries()) {
    const figure = figures[i];
    const read = figure?.state === "exact" && times !== 0 ? readScore(figure)[0] : undefined;
    for (const at of [0, 1, 2] as const) sum[at] += times * (read?.[at] ?? 0);
  }
  return sum;
}

/** The figures of a question that a number, or words that stand for one, can be read from: one a unit. */
function exactOf({ statements }: Sheet, question: string): Statement[] {
  const ours = statements.filter(({ question: asked, figure }) => asked === question && "n" in figure);
  return [...new Map(ours.map((statement) => [statement.unit, statement])).values()];
}

export function viewsOf(sheet: Sheet, boxes: ReadonlyMap<string, View>, question: string): View[] {
  return exactOf(sheet, question).map(({ unit }) => boxes.get(unit) ?? new Set<string>());
}
