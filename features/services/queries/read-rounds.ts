import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import type { CountedRound, OpenServiceRound } from "../types";

const QUARTERS_AT_MOST = 6;

/** The service round that takes ratings now. */
export async function readOpenRound(db: Db): Promise<OpenServiceRound | null> {
  const rows = await db.execute(sql`
    select id, name, closes_at as "closesAt" from rounds
    where kind = 'service' and state = 'open' and closes_at > ${now().toISOString()}::timestamptz`);
  const [round] = rows as unknown as OpenServiceRound[];
  return round ? { ...round, closesAt: new Date(round.closesAt) } : null;
}

/** The last published service rounds, oldest first. */
export async function readCounted(db: Db): Promise<CountedRound[]> {
  const rows = await db.execute(sql`
    select id, name, closed_at as "closedAt", k from rounds
    where kind = 'service' and state = 'published' order by closed_at desc limit ${QUARTERS_AT_MOST}`);
  return (rows as unknown as CountedRound[])
    .map((round) => ({ ...round, closedAt: new Date(round.closedAt) }))
    .toReversed();
}
