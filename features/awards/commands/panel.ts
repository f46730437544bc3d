import { and, eq } from "drizzle-orm";
import { awards, panelMembers } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { PanelSeat } from "../input";
import { canRunAwards } from "../policy";

/** Gives somebody a place on an award's panel; twice changes nothing. @throws AppError forbidden, not_found */
export async function seatOnPanel(actor: Actor, { awardId, personId }: PanelSeat): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const [award] = await tx.select({ id: awards.id }).from(awards).where(eq(awards.id, awardId));
    if (!award) throw new AppError("not_found", "There is no such award.");
    const [seated] = await tx
      .insert(panelMembers)
      .values({ awardId, personId })
      .onConflictDoNothing()
      .returning();
    if (seated) await record(tx, actor, "panel joined", `person:${personId}`, { awardId });
  });
}

/** Takes somebody's place on a panel back. @throws AppError forbidden, not_found */
export async function leavePanel(actor: Actor, { awardId, personId }: PanelSeat): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const mine = and(eq(panelMembers.awardId, awardId), eq(panelMembers.personId, personId));
    const [left] = await tx.delete(panelMembers).where(mine).returning();
    if (!left) throw new AppError("not_found", "They do not sit on this panel.");
    await record(tx, actor, "panel left", `person:${personId}`, { awardId });
  });
}
