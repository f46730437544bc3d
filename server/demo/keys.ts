import { getSql } from "@/db/client";
import { cutKeys } from "@/features/ballots/cut";
import { SYSTEM } from "@/lib/actor";

let milliseconds = 0;

/** Cuts a round's keys, by the clock: they are the dearest part of the demo company. */
export async function cutByTheClock(roundId: string): Promise<void> {
  const begin = performance.now();
  await cutKeys(SYSTEM, { roundId });
  milliseconds += performance.now() - begin;
}

/** How many keys the demo company has, and how long they took to cut in all. */
export async function countKeys(): Promise<{ keys: number; milliseconds: number }> {
  const [row] = await getSql()<{ keys: number }[]>`select count(*)::int as keys from unit_keys`;
  return { keys: row?.keys ?? 0, milliseconds };
}
