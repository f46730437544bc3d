import type { Plan, SplitFacts, SplitPerson } from "../types";

/** What the parts of the objective weigh: of all bonds kept, of all strengths spread, of tables with a lead at hand. */
const WEIGHTS = { bonds: 1, strengths: 0.8, leads: 0.3 };
/** How many pairs of people are tried in all, so that a large team starts from fewer places. */
const TRIES = 400_000;

/** How good a way to seat people is, between 0 and the sum of the weights; the plan's objective. For tests and for the search. */
export function scoreOf(people: readonly SplitPerson[], facts: SplitFacts, plan: Plan): number {
  const at = new Map(plan.tables.flatMap(({ seats }, table) => seats.map((id) => [id, table] as const)));
  const search = new Search(
    people,
    facts,
    plan.tables.map(({ seats }) => seats.length),
    -1,
  );
  return search.score(people.map(({ id }) => at.get(id) ?? 0));
}

/** Where everybody sits, as table numbers in the order of the people, and what changing two of them would do. */
export class Search {
  private readonly bonds: { to: number; weight: number }[][];
  private readonly strengths: number[][];
  private readonly leads: boolean[];
  private readonly most: { bonds: number; strengths: number };
  private readonly tables: number;

  constructor(
    people: readonly SplitPerson[],
    facts: SplitFacts,
    private readonly sizes: readonly number[],
    /** Whoever has to sit at the first table, or -1. */
    private readonly fixed: number,
  ) {
    const index = new Map(people.map(({ id }, i) => [id, i]));
    this.tables = sizes.length;
    this.bonds = people.map(() => []);
    let bonds = 0;
    for (const { a, b, weight } of facts.bonds) {
      const [i, j] = [index.get(a), index.get(b)];
      if (i === undefined || j === undefined || i === j) continue;
      this.bonds[i]?.push({ to: j, weight });
      this.bonds[j]?.push({ to: i, weight });
      bonds += weight;
    }
    const ids = [...new Set(people.flatMap((person) => person.strengths))].sort();
    const number = new Map(ids.map((id, i) => [id, i]));
    this.strengths = people.map((person) => person.strengths.map((id) => number.get(id) ?? 0));
    const held = ids.map((id) => people.filter((person) => person.strengths.includes(id)).length);
    this.leads = people.map(({ id }) => (facts.reports[id] ?? 0) > 0);
    this.most = { bonds, strengths: sum(held.map((count) => Math.min(count, this.tables))) };
  }

  /** The best place that the tries allow. */
  best(random: () => number): number[] {
    const pairs = Math.max(1, (this.bonds.length * (this.bonds.length - 1)) / 2);
    const starts = Math.max(1, Math.min(30, Math.floor(TRIES / (pairs * 10))));
    let best: { seats: number[]; score: number } | undefined;
    for (let start = 0; start < starts; start += 1) {
      const seats = this.climb(this.anywhere(random));
      const score = this.score(seats);
      if (!best || score > best.score + 1e-9) best = { seats, score };
    }
    return best?.seats ?? [];
  }

  /** Everybody somewhere, by lot; the lead at the first table. */
  private anywhere(random: () => number): number[] {
    const places = this.sizes.flatMap((size, table) => Array.from({ length: size }, () => table));
    for (let i = places.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
    }
    const first = places.indexOf(0);
    if (this.fixed >= 0 && first >= 0) [places[this.fixed], places[first]] = [0, places[this.fixed] ?? 0];
    return places;
  }

  /** Changes two people over as long as that is better; stops where no pair is. */
  private climb(seats: number[]): number[] {
    const count = this.count(seats);
    for (let better = true; better; ) {
      better = false;
      for (let i = 0; i < seats.length; i += 1) {
        for (let j = i + 1; j < seats.length; j += 1) {
          if (seats[i] === seats[j] || i === this.fixed || j === this.fixed) continue;
          const gained = this.bondsGained(seats, i, j);
          const before = this.spread(count, seats[i] ?? 0, seats[j] ?? 0, i, j);
          this.swap(seats, count, i, j);
          const after = this.spread(count, seats[i] ?? 0, seats[j] ?? 0, i, j);
          if (gained + after - before > 1e-9) better = true;
          else this.swap(seats, count, i, j);
        }
      }
    }
    return seats;
  }

  score(seats: readonly number[]): number {
    const count = this.count(seats);
    let bonds = 0;
    for (const [i, theirs] of this.bonds.entries()) {
      for (const { to, weight } of theirs) if (seats[i] === seats[to]) bonds += weight / 2;
    }
    const covered = count.strengths.reduce((all, row) => all + (row?.filter((n) => n > 0).length ?? 0), 0);
    const led = count.leads.filter((n) => n > 0).length;
    return this.weigh(bonds, covered, led);
  }

  private weigh(bonds: number, covered: number, led: number): number {
    return (
      (WEIGHTS.bonds * bonds) / Math.max(1, this.most.bonds) +
      (WEIGHTS.strengths * covered) / Math.max(1, this.most.strengths) +
      (WEIGHTS.leads * led) / this.tables
    );
  }

  private bondsGained(seats: readonly number[], i: number, j: number): number {
    let gained = 0;
    for (const { to, weight } of this.bonds[i] ?? []) {
      if (to !== j) gained += weight * (Number(seats[to] === seats[j]) - Number(seats[to] === seats[i]));
    }
    for (const { to, weight } of this.bonds[j] ?? []) {
      if (to !== i) gained += weight * (Number(seats[to] === seats[i]) - Number(seats[to] === seats[j]));
    }
    return this.weigh(gained, 0, 0);
  }

  /** What of the objective hangs on two tables and on the strengths of two people. */
  private spread(count: Count, one: number, other: number, i: number, j: number): number {
    let covered = 0;
    const mine = this.strengths[i] ?? [];
    for (const strength of mine) covered += this.at(count, strength, one, other);
    for (const strength of this.strengths[j] ?? []) {
      if (!mine.includes(strength)) covered += this.at(count, strength, one, other);
    }
    const led = Number((count.leads[one] ?? 0) > 0) + Number((count.leads[other] ?? 0) > 0);
    return this.weigh(0, covered, led);
  }

  private at(count: Count, strength: number, one: number, other: number): number {
    const row = count.strengths[strength];
    return Number((row?.[one] ?? 0) > 0) + Number((row?.[other] ?? 0) > 0);
  }

  private swap(seats: number[], count: Count, i: number, j: number): void {
    const [one, other] = [seats[i] ?? 0, seats[j] ?? 0];
    this.put(count, i, one, -1);
    this.put(count, j, other, -1);
    [seats[i], seats[j]] = [other, one];
    this.put(count, i, other, 1);
    this.put(count, j, one, 1);
  }

  private put(count: Count, i: number, table: number, by: 1 | -1): void {
    for (const strength of this.strengths[i] ?? []) {
      const row = count.strengths[strength];
      if (row) row[table] = (row[table] ?? 0) + by;
    }
    if (this.leads[i]) count.leads[table] = (count.leads[table] ?? 0) + by;
  }

  private count(seats: readonly number[]): Count {
    const known = Math.max(-1, ...this.strengths.flat()) + 1;
    const zeros = () => Array.from({ length: this.tables }, () => 0);
    const count: Count = { strengths: Array.from({ length: known }, zeros), leads: zeros() };
    for (const [i, table] of seats.entries()) this.put(count, i, table, 1);
    return count;
  }
}

/** How many at each table have each strength, and how many there lead somebody already. */
type Count = { strengths: number[][]; leads: number[] };

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
