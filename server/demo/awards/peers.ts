import { castVote } from "@/features/awards/commands/vote";
import { isAppError } from "@/lib/errors";
import { personActor } from "../cast";
import type { Made, Stage } from "./stage";

/** Colleagues vote, two in three for the first case; whom a rule keeps from it does not. */
export async function voteAsPeers(
  { cast, luck }: Stage,
  cycleId: string,
  cases: readonly Made[],
  voters: number,
): Promise<void> {
  const here = luck.shuffle(cast.people.filter(({ isHere }) => isHere())).slice(0, voters);
  for (const { id } of here) {
    const choice = luck.upTo(3) > 0 ? cases[0] : luck.pick([...cases]);
    if (!choice) continue;
    try {
      await castVote(personActor(id), { cycleId, nominationId: choice.nominationId });
    } catch (error) {
      if (!isAppError(error) || (error.code !== "forbidden" && error.code !== "not_found")) throw error;
    }
  }
}
