import { getDb } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { countHit } from "@/lib/rate-limit";
import { canKeepDirectory } from "../policy";

/** Entra ID asks for 25 a second; a token gets twice that on average. */
const MOST_A_MINUTE = 3000;

/** Counts one request of a token, over all replicas. @throws AppError not_signed_in, forbidden, too_many with when to come again */
export async function countRequest(actor: Actor): Promise<void> {
  authorize(actor, canKeepDirectory(actor));
  if (actor.kind !== "machine") return;
  await countHit(getDb(), `scim:${actor.tokenId}`, { most: MOST_A_MINUTE, seconds: 60 });
}
