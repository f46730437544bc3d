import type { GateUnit } from "@/features/results/gate/blocks";
import { STILL } from "@/features/results/gate/moving";
import { drawRoster } from "@/features/surveys/rules";
import type { Seat, TreeUnit } from "@/features/teams/types";
import { randomFrom } from "@/lib/seeded";
import type { Decide } from "./gate-run";
import { boxesOf } from "./knowledge";
import { findSmallSets } from "./subtract";

const K = 5;

/** How many people sit in each team of each department. */
export type Sizes = { seed: number; departments: number[][] };

type Tree = { units: GateUnit[]; teams: Set<string>; boxOf: Map<string, string>; n: Map<string, number> };

export const chanceOf = randomFrom;

/** A company with its boxes drawn as a round draws them, and how many answered in each. Leads answer one level up. */
export function companyTree({ departments }: Sizes, rate: number, random: () => number): Tree {
  const tree: TreeUnit[] = [{ id: "0", parentId: null, kind: "company", name: "Company", leadId: null }];
  const seats: Seat[] = [];
  for (const [i, teams] of departments.entries()) {
    const department = `0.${i}`;
    const head = `${department} head`;
    tree.push({ id: department, parentId: "0", kind: "department", name: department, leadId: head });
    seats.push({ personId: head, unitId: `${department}.0` });
    for (const [j, people] of teams.entries()) {
      const id = `0.${i}.${j}`;
      const members = Array.from({ length: people + 1 }, (_, p) => `${id} ${p}`);
      tree.push({ id, parentId: department, kind: "team", name: id, leadId: members[0] ?? null });
      seats.push(...members.map((personId) => ({ personId, unitId: id })));
    }
  }
  const roster = drawRoster(tree, seats, K);
  const n = new Map<string, number>();
  for (const { answersIn } of roster.seats) {
    if (random() < rate) n.set(answersIn, (n.get(answersIn) ?? 0) + 1);
  }
  return {
    units: roster.units.map((unit) => ({ ...unit, own: [n.get(unit.id) ?? 0] })),
    teams: new Set(roster.units.filter(({ kind }) => kind === "team").map(({ id }) => id)),
    boxOf: new Map(roster.seats.map(({ personId, answersIn }) => [personId, answersIn])),
    n,
  };
}

/** In how many of the trees the attacker finds somebody under this rule, and how many of all teams show a figure. */
export function rateOf(trees: readonly Tree[], decide: Decide): { broken: number; shown: number } {
  let [broken, shown, all] = [0, 0, 0];
  for (const { units, teams, boxOf, n } of trees) {
    const states = decide(units, { k: K, strict: false, moving: STILL });
    const exact = [...states].flatMap(([id, state]) => (state === "exact" ? [id] : []));
    const boxes = boxesOf({ tree: units, boxOf });
    const views = exact.map((id) => boxes.get(id) ?? new Set<string>());
    if (findSmallSets(views, n, K).length > 0) broken += 1;
    shown += exact.filter((id) => teams.has(id)).length;
    all += teams.size;
  }
  return { broken: broken / trees.length, shown: shown / all };
}
