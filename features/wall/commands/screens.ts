import { and, eq, isNull, lte, or } from "drizzle-orm";
import { displayTokens } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { canRunScreens } from "../policy";

/**
 * Lets an office screen show the wall without sign-in.
 * @returns the token for its address; only its hash is kept, so it can be read here and never again
 * @throws AppError not_signed_in, forbidden
 */
export async function createScreen(
  actor: Actor,
  { name }: { name: string },
): Promise<{ screenId: string; token: string }> {
  authorize(actor, canRunScreens(actor), "Only an admin hangs the wall on a screen.");
  const { personId } = requirePerson(actor);
  const token = newToken();
  return transaction(async (tx) => {
    const [screen] = await tx
      .insert(displayTokens)
      .values({ name, tokenHash: hashToken(token), createdBy: personId, createdAt: now() })
      .returning({ id: displayTokens.id });
    if (!screen) throw new Error("the screen was not written");
    await record(tx, actor, "screen created", `screen:${screen.id}`, { name });
    return { screenId: screen.id, token };
  });
}

const A_MINUTE = 60_000;

/** Notes that a screen is on; written once a minute, however often it asks. @throws AppError not_signed_in, forbidden */
export async function noteScreen(actor: Actor): Promise<void> {
  if (actor.kind !== "display") return authorize(actor, false, "Only a screen says that it is on.");
  const { tokenId } = actor;
  await transaction(async (tx) => {
    const isDue = or(
      isNull(displayTokens.seenAt),
      lte(displayTokens.seenAt, new Date(now().getTime() - A_MINUTE)),
    );
    await tx
      .update(displayTokens)
      .set({ seenAt: now() })
      .where(and(eq(displayTokens.id, tokenId), isDue));
  });
}

/** Ends a screen's access at once. @throws AppError not_signed_in, forbidden, not_found */
export async function revokeScreen(actor: Actor, { screenId }: { screenId: string }): Promise<void> {
  authorize(actor, canRunScreens(actor), "Only an admin takes a screen down.");
  await transaction(async (tx) => {
    const live = and(eq(displayTokens.id, screenId), isNull(displayTokens.revokedAt));
    const [revoked] = await tx.update(displayTokens).set({ revokedAt: now() }).where(live).returning();
    if (!revoked) throw new AppError("not_found", "This screen is gone already.");
    await record(tx, actor, "screen revoked", `screen:${screenId}`, { name: revoked.name });
  });
}
