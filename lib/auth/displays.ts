import { and, eq, isNull } from "drizzle-orm";
import { getDb } from "@/db/client";
import { displayTokens } from "@/db/schema";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { hashToken } from "./tokens";

/** The office screen behind a display token; an outsider when we do not know the token or it was revoked. */
export async function actorOfDisplay(token: string): Promise<Actor> {
  if (!/^[\w-]{43}$/.test(token)) return OUTSIDER;
  const [screen] = await getDb()
    .select({ id: displayTokens.id })
    .from(displayTokens)
    .where(and(eq(displayTokens.tokenHash, hashToken(token)), isNull(displayTokens.revokedAt)));
  return screen ? { kind: "display", tokenId: screen.id } : OUTSIDER;
}
