import { and, eq, gt, isNull, or } from "drizzle-orm";
import { apiTokens } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { ConnectionId, NewConnection } from "../input";
import { canConnect } from "../policy";

const LAST_DAY = 24 * 3_600_000;
const REFUSAL = "Only an admin lets the company's directory in.";

/**
 * Lets a directory in.
 * @returns the token to paste there; only its hash is kept, so it can be read here and never again
 * @throws AppError not_signed_in, forbidden
 */
export async function connect(
  actor: Actor,
  { name }: NewConnection,
): Promise<{ connectionId: string; name: string; token: string }> {
  authorize(actor, canConnect(actor), REFUSAL);
  const { personId } = requirePerson(actor);
  const token = newToken();
  return transaction(async (tx) => {
    const [made] = await tx
      .insert(apiTokens)
      .values({ name, scope: "scim", tokenHash: hashToken(token), createdBy: personId, createdAt: now() })
      .returning({ id: apiTokens.id });
    if (!made) throw new Error("the token was not written");
    await record(tx, actor, "connection made", `token:${made.id}`, { name });
    return { connectionId: made.id, name, token };
  });
}

/**
 * Makes a new token in place of one, which works for one more day: time to paste the new one.
 * @returns the new token, as `connect`
 * @throws AppError not_signed_in, forbidden, not_found
 */
export async function rotate(
  actor: Actor,
  { connectionId }: ConnectionId,
): Promise<{ connectionId: string; name: string; token: string }> {
  authorize(actor, canConnect(actor), REFUSAL);
  const { personId } = requirePerson(actor);
  const token = newToken();
  return transaction(async (tx) => {
    const live = and(
      eq(apiTokens.id, connectionId),
      isNull(apiTokens.revokedAt),
      isNull(apiTokens.expiresAt),
    );
    const [old] = await tx
      .update(apiTokens)
      .set({ expiresAt: new Date(now().getTime() + LAST_DAY) })
      .where(live)
      .returning();
    if (!old) throw new AppError("not_found", "This token is gone, or on its last day already.");
    const { name } = old;
    const [made] = await tx
      .insert(apiTokens)
      .values({ name, scope: "scim", tokenHash: hashToken(token), createdBy: personId, createdAt: now() })
      .returning({ id: apiTokens.id });
    if (!made) throw new Error("the token was not written");
    await record(tx, actor, "connection rotated", `token:${made.id}`, { name, before: connectionId });
    return { connectionId: made.id, name, token };
  });
}

/** Shuts a token out at once. @throws AppError not_signed_in, forbidden, not_found */
export async function revoke(actor: Actor, { connectionId }: ConnectionId): Promise<void> {
  authorize(actor, canConnect(actor), REFUSAL);
  await transaction(async (tx) => {
    const works = or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now()));
    const live = and(eq(apiTokens.id, connectionId), isNull(apiTokens.revokedAt), works);
    const [revoked] = await tx.update(apiTokens).set({ revokedAt: now() }).where(live).returning();
    if (!revoked) throw new AppError("not_found", "This token is gone already.");
    await record(tx, actor, "connection revoked", `token:${connectionId}`, { name: revoked.name });
  });
}
