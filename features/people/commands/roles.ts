import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people, roleGrants, signInLinks } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Grant } from "../input";
import { canRunPortal } from "../policy";

/** Gives somebody a role. Giving it twice changes nothing. @throws AppError forbidden, not_found */
export async function grantRole(actor: Actor, { personId, role }: Grant): Promise<void> {
  authorize(actor, canRunPortal(actor));
  await transaction(async (tx) => {
    await requireHere(tx, personId);
    const grantedBy = actor.kind === "person" ? actor.personId : null;
    const [granted] = await tx
      .insert(roleGrants)
      .values({ personId, role, grantedAt: now(), grantedBy })
      .onConflictDoNothing()
      .returning();
    if (granted) await record(tx, actor, "role granted", `person:${personId}`, { role });
  });
}

/**
 * Takes a role back. The last admin stays one. The sign-in links of somebody who is no admin any more run out.
 * @throws AppError forbidden, not_found, conflict
 */
export async function revokeRole(actor: Actor, { personId, role }: Grant): Promise<void> {
  authorize(actor, canRunPortal(actor));
  await transaction(async (tx) => {
    const admins = await tx.select().from(roleGrants).where(eq(roleGrants.role, "admin")).for("update");
    if (role === "admin" && admins.length === 1 && admins[0]?.personId === personId) {
      throw new AppError("conflict", "Somebody has to run the portal. Make another person admin first.");
    }
    const mine = and(eq(roleGrants.personId, personId), eq(roleGrants.role, role));
    const [revoked] = await tx.delete(roleGrants).where(mine).returning();
    if (!revoked) throw new AppError("not_found", "This person does not have that role.");
    if (role === "admin") await endLinksBy(tx, personId);
    await record(tx, actor, "role revoked", `person:${personId}`, { role });
  });
}

async function endLinksBy(tx: Db, personId: string): Promise<void> {
  const unused = and(eq(signInLinks.createdBy, personId), isNull(signInLinks.usedAt));
  await tx.update(signInLinks).set({ expiresAt: now() }).where(unused);
}

async function requireHere(tx: Db, personId: string): Promise<void> {
  const [person] = await tx.select({ leftAt: people.leftAt }).from(people).where(eq(people.id, personId));
  if (!person || (person.leftAt && person.leftAt <= now())) {
    throw new AppError("not_found", "There is nobody here by that name.");
  }
}
