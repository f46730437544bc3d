import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { awards, panelMembers } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { PanelSeat } from "../input";
import { canRunAwards } from "../policy";

/**
 * Gives somebody a place on an award's panel; twice changes nothing. Not between the covers and the result, which those
 * set who scored without knowing whom: unless none of them is left.
 * @throws AppError forbidden, not_found, conflict
 */
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
    if (!seated) return;
    if (await isBeingSet(tx, awardId)) throw new AppError("conflict", BEING_SET, { personId: BEING_SET });
    await record(tx, actor, "panel joined", `person:${personId}`, { awardId });
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

const BEING_SET =
  "The covers are off, and those who scored set the result. Nobody was seated; do it once the turn is decided.";

/** Whether the covers of a turn are off, its result is not set, and somebody who scored is there to set it. */
async function isBeingSet(tx: Db, awardId: string): Promise<boolean> {
  // Whoever takes the covers off at this moment goes first.
  await tx.execute(sql`select 1 from cycles where award_id = ${awardId} and state = 'judging' for share`);
  const rows = await tx.execute(sql`
    select 1 from cycles c join nominations n on n.cycle_id = c.id join panel_sheets s on s.nomination_id = n.id
    join panel_members m on m.award_id = c.award_id and m.person_id = s.person_id
    join people p on p.id = s.person_id and (p.left_at is null or p.left_at > ${now().toISOString()}::timestamptz)
    where c.award_id = ${awardId} and c.state = 'judging' and c.covers_off_at is not null and s.locked_at is not null
    limit 1`);
  return rows.length > 0;
}
