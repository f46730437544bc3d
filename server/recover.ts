import { resumeRounds } from "@/features/ballots/resume";
import { destroySpentKeys } from "@/features/ballots/tally/tally";
import { SYSTEM } from "@/lib/actor";

/**
 * Finishes what a crash of the portal or of the database may have left between two steps: keys of rounds that are over,
 * and long works whose job was cut off.
 */
export async function recover(): Promise<void> {
  await destroySpentKeys(SYSTEM);
  await resumeRounds(SYSTEM);
}
