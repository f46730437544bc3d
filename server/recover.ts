import { resumeRounds } from "@/features/ballots/resume";
import { destroySpentKeys } from "@/features/ballots/tally/tally";
import { SYSTEM } from "@/lib/actor";

/** At each start, before anything is served: finishes what a crash may have left between two steps. */
export async function recover(): Promise<void> {
  await destroySpentKeys(SYSTEM);
  await resumeRounds(SYSTEM);
}
