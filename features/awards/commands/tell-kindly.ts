import { eq, sql } from "drizzle-orm";
import { nominations } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { MayTell } from "../input/result";
import { tellNominee } from "./ask-makers";

/**
 * The maker of a case that did not win says whether its nominee may hear the words. A yes tells them at once and stays;
 * a no may become a yes later.
 * @throws AppError not_signed_in, not_found (for everybody but the maker, and before the announcement), conflict (told)
 */
export async function allowTelling(actor: Actor, { nominationId, yes }: MayTell): Promise<{ yes: boolean }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const [about] = await tx.execute(sql`
      select n.told_at as "toldAt" from nominations n join cycles c on c.id = n.cycle_id
      left join wins w on w.cycle_id = c.id and w.stood_down_at is null
      where n.id = ${nominationId} and n.nominated_by = ${personId} and n.withdrawn_at is null
        and n.screening <> 'returned' and c.state in ('announced', 'closed')
        and (w.id is null
          or coalesce(w.winner_person_id, w.winner_unit_id) <> coalesce(n.nominee_person_id, n.nominee_unit_id))
      for update of n`);
    if (!about) throw new AppError("not_found", "There is no such case.");
    if (about.toldAt) throw new AppError("conflict", "They have read it already. It cannot be taken back.");
    await tx.update(nominations).set({ mayTell: yes }).where(eq(nominations.id, nominationId));
    await record(tx, actor, yes ? "telling allowed" : "telling refused", `nomination:${nominationId}`);
    if (yes) await tellNominee(tx, nominationId);
    return { yes };
  });
}
