import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { company } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError, isAppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Company } from "../input";
import { canRunPortal } from "../policy";

/**
 * Changes what the company is called, what its people call each other, how many may sit in a team, and by which clock it
 * goes.
 * @throws AppError forbidden; team_full when a lower limit would leave teams over it
 */
export async function changeCompany(actor: Actor, input: Company): Promise<void> {
  authorize(actor, canRunPortal(actor));
  const { companyName: name, ...words } = input;
  await transaction(async (tx) => {
    const [changed] = await tx
      .update(company)
      .set({ name, ...words })
      .returning();
    if (!changed) throw new AppError("not_found", "There is no company yet.");
    await renameRoot(tx, name);
    await record(tx, actor, "company changed", null, input);
  }).catch((error: unknown) => {
    if (!isAppError(error) || error.code !== "team_full") throw error;
    const sentence = `Some teams have more than ${input.teamLimit} people. They need fewer before the limit can fall.`;
    throw new AppError("team_full", sentence, { teamLimit: sentence });
  });
}

/** The tree's root bears the company's name: from now on, not back in time. */
async function renameRoot(tx: Db, name: string): Promise<void> {
  const time = now().toISOString();
  await tx.execute(sql`
    with old as (
      update unit_versions set valid = tstzrange(lower(valid), ${time}::timestamptz)
      where kind = 'company' and valid @> ${time}::timestamptz and name <> ${name} and lower(valid) < ${time}::timestamptz
      returning unit_id, lead_id
    )
    insert into unit_versions (unit_id, kind, name, lead_id, valid)
    select unit_id, 'company', ${name}, lead_id, tstzrange(${time}::timestamptz, null) from old`);
}
