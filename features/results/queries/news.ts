import { and, desc, eq, gt } from "drizzle-orm";
import { getDb } from "@/db/client";
import { rounds } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { ResultNews } from "../types";
import { listMyUnits } from "./standing";

/** How long a fresh result stays on somebody's rail. */
const NEWS_DAYS = 14;

/**
 * The pulse counted within the last fortnight, with the unit this person reads first: the one they lead, else their
 * own table. Null when nothing is fresh.
 * @throws AppError not_signed_in
 */
export async function getResultNews(actor: Actor): Promise<ResultNews | null> {
  requirePerson(actor);
  const since = new Date(now().getTime() - NEWS_DAYS * 86_400_000);
  const [round] = await getDb()
    .select({ roundId: rounds.id, name: rounds.name, cast: rounds.cast, eligible: rounds.eligible })
    .from(rounds)
    .where(and(eq(rounds.kind, "pulse"), eq(rounds.state, "published"), gt(rounds.publishedAt, since)))
    .orderBy(desc(rounds.publishedAt))
    .limit(1);
  if (!round) return null;
  const [unit] = await listMyUnits(actor);
  return { ...round, cast: round.cast ?? 0, unit: unit ?? null };
}
