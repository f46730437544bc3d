import { lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rateWindows } from "@/db/schema";
import { now } from "./clock";
import { AppError } from "./errors";

const LONGEST_WINDOW_DAYS = 1;

/**
 * Counts one hit on `key` in the window of time it falls into, in the database, so that a limit holds over replicas.
 * Call it outside a transaction of yours: what is rolled back was not counted. Keys name no person in the clear.
 * @param limit at most so many hits in a window of so many seconds (a day at most)
 * @throws AppError too_many from the first hit beyond it, with retryAfterSeconds until the next window
 */
export async function countHit(
  db: Db,
  key: string,
  { most, seconds }: { most: number; seconds: number },
): Promise<void> {
  const time = now().getTime();
  const length = seconds * 1000;
  const startsAt = new Date(Math.floor(time / length) * length);
  const [window] = await db
    .insert(rateWindows)
    .values({ key, startsAt, hits: 1 })
    .onConflictDoUpdate({
      target: [rateWindows.key, rateWindows.startsAt],
      set: { hits: sql`${rateWindows.hits} + 1` },
    })
    .returning({ hits: rateWindows.hits });
  if (!window || window.hits <= most) return;
  const wait = Math.max(1, Math.ceil((startsAt.getTime() + length - time) / 1000));
  throw new AppError(
    "too_many",
    `That was often enough for now. Nothing is lost; please try again in ${spanWords(wait)}.`,
    {},
    wait,
  );
}

/** Drops windows that no limit looks at any more. */
export async function forgetOldHits(db: Db): Promise<void> {
  const oldest = new Date(now().getTime() - 2 * LONGEST_WINDOW_DAYS * 86_400_000);
  await db.delete(rateWindows).where(lt(rateWindows.startsAt, oldest));
}

/** A wait in words, never too short. */
function spanWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
