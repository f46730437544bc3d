import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { roundRoster, rounds, roundUnits } from "@/db/schema";
import { isMoving } from "./moving";

export type Round = { id: string; kind: "pulse" | "service"; k: number; strict: boolean; opensAt: Date };
export type FrozenUnit = { id: string; parentId: string | null; eligible: number };

/** The tree a round froze. */
export async function readFrozenUnits(tx: Db, roundId: string): Promise<FrozenUnit[]> {
  return tx
    .select({ id: roundUnits.unitId, parentId: roundUnits.parentId, eligible: roundUnits.eligible })
    .from(roundUnits)
    .where(eq(roundUnits.roundId, roundId));
}

/** The units that one or two people joined or left since the last published round of this kind. */
export async function readMoving(tx: Db, round: Round): Promise<Set<string>> {
  const [last] = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.kind, round.kind), eq(rounds.state, "published"), lt(rounds.opensAt, round.opensAt)))
    .orderBy(desc(rounds.opensAt))
    .limit(1);
  if (!last) return new Set();
  const before = await readPeople(tx, last.id);
  const now = await readPeople(tx, round.id);
  return new Set([...now].filter(([id, people]) => isMoving(before.get(id), people)).map(([id]) => id));
}

/** Who could answer in each unit or below it. */
async function readPeople(tx: Db, roundId: string): Promise<Map<string, Set<string>>> {
  const units = new Map((await readFrozenUnits(tx, roundId)).map(({ id, parentId }) => [id, parentId]));
  const people = new Map([...units.keys()].map((id) => [id, new Set<string>()]));
  const seats = await tx
    .select({ personId: roundRoster.personId, answersIn: roundRoster.answersIn })
    .from(roundRoster)
    .where(eq(roundRoster.roundId, roundId));
  for (const { personId, answersIn } of seats) {
    for (let id: string | null | undefined = answersIn; id; id = units.get(id)) people.get(id)?.add(personId);
  }
  return people;
}
