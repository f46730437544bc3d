import { eq, inArray, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { rounds, watermarks } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { destroyRoundKeys, readMark, writeMark } from "@/lib/round-keys";
import { transaction } from "@/lib/transaction";
import { emptyBox } from "./box";

const ONLY_THE_PORTAL = "Watermarks are kept by the portal itself.";
const RESTORED =
  "The database was restored from a backup while this round was under way. Answers may be missing and some people could have answered twice, so nothing was counted. Please ask again.";

/**
 * Raises each open round's watermark, first in the database and then, durably, beside its keys. A database that knows a
 * lower mark than the folder of the keys was restored from a backup: ballots it acknowledged and people it ticked off
 * are missing, so its uncounted rounds are void. Each minute, at each start, and before each count; what happened
 * between a restored backup and the mark before it, at most a minute, goes unnoticed.
 * @throws AppError forbidden for anybody but the portal
 */
export async function keepWatermarks(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  const underWay = await getDb()
    .select({ id: rounds.id, state: rounds.state })
    .from(rounds)
    .where(inArray(rounds.state, ["cutting", "open", "closed"]));
  for (const { id, state } of underWay) {
    // The folder's first: the database's only rises, and is raised before.
    const kept = await readMark(id);
    if (kept !== null && (await markOf(id)) < kept) await voidRestored(actor, id);
    else if (state === "open") await writeMark(id, await raise(id));
  }
}

async function markOf(roundId: string): Promise<number> {
  const [row] = await getDb().select().from(watermarks).where(eq(watermarks.roundId, roundId));
  return row?.mark ?? 0;
}

async function raise(roundId: string): Promise<number> {
  const [row] = await getDb()
    .insert(watermarks)
    .values({ roundId, mark: 1 })
    .onConflictDoUpdate({ target: watermarks.roundId, set: { mark: sql`${watermarks.mark} + 1` } })
    .returning({ mark: watermarks.mark });
  return row?.mark ?? 0;
}

async function voidRestored(actor: Actor, roundId: string): Promise<void> {
  await transaction(async (tx) => {
    const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId)).for("update");
    if (!round || round.state === "published" || round.state === "void") return;
    await emptyBox(tx, roundId);
    await tx.update(rounds).set({ state: "void", closeReason: RESTORED }).where(eq(rounds.id, roundId));
    await record(tx, actor, "round voided", `round:${roundId}`);
  });
  await destroyRoundKeys(roundId);
}
