import { inArray } from "drizzle-orm";
import { getDb } from "@/db/client";
import { rounds } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { enqueue } from "@/lib/jobs";

const ONLY_THE_PORTAL = "Work that was cut off is resumed by the portal itself.";

/**
 * Orders again what a crash may have cut off: keys that are still being cut, rounds that are closed and not yet counted.
 * A job under way when its process was killed stays locked for hours, so it is replaced; both works are safe to run
 * twice, also side by side. At each start.
 * @throws AppError forbidden for anybody but the portal
 */
export async function resumeRounds(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  const db = getDb();
  const waiting = await db
    .select({ id: rounds.id, state: rounds.state })
    .from(rounds)
    .where(inArray(rounds.state, ["cutting", "closed"]));
  for (const { id, state } of waiting) {
    const task = state === "cutting" ? "cut-keys" : "tally-round";
    await enqueue(db, task, { roundId: id }, { key: `${task}:${id}` });
  }
}
