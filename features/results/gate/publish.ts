import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { roundQuestions, turnouts } from "@/db/schema";
import { addUp } from "./add-up";
import { blockOf, type GateUnit, inPostOrder } from "./blocks";
import { placeComments } from "./comments";
import { decideStates, type State } from "./decide";
import { type Counts, categoryOf, figureOf, NO_COUNTS, type QuestionKind } from "./figures";
import { impactsOf, writeImpacts } from "./impact";
import type { MomentSums } from "./moments";
import type { Movement } from "./moving";
import { type FrozenUnit, type Round, readMoving, readTree } from "./rosters";
import { publishShifts, type Raw } from "./shift";
import { type Cell, writeCells } from "./write-cells";

/** What the tally counted, by box and question key: how many said what, never who. */
export type Counted = {
  /** Signatures given and ballots cast, by box. */
  issued: ReadonlyMap<string, number>;
  cast: ReadonlyMap<string, number>;
  /** Ballots that count, by box. */
  ballots: ReadonlyMap<string, number>;
  /** By box and question key: how often each value from 0 to 10 was given. */
  values: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  /** By box and question key: how many wrote something. */
  comments: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By box: what correlations of score and drivers need. */
  moments: ReadonlyMap<string, MomentSums>;
};

/** A question as a round froze it. */
export type Asked = {
  key: string;
  questionId: string;
  serviceId: string | null;
  kind: QuestionKind | "comment";
};

