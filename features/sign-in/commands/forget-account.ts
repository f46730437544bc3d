import { eq } from "drizzle-orm";
import { identities } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { ForgetAccount } from "../input";
import { canRunSignIn } from "../policy";

/**
 * Forgets which of the provider's accounts is somebody's; the next one with their verified address becomes it. Sessions
 * stay open. @throws AppError forbidden, not_found
 */
export async function forgetAccount(actor: Actor, { personId }: ForgetAccount): Promise<void> {
  authorize(actor, canRunSignIn(actor));
  await transaction(async (tx) => {
    const forgotten = await tx.delete(identities).where(eq(identities.personId, personId)).returning();
    if (forgotten.length === 0) {
      throw new AppError("not_found", "No account of the sign-in service is joined to this person.", {
        personId: "No account is joined to this person.",
      });
    }
    await record(tx, actor, "account forgotten", `person:${personId}`);
  });
}
