import { randomFrom } from "@/lib/seeded";
import type { Plan, Snapshot } from "./company";

/** A question that a round asks, as the portal keys it. */
export type Question = { key: string; kind: "nps" | "agree" | "passed_on" | "comment" };

/** What one person says in one round. */
export type Says = { personId: string; answers: Record<string, number>; comments: Record<string, string> };

/**
 * What the people of a company say in one of its rounds, the same for the same plan. Some teams are of one mind, drivers
 * and services are skipped now and then, and every comment is a text of its own.
 */
export function ballotsOf(
  plan: Plan,
  round: number,
  { seats }: Snapshot,
  questions: readonly Question[],
): Says[] {
  const { rate, alike, kind } = plan.rounds[round] as Plan["rounds"][number];
  const random = randomFrom(plan.seed + 7919 * (round + 1));
  const moods = new Map<string, number | null>();
  return seats.flatMap(({ personId, unitId }) => {
    if (!moods.has(unitId)) moods.set(unitId, random() < alike ? Math.floor(random() * 3) : null);
    const mood = moods.get(unitId) ?? null;
    if (random() >= rate) return [];
    const says: Says = { personId, answers: {}, comments: {} };
    const used = new Map<string, boolean>();
    for (const { key, kind: asks } of questions) {
      // A service is rated whole or not at all; the score of a pulse is always there, its drivers are skipped now and then.
      const [about = ""] = key.split(".");
      if (kind === "pulse") used.set(about, key === "recommend" || random() < 0.93);
      else if (!used.has(about)) used.set(about, random() < 0.7);
      if (asks === "comment") {
        const mayWrite = kind === "pulse" || used.get(about);
        if (mayWrite && random() < 0.45) says.comments[key] = `${round} ${key} ${personId}`;
      } else if (used.get(about))
        says.answers[key] = numberFor(asks, mood ?? Math.floor(random() * 3), random());
    }
    return [says];
  });
}

/** A number of the category 0 (favourable), 1 (neutral) or 2 (unfavourable). */
function numberFor(kind: Exclude<Question["kind"], "comment">, category: number, chance: number): number {
  if (kind === "passed_on") return category === 0 ? 0 : 1 + Math.floor(chance * 3);
  if (kind === "agree") return category === 1 ? 3 : (category === 0 ? 4 : 1) + Math.round(chance);
  if (category === 2) return Math.floor(chance * 7);
  return (category === 0 ? 9 : 7) + Math.round(chance);
}
