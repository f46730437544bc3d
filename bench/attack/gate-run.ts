import type { GateUnit } from "@/features/results/gate/blocks";
import { placeComments } from "@/features/results/gate/comments";
import type { decideStates } from "@/features/results/gate/decide";
import { figureOf } from "@/features/results/gate/figures";
import { type Flow, type Movement, movementOf, STILL } from "@/features/results/gate/moving";
import { drawConsumers, drawRoster } from "@/features/surveys/rules";
import type { Roster } from "@/features/surveys/types";
import { ballotsOf, type Question, type Says } from "./ballots";
import { type Plan, playOut, type Snapshot } from "./company";
import { boxesOf, type Case, type Figure, type Sheet, type Truth } from "./knowledge";
import type { Triple } from "./reading";

/** The gate's decision, so that a broken one can stand in for it. */
export type Decide = typeof decideStates;

export const PULSE: Question[] = [
  { key: "recommend", kind: "nps" },
  { key: "hours", kind: "agree" },
  { key: "comment", kind: "comment" },
];
const SERVICES = 3;

/** All rounds of a company through the gate's pure doors: fast, for thousands of companies. */
export function runGate(plan: Plan, decide: Decide): Case[] {
  const snapshots = playOut(plan);
  const rosters = snapshots.map((snapshot, i) => drawFor(plan, i, snapshot));
  return snapshots.flatMap((snapshot, i) => {
    const kind = plan.rounds[i]?.kind ?? "pulse";
    const roster = rosters[i] as Roster;
    if (roster.seats.length < plan.k) return [];
    const last = rosters.findLastIndex(
      (earlier, j) => j < i && plan.rounds[j]?.kind === kind && earlier.seats.length >= plan.k,
    );
    const moving = last < 0 ? STILL : movementBetween(kind, rosters[last] as Roster, roster);
    const trees = kind === "pulse" ? [{ service: null, questions: PULSE }] : serviceTrees();
    const ballots = ballotsOf(
      plan,
      i,
      snapshot,
      trees.flatMap(({ questions }) => questions),
    );
    return trees.map(({ service, questions }) => {
      const truth = truthOf(ballots, questions, roster);
      const terms = { k: plan.k, strict: kind === "pulse" && plan.strict, moving };
      const units = kind === "pulse" ? roster.units : consumersOf(roster);
      return publish({ round: `${i}`, kind, service, units, questions, roster, truth, terms, decide });
    });
  });
}

function serviceTrees(): { service: string; questions: Question[] }[] {
  return Array.from({ length: SERVICES }, (_, i) => ({
    service: `service ${i}`,
    questions: [
      { key: `${i}.score`, kind: "nps" },
      { key: `${i}.passed`, kind: "passed_on" },
      { key: `${i}.words`, kind: "comment" },
    ],
  }));
}

type Run = Pick<Sheet, "round" | "kind" | "service"> & {
  units: Roster["units"];
  questions: Question[];
  roster: Roster;
  truth: Truth & { written: ReadonlyMap<string, string[]> };
  terms: { k: number; strict: boolean; moving: Movement };
  decide: Decide;
};

function publish({ round, kind, service, units, questions, roster, truth, terms, decide }: Run): Case {
  const numbers = questions.flatMap(({ key, kind: asks }) =>
    asks === "comment" ? [] : [{ key, kind: asks }],
  );
  const counts = (box: string, key: string): Triple => truth.answers.get(box)?.get(key) ?? [0, 0, 0];
  const gateUnits: GateUnit[] = units.map((unit) => ({
    ...unit,
    own: numbers.map(({ key }) => counts(unit.id, key).reduce((sum, n) => sum + n, 0)),
  }));
  const states = decide(gateUnits, terms);
  const inside = boxesOf({ tree: units, boxOf: new Map(units.map(({ id }) => [id, id])) });
  const statements = units.flatMap(({ id }) =>
    numbers.map(({ key, kind: asks }) => {
      const sum = (at: 0 | 1 | 2) =>
        [...(inside.get(id) ?? [])].reduce((all, box) => all + counts(box, key)[at], 0);
      const figure = figureOf(states.get(id) ?? "lid", asks, {
        favourable: sum(0),
        neutral: sum(1),
        unfavourable: sum(2),
      });
      return { unit: id, question: key, kind: asks, figure: readable(figure) };
    }),
  );
  const exact = new Set([...states].flatMap(([id, state]) => (state === "exact" ? [id] : [])));
  const places = placeComments(
    units.map((unit) => ({
      ...unit,
      ballots: truth.people.get(unit.id) ?? 0,
      comments: truth.written.get(unit.id)?.length ?? 0,
    })),
    exact,
    terms.k,
  );
  const lists = [...new Set(places.values())].map((unit) => ({
    unit,
    bodies: [...places].flatMap(([box, at]) => (at === unit ? (truth.written.get(box) ?? []) : [])),
  }));
  const root = units.find(({ parentId }) => parentId === null)?.id ?? "";
  const everybody = [...truth.people.values()].reduce((sum, n) => sum + n, 0);
  return {
    sheet: {
      round,
      kind,
      service,
      k: terms.k,
      strict: terms.strict,
      tree: units,
      boxOf: new Map(roster.seats.map(({ personId, answersIn }) => [personId, answersIn])),
      statements,
      counts: kind === "pulse" ? [{ unit: root, cast: everybody, of: "round" }] : [],
      comments: lists,
    },
    truth,
  };
}

