import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { leaveLead, standUp } from "@/features/teams/commands/write";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Leave } from "../input";
import { canImport, canRunPortal } from "../policy";

/**
 * Somebody leaves the company: their seat is free, their sessions end, their history stays. An admin, whose role goes
 * with them, is let go by an admin, as with `revokeRole`.
 * @throws AppError not_signed_in, forbidden, not_found; conflict for the last admin
 */
export async function leave(actor: Actor, { personId }: Leave): Promise<{ name: string }> {
  authorize(actor, canImport(actor));
  return transaction(async (tx) => {
    const time = now().toISOString();
    const [person] = await tx.execute(sql`
      select name, exists (select from role_grants where person_id = p.id and role = 'admin') as "runsPortal"
      from people p where id = ${personId} and (left_at is null or left_at > ${time}::timestamptz)`);
    if (!person) {
      throw new AppError("not_found", "There is nobody here by that name.", {
        personId: "Choose somebody who is here.",
      });
    }
    const sentence = `${person.name} runs this portal, so an admin lets them go. Nothing was changed.`;
    authorize(actor, !person.runsPortal || canRunPortal(actor), sentence);
    await leavePeople(tx, [personId], time);
    await record(tx, actor, "left", `person:${personId}`);
    return { name: String(person.name) };
  });
}

/**
 * People leave, inside the caller's transaction: what they led has no lead, their seats are free, their sessions and open
 * sign-in links end, their roles go back. Who has left already stays as they are. Set-based, for an import too.
 * @param time the ISO string of now()
 * @throws AppError conflict when nobody would be left to run the portal
 */
export async function leavePeople(tx: Db, personIds: readonly string[], time: string): Promise<void> {
  if (personIds.length === 0) return;
  const them = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(personIds)}::text::jsonb))`;
  await requireAnAdmin(tx, personIds);
  await leaveLead(tx, personIds, time);
  await standUp(tx, personIds, time);
  await tx.execute(sql`
    update people set left_at = ${time}::timestamptz
    where id in ${them} and (left_at is null or left_at > ${time}::timestamptz)`);
  await tx.execute(sql`
    update sessions set revoked_at = ${time}::timestamptz where person_id in ${them} and revoked_at is null`);
  await tx.execute(sql`
    update sign_in_links set expires_at = ${time}::timestamptz
    where (person_id in ${them} or created_by in ${them}) and used_at is null and expires_at > ${time}::timestamptz`);
  await tx.execute(sql`delete from role_grants where person_id in ${them}`);
}

/** Two admins who leave at once wait for each other here, as in revokeRole. */
async function requireAnAdmin(tx: Db, leaving: readonly string[]): Promise<void> {
  const rows = await tx.execute(sql`
    select person_id as "personId" from role_grants where role = 'admin' order by person_id for update`);
  const admins = rows.map(({ personId }) => String(personId));
  const gone = new Set(leaving);
  if (!admins.some((id) => gone.has(id)) || admins.some((id) => !gone.has(id))) return;
  throw new AppError(
    "conflict",
    "Somebody has to run the portal, and this is the last admin. Nobody left. Make another person admin first.",
    { personId: "The last admin cannot leave." },
  );
}
