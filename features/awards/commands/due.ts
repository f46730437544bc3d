import { and, asc, eq, type SQL } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { cycles } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { eachApart } from "@/lib/each-apart";
import { transaction } from "@/lib/transaction";

/**
 * Does what is due with each cycle of which `due` is true, once, whoever else is at it: each in a transaction of its own,
 * its row locked. One that fails keeps no other waiting, and is tried again. For the schedule; safe to repeat.
 * @throws AppError forbidden; what the first that failed said
 */
export async function eachDue(
  actor: Actor,
  due: SQL | undefined,
  act: (tx: Db, cycle: typeof cycles.$inferSelect) => Promise<unknown>,
): Promise<void> {
  authorize(actor, actor.kind === "system");
  const found = await getDb()
    .select({ id: cycles.id })
    .from(cycles)
    .where(due)
    .orderBy(asc(cycles.announceAt), cycles.id);
  await eachApart(found, ({ id }) =>
    transaction(async (tx) => {
      const still = and(eq(cycles.id, id), due);
      const [cycle] = await tx.select().from(cycles).where(still).for("update");
      if (cycle) await act(tx, cycle);
    }),
  );
}
