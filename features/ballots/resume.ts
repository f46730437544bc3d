import { eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { rounds } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { enqueue } from "@/lib/jobs";
import { listRoundKeys } from "@/lib/round-keys";

const ONLY_THE_PORTAL = "Work that was cut off is resumed by the portal itself.";

/**
 * Orders again what a crash may have cut off: keys that are still to be cut, rounds that are closed and not counted. The
 * queue alone would wait four hours for a job whose worker or whose database was killed. Both works are safe to run
 * twice and side by side; what is visibly under way is left alone.
 * @param quiet milliseconds without a new key after which cutting counts as cut off
 * @throws AppError forbidden for anybody but the portal
 */
export async function resumeRounds(actor: Actor, { quiet = 0 }: { quiet?: number } = {}): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  await getDb().transaction(async (tx) => {
    for (const roundId of await listClosed(tx)) await order(tx, "tally-round", roundId);
    for (const roundId of await listHalfCut(tx, quiet)) await order(tx, "cut-keys", roundId);
  });
}

function order(tx: Db, task: string, roundId: string): Promise<void> {
  return enqueue(tx, task, { roundId }, { key: `${task}:${roundId}` });
}

/** A count that is under way holds its round's row: it is skipped. */
async function listClosed(tx: Db): Promise<string[]> {
  const closed = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(eq(rounds.state, "closed"))
    .for("update", { skipLocked: true });
  return closed.map(({ id }) => id);
}

async function listHalfCut(tx: Db, quiet: number): Promise<string[]> {
  const cutting = await tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.state, "cutting"));
  const written = new Map((await listRoundKeys()).map(({ roundId, writtenAt }) => [roundId, writtenAt]));
  return cutting.map(({ id }) => id).filter((id) => Date.now() - (written.get(id)?.getTime() ?? 0) >= quiet);
}
