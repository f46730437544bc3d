import fc from "fast-check";
import type { Seat, TreeUnit, UnitKind } from "@/features/teams/types";
import { randomFrom } from "@/lib/seeded";

/** What happens to a company between two rounds; numbers pick a person, a team or a branch, modulo how many there are. */
type Change =
  | { what: "join" | "leave" | "renew" | "split" | "dissolve"; a: number }
  | { what: "transfer" | "move"; a: number; b: number };

type RoundPlan = {
  kind: "pulse" | "service";
  /** Which share answers. */
  rate: number;
  /** How many teams are of one mind. */
  alike: number;
  changes: Change[];
};

/** A random company in a form that fast-check can shrink. */
export type Plan = {
  seed: number;
  k: number;
  strict: boolean;
  branches: { isNested: boolean; teams: number[] }[];
  loose: number[];
  rounds: RoundPlan[];
};

/** The company on the day a round opens. */
export type Snapshot = { tree: TreeUnit[]; seats: Seat[] };

const size = (most: number) => fc.integer({ min: 1, max: most });
const index = fc.nat(60);
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    what: fc.constantFrom("join", "join", "leave", "leave", "renew", "split", "dissolve"),
    a: index,
  }),
  fc.record({ what: fc.constantFrom("transfer", "move"), a: index, b: index }),
);

/** Random companies. @param most people in a team, branches, teams in a branch, rounds */
export function plans({ most = 12, branches = 4, teams = 5, rounds = 3 } = {}): fc.Arbitrary<Plan> {
  return fc.record({
    seed: fc.nat(),
    k: fc.constantFrom(4, 5, 5, 5, 6, 8, 12),
    strict: fc.nat(9).map((n) => n === 0),
    branches: fc.array(
      fc.record({ isNested: fc.boolean(), teams: fc.array(size(most), { maxLength: teams }) }),
      {
        minLength: 1,
        maxLength: branches,
      },
    ),
    loose: fc.array(size(most), { maxLength: 2 }),
    rounds: fc.array(
      fc.record({
        kind: fc.constantFrom("pulse", "pulse", "service"),
        rate: fc.constantFrom(0.4, 0.6, 0.75, 0.9, 1),
        alike: fc.constantFrom(0, 0.1, 0.5),
        changes: fc.array(changes, { maxLength: 5 }),
      }),
      { minLength: 1, maxLength: rounds },
    ),
  });
}

/** The company at each of its rounds: what the plan says, with everything that it leaves open drawn from its seed. */
export function playOut(plan: Plan): Snapshot[] {
  const company = found(plan);
  return plan.rounds.map(({ changes: events }, i) => {
    if (i > 0) for (const event of events) change(company, event);
    return {
      tree: [...company.units.values()].map((unit) => ({ ...unit })),
      seats: [...company.seats].map(([personId, unitId]) => ({ personId, unitId })),
    };
  });
}

type Company = {
  random: () => number;
  units: Map<string, TreeUnit>;
  seats: Map<string, string>;
  count: number;
};

function found(plan: Plan): Company {
  const company: Company = { random: randomFrom(plan.seed), units: new Map(), seats: new Map(), count: 0 };
  const root = addUnit(company, "company", null);
  for (const { isNested, teams } of plan.branches) {
    const above = isNested ? addUnit(company, "business_unit", root.id) : root;
    const department = addUnit(company, "department", above.id);
    for (const people of teams) fill(company, addUnit(company, "team", department.id), people);
    appoint(company, department, 0.7);
    if (above !== root) appoint(company, above, 0.5);
  }
  for (const people of plan.loose) fill(company, addUnit(company, "team", root.id), people);
  appoint(company, root, 0.7);
  return company;
}

function change(company: Company, event: Change): void {
  const { units, seats } = company;
  const teams = [...units.values()].filter(({ kind }) => kind === "team");
  const branches = [...units.values()].filter(({ kind }) => kind !== "team");
  const people = [...seats.keys()];
  const pick = <T>(list: readonly T[], i: number) => list[i % Math.max(1, list.length)];
  const team = pick(teams, event.a);
  const person = pick(people, event.a);
  if (event.what === "join" && team) seats.set(newId(company), team.id);
  if (event.what === "leave" && person) seats.delete(person);
  if (event.what === "transfer" && person) seats.set(person, pick(teams, event.b)?.id ?? "");
  if (event.what === "move" && team) {
    units.set(team.id, { ...team, parentId: pick(branches, event.b)?.id ?? team.parentId });
  }
  if (!team) return;
  const here = people.filter((id) => seats.get(id) === team.id);
  if (event.what === "renew") {
    const again = addUnit(company, "team", team.parentId);
    again.leadId = team.leadId;
    units.delete(team.id);
    for (const id of here) seats.set(id, again.id);
  }
  if (event.what === "split") {
    const half = addUnit(company, "team", team.parentId);
    for (const id of here.slice(0, Math.floor(here.length / 2))) seats.set(id, half.id);
  }
  const sister = teams.find((other) => other !== team && other.parentId === team.parentId);
  if (event.what === "dissolve" && sister) {
    units.delete(team.id);
    for (const id of here) seats.set(id, sister.id);
  }
}

function fill(company: Company, team: TreeUnit, people: number): void {
  for (let i = 0; i < people; i += 1) company.seats.set(newId(company), team.id);
  appoint(company, team, 0.8);
}

/** Somebody who sits in the unit or below it leads it, mostly. */
function appoint({ random, seats, units }: Company, unit: TreeUnit, often: number): void {
  const inside = [...seats].filter(([, at]) => pathUp(units, at).includes(unit.id)).map(([person]) => person);
  if (random() < often) unit.leadId = inside[Math.floor(random() * inside.length)] ?? null;
}

function pathUp(units: ReadonlyMap<string, TreeUnit>, id: string): string[] {
  const path: string[] = [];
  for (let at = units.get(id); at; at = units.get(at.parentId ?? "")) path.push(at.id);
  return path;
}

function addUnit(company: Company, kind: UnitKind, parentId: string | null): TreeUnit {
  const id = newId(company);
  const unit: TreeUnit = { id, parentId, kind, name: `${kind} ${company.count}`, leadId: null };
  company.units.set(id, unit);
  return unit;
}

/** A uuid whose order means nothing, so that ties between units fall either way. */
function newId(company: Company): string {
  company.count += 1;
  const lot = Math.floor(company.random() * 0xffffffff);
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return `${hex(lot, 8)}-0000-4000-8000-${hex(company.count, 12)}`;
}
