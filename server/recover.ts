import { resumeRounds } from "@/features/ballots/resume";
import { destroySpentKeys } from "@/features/ballots/tally/tally";
import { keepWatermarks } from "@/features/ballots/watermark";
import { resumeImports } from "@/features/people/commands/keep-imports";
import { SYSTEM } from "@/lib/actor";

/**
 * Finishes what a crash of the portal or of the database may have left between two steps: rounds of a database that was
 * restored from a backup, keys of rounds that are over, long works and files from HR whose job was cut off.
 */
export async function recover(): Promise<void> {
  await keepWatermarks(SYSTEM);
  await destroySpentKeys(SYSTEM);
  await resumeRounds(SYSTEM);
  await resumeImports(SYSTEM);
}