/** Where things go, by question key and box: the block that answers are kept under, the unit that comments are read at. */
export type Published = {
  blocks: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  places: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/**
 * Publishes a round inside the tally's transaction: a cell for every unit and question, by the block rule. A pulse is one
 * tree; in a service round each service is a tree of its own, everybody who rated it and below them the units that use it.
 * @param round closed, not yet published
 */
export async function publishRound(tx: Db, round: Round, counted: Counted): Promise<Published> {
  const asked = await readAsked(tx, round.id);
  const units = await readTree(tx, round);
  const moving = await readMoving(tx, round, units);
  const blocks = new Map<string, ReadonlyMap<string, string | null>>();
  const places = new Map<string, ReadonlyMap<string, string>>();
  const raw: Raw[] = [];
  for (const tree of treesOf(asked)) {
    const { cells, exact, gateUnits } = publishTree(round, tree, units, moving, counted);
    await writeCells(tx, cells);
    raw.push(...rawOf(cells, units, tree, counted));
    if (round.kind === "pulse") {
      await writeTurnouts(tx, round.id, units, exact, counted);
      await writeImpacts(tx, round.id, impactsOf(units, exact, counted.moments), tree);
    }
    const held = blockOf(gateUnits, exact);
    for (const { key, kind } of tree) {
      if (kind === "comment") places.set(key, placesOf(round, units, tree, key, exact, counted));
      else blocks.set(key, held);
    }
  }
  await publishShifts(tx, round, raw);
  return { blocks, places };
}

/** The questions of a round, in its order. Takes the tally's transaction. */
export async function readAsked(tx: Db, roundId: string): Promise<Asked[]> {
  return tx
    .select({
      key: roundQuestions.key,
      questionId: roundQuestions.questionId,
      serviceId: roundQuestions.serviceId,
      kind: roundQuestions.kind,
    })
    .from(roundQuestions)
    .where(eq(roundQuestions.roundId, roundId))
    .orderBy(asc(roundQuestions.position));
}

/** One tree for a pulse, one a service for service rounds. */
function treesOf(asked: readonly Asked[]): Asked[][] {
  const trees = new Map<string | null, Asked[]>();
  for (const question of asked) {
    trees.set(question.serviceId, [...(trees.get(question.serviceId) ?? []), question]);
  }
  return [...trees.values()];
}

function publishTree(
  round: Round,
  tree: readonly Asked[],
  units: readonly FrozenUnit[],
  moving: Movement,
  counted: Counted,
): { cells: Cell[]; exact: Set<string>; gateUnits: GateUnit[] } {
  const numbers = tree.flatMap((question) =>
    question.kind === "comment" ? [] : [{ ...question, kind: question.kind }],
  );
  const gateUnits = units.map((unit) => ({
    ...unit,
    own: numbers.map(({ key }) => total(counted.values.get(unit.id)?.get(key) ?? [])),
  }));
  const states = decideStates(gateUnits, { ...round, moving });
  const cells = numbers.flatMap(({ key, kind, questionId, serviceId }) => {
    const sums = countUp(units, key, kind, counted);
    return units.map(({ id: unitId }) => {
      const figure = figureOf(states.get(unitId) ?? "lid", kind, sums.get(unitId) ?? NO_COUNTS);
      return { roundId: round.id, serviceId, unitId, questionId, figure };
    });
  });
  return { cells, exact: idsIn(states, "exact"), gateUnits };
}

/** Counts by category of every unit with everything below it. */
function countUp(units: readonly FrozenUnit[], key: string, kind: QuestionKind, { values }: Counted) {
  const sums = new Map<string, Counts>(units.map(({ id }) => [id, { ...NO_COUNTS }]));
  for (const { id, parentId } of inPostOrder(units)) {
    const sum = sums.get(id) as Counts;
    for (const [value, n] of (values.get(id)?.get(key) ?? []).entries()) sum[categoryOf(kind, value)] += n;
    const above = parentId && sums.get(parentId);
    if (!above) continue;
    above.favourable += sum.favourable;
    above.neutral += sum.neutral;
    above.unfavourable += sum.unfavourable;
  }
  return sums;
}

/** Raw answers of the units that show a number, with everything below them. */
function rawOf(
  cells: readonly Cell[],
  units: readonly FrozenUnit[],
  tree: readonly Asked[],
  { values }: Counted,
): Raw[] {
  const numbers = cells.filter(({ figure }) => figure.state === "exact" && "stats" in figure);
  return tree.flatMap(({ key, kind, questionId, serviceId }) => {
    if (kind === "comment") return [];
    const own = new Map(units.map(({ id }) => [id, values.get(id)?.get(key) ?? []]));
    const sums = addUp(units, own);
    return numbers
      .filter((cell) => cell.questionId === questionId)
      .map(({ unitId }) => ({ unitId, questionId, serviceId, kind, histogram: sums.get(unitId) ?? [] }));
  });
}

/** People behind a comment question: who cast in a pulse, who rated this very service in a service round. */
function placesOf(
  { k }: Round,
  units: readonly FrozenUnit[],
  tree: readonly Asked[],
  key: string,
  exact: ReadonlySet<string>,
  { ballots, values, comments }: Counted,
): Map<string, string> {
  const score = tree.find(({ kind }) => kind === "nps");
  const isService = score?.serviceId !== null;
  return placeComments(
    units.map((unit) => ({
      ...unit,
      ballots: isService
        ? total(values.get(unit.id)?.get(score?.key ?? "") ?? [])
        : (ballots.get(unit.id) ?? 0),
      comments: comments.get(unit.id)?.get(key) ?? 0,
    })),
    exact,
    k,
  );
}

/** How many picked up and cast a ballot, in units whose figures are shown. */
async function writeTurnouts(
  tx: Db,
  roundId: string,
  units: readonly FrozenUnit[],
  exact: ReadonlySet<string>,
  { issued, cast }: Counted,
): Promise<void> {
  const up = (counts: ReadonlyMap<string, number>) => {
    const sums = new Map(units.map(({ id }) => [id, counts.get(id) ?? 0]));
    for (const { id, parentId } of inPostOrder(units)) {
      if (parentId) sums.set(parentId, (sums.get(parentId) ?? 0) + (sums.get(id) ?? 0));
    }
    return sums;
  };
  const [handedOut, dropped] = [up(issued), up(cast)];
  const rows = [...exact].map((unitId) => ({
    roundId,
    unitId,
    issued: handedOut.get(unitId) ?? 0,
    cast: dropped.get(unitId) ?? 0,
  }));
  for (let from = 0; from < rows.length; from += 5000) {
    await tx.insert(turnouts).values(rows.slice(from, from + 5000));
  }
}

function idsIn(states: ReadonlyMap<string, State>, state: State): Set<string> {
  return new Set([...states].flatMap(([id, is]) => (is === state ? [id] : [])));
}

function total(histogram: readonly number[]): number {
  return histogram.reduce((sum, n) => sum + n, 0);
}
