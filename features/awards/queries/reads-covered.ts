import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { PersonActor } from "@/lib/actor";
import type { Case } from "../types";

/**
 * Whether somebody judges a case in its first pass now, in the caller's transaction: then they read it with the names
 * covered, on the panel's page alone. Who spoke for it knows whom it is about, and sits it out.
 */
export async function readsCovered(
  db: Db,
  { personId, judges }: Pick<PersonActor, "personId" | "judges">,
  { cycleId, voices }: Pick<Case, "cycleId" | "voices">,
): Promise<boolean> {
  if (judges.length === 0 || voices.some((voice) => voice.personId === personId)) return false;
  const rows = await db.execute(sql`
    select 1 from cycles where id = ${cycleId} and award_id in ${[...judges]} and state = 'judging'
      and covers_off_at is null and rules ->> 'decidedBy' = 'panel'`);
  return rows.length > 0;
}
