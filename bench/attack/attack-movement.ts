import { boxesOf, type Case, type Finding, peopleIn, questionsOf, type Sheet, weightsOf } from "./knowledge";
import { atomsOf, isDerivable, subsets, type View } from "./subtract";

/** Below this many answers one newcomer shows in an exact figure. */
const FEW = 10;

/**
 * T5: six answers in one round and seven in the next. Every exact figure of fewer than ten that can be worked out is
 * compared with those of the round before: where the people behind the two are the same but for one or two, their answer
 * could be read from the difference. A unit by itself counts by its name as well.
 */
export function attackMovement(cases: readonly Case[]): Finding[] {
  return cases.flatMap((now) => {
    const before = cases.findLast(
      ({ sheet }) =>
        sheet.kind === now.sheet.kind &&
        sheet.service === now.sheet.service &&
        isEarlier(cases, sheet, now.sheet),
    );
    return [...strictly(now), ...(before ? [...byPeople(now, before), ...byName(now, before)] : [])];
  });
}

function isEarlier(cases: readonly Case[], one: Sheet, other: Sheet): boolean {
  const rounds = [...new Set(cases.map(({ sheet }) => sheet.round))];
  return rounds.indexOf(one.round) < rounds.indexOf(other.round);
}

/** Sets of boxes with fewer than ten answers to some question whose exact figure can be worked out. */
function fewDerivable({ sheet, truth }: Case): string[][] {
  const views = exactViews(sheet);
  return questionsOf(sheet).flatMap((question) => {
    const weights = weightsOf(truth, question);
    const atoms = atomsOf(views, weights);
    const few = atoms.flatMap(({ n }, i) => (n < FEW ? [i] : []));
    const sets = subsets(few, (set) => set.reduce((sum, i) => sum + (atoms[i]?.n ?? 0), 0) < FEW);
    return sets
      .map((set) => set.flatMap((i) => atoms[i]?.cells ?? []))
      .filter((cells) => isDerivable(views, weights, new Set(cells)));
  });
}

function strictly(now: Case): Finding[] {
  if (!now.sheet.strict) return [];
  return fewDerivable(now).map((cells) => finding("fewer than ten in a strict round", cells));
}

function byPeople(now: Case, before: Case): Finding[] {
  const earlier = atomsOf(exactViews(before.sheet), before.truth.people);
  return fewDerivable(now).flatMap((cells) => {
    const people = peopleIn(now.sheet, withSilent(now, cells));
    const origins = earlier.flatMap((atom) => {
      const were = peopleIn(before.sheet, withSilent(before, atom.cells));
      return 2 * overlap(were, people) > were.size ? [...were] : [];
    });
    const were = new Set(origins);
    const joined = people.size - overlap(people, were);
    const left = were.size - overlap(were, people);
    const isSame = joined <= 2 && left <= 2 && joined + left > 0;
    return isSame ? [finding(`${joined} joined and ${left} left an exact figure`, cells)] : [];
  });
}

function byName(now: Case, before: Case): Finding[] {
  const [boxesNow, boxesBefore] = [boxesOf(now.sheet), boxesOf(before.sheet)];
  const exact = now.sheet.statements.filter(({ figure }) => "n" in figure && figure.n < FEW);
  return [...new Set(exact.map(({ unit }) => unit))].flatMap((unit) => {
    const people = peopleIn(now.sheet, boxesNow.get(unit) ?? []);
    const were = peopleIn(before.sheet, boxesBefore.get(unit) ?? []);
    const joined = people.size - overlap(people, were);
    const left = were.size - overlap(were, people);
    const moved = boxesBefore.has(unit) && [joined, left].some((n) => n === 1 || n === 2);
    return moved ? [finding(`${joined} joined and ${left} left a unit`, [unit])] : [];
  });
}

/** Boxes in which nobody answered stand beside those of their set: their people might have. */
function withSilent({ sheet, truth }: Case, cells: readonly string[]): string[] {
  const views = exactViews(sheet);
  const signature = (box: string) => views.map((view) => view.has(box)).join();
  const ours = new Set(cells.map(signature));
  const silent = [...new Set(sheet.boxOf.values())].filter((box) => (truth.people.get(box) ?? 0) === 0);
  return [...cells, ...silent.filter((box) => ours.has(signature(box)))];
}

function exactViews(sheet: Sheet): View[] {
  const boxes = boxesOf(sheet);
  const exact = sheet.statements.filter(({ figure }) => "n" in figure);
  return [...new Set(exact.map(({ unit }) => unit))].map((unit) => boxes.get(unit) ?? new Set<string>());
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((id) => b.has(id)).length;
}

function finding(what: string, cells: string[]): Finding {
  return { attack: "T5", what, cells };
}
