import type { Db } from "@/db/client";
import { audit } from "@/db/schema";
import type { Actor } from "./actor";
import { now } from "./clock";

/**
 * Writes who did what, inside the caller's transaction. Ballots, answers and comment threads are never audited.
 * What a machine did names its token.
 * @param subject what it was done to, as `noun:id`
 */
export async function record(
  tx: Db,
  actor: Actor,
  action: string,
  subject: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const actorId = actor.kind === "person" ? actor.personId : null;
  const by = actor.kind === "machine" ? { token: actor.tokenId, tokenName: actor.name } : {};
  await tx.insert(audit).values({ at: now(), actorId, action, subject, detail: { ...detail, ...by } });
}