function readable(figure: ReturnType<typeof figureOf>): Figure {
  if (figure.state !== "exact") return figure;
  if ("words" in figure) return { ...figure, state: "words" };
  return { state: "exact", n: figure.n, ...figure.stats };
}

function drawFor(plan: Plan, round: number, { tree, seats }: Snapshot): Roster {
  const draw = plan.rounds[round]?.kind === "service" ? drawConsumers : drawRoster;
  return draw(tree, seats, plan.k);
}

/** A service is rated by the company and, right below it, by the units that people rate for. */
function consumersOf({ units, seats }: Roster): Roster["units"] {
  const used = new Set(seats.map(({ answersIn }) => answersIn));
  const root = units.find(({ parentId }) => parentId === null);
  return units.flatMap((unit) => {
    if (unit === root) return [unit];
    return used.has(unit.id) ? [{ ...unit, parentId: root?.id ?? null }] : [];
  });
}

function movementBetween(kind: Sheet["kind"], before: Roster, now: Roster): Movement {
  const treeOf = (roster: Roster) => (kind === "pulse" ? roster.units : consumersOf(roster));
  const was = new Map(before.seats.map(({ personId, answersIn }) => [personId, answersIn]));
  const is = new Map(now.seats.map(({ personId, answersIn }) => [personId, answersIn]));
  const flows: Flow[] = [...new Set([...was.keys(), ...is.keys()])].map((person) => ({
    now: is.get(person) ?? null,
    before: was.get(person) ?? null,
    people: 1,
  }));
  return movementOf(flows, treeOf(now), treeOf(before));
}

/** What was answered, by box: the attacker's judge counts for itself. */
export function truthOf(
  ballots: readonly Says[],
  questions: readonly Question[],
  roster: Roster,
): Run["truth"] {
  const boxOf = new Map(roster.seats.map(({ personId, answersIn }) => [personId, answersIn]));
  const answers = new Map<string, Map<string, [number, number, number]>>();
  const people = new Map<string, number>();
  const written = new Map<string, string[]>();
  const authors = new Map<string, string>();
  for (const { personId, answers: given, comments } of ballots) {
    const box = boxOf.get(personId);
    if (!box) continue;
    const score = questions.find(({ kind }) => kind === "nps")?.key ?? "";
    if (score in given) people.set(box, (people.get(box) ?? 0) + 1);
    for (const { key, kind } of questions) {
      const value = given[key];
      if (value !== undefined) count(answers, box, key)[categoryOf(kind, value)] += 1;
      const words = comments[key];
      if (words === undefined) continue;
      written.set(box, [...(written.get(box) ?? []), words]);
      authors.set(words, box);
    }
  }
  return { answers, people, written, authors };
}

function count(answers: Map<string, Map<string, [number, number, number]>>, box: string, key: string) {
  const inBox = answers.get(box) ?? new Map<string, [number, number, number]>();
  const counts = inBox.get(key) ?? [0, 0, 0];
  answers.set(box, inBox.set(key, counts));
  return counts;
}

/** trust.md section 3: 9-10 promoter, 7-8 passive, 0-6 detractor; 4-5 agree, 3 neutral, 1-2 disagree. */
function categoryOf(kind: Question["kind"], value: number): 0 | 1 | 2 {
  if (kind === "passed_on") return value === 0 ? 0 : 2;
  const [high, middle] = kind === "nps" ? [9, 7] : [4, 3];
  return value >= high ? 0 : value >= middle ? 1 : 2;
}
