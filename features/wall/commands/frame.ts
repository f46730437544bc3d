import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/** What a command needs of a frame. */
export type LockedFrame = { awardId: string; winnerPersonId: string | null; leadId: string | null };

/**
 * A frame that hangs, held so that nobody takes it down meanwhile; several may hold it at once.
 * @throws AppError not_found
 */
export async function lockFrame(tx: Db, winId: string): Promise<LockedFrame> {
  const [frame] = await tx.execute(sql`
    select w.award_id as "awardId", w.winner_person_id as "winnerPersonId",
      (select lead_id from unit_versions where unit_id = w.winner_unit_id and valid @> ${now().toISOString()}::timestamptz)
        as "leadId"
    from wins w where w.id = ${winId} and w.consent = 'given' and w.announced_at is not null for share of w`);
  if (!frame) throw new AppError("not_found", "There is no such frame.");
  return frame as LockedFrame;
}
