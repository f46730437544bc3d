import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nominations } from "@/db/schema";
import { now } from "@/lib/clock";
import { enqueueTelling } from "./tell";

/**
 * Those not chosen hear what was said about them once its maker agrees: who agreed when writing is taken at their word,
 * the others are asked, inside the caller's transaction. Never for a case that was taken back or went back, nor for the
 * winner, whose story hangs.
 */
export async function askMakers(tx: Db, cycleId: string): Promise<void> {
  const time = now().toISOString();
  const rows = await tx.execute(sql`
    select n.id, n.may_tell as "mayTell" from nominations n
    left join wins w on w.cycle_id = n.cycle_id and w.stood_down_at is null
    left join people p on p.id = n.nominee_person_id
    where n.cycle_id = ${cycleId} and n.withdrawn_at is null and n.screening <> 'returned' and n.told_at is null
      and n.may_tell is distinct from false and (p.left_at is null or p.left_at > ${time}::timestamptz)
      and (w.id is null or coalesce(w.winner_person_id, w.winner_unit_id) <> coalesce(n.nominee_person_id, n.nominee_unit_id))
    order by n.id`);
  for (const { id, mayTell } of rows) {
    if (mayTell === true) await tellNominee(tx, String(id));
    else await enqueueTelling(tx, "may-tell", String(id));
  }
}

/** Tells a nominee what the maker of a case said of them, inside the caller's transaction. */
export async function tellNominee(tx: Db, nominationId: string): Promise<void> {
  await tx.update(nominations).set({ toldAt: now() }).where(eq(nominations.id, nominationId));
  await enqueueTelling(tx, "said", nominationId);
}
