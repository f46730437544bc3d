import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { SERVICE_QUESTIONS } from "@/features/surveys/rules";
import { now } from "@/lib/clock";
import type { CountedRound, OpenServiceRound, RatableService } from "../types";

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

/** The services of a round as it froze them, with the keys that name their questions inside a ballot; by name. */
export async function readAsked(db: Db, roundId: string): Promise<RatableService[]> {
  const keyOf = (questionId: string) => sql`max(q.key) filter (where q.question_id = ${questionId})`;
  const rows = await db.execute(sql`
    select s.id, s.slug, s.name, s.promise, json_build_object(
      'score', ${keyOf(SERVICE_QUESTIONS.score)}, 'passed', ${keyOf(SERVICE_QUESTIONS.passed)},
      'words', ${keyOf(SERVICE_QUESTIONS.words)}) as keys
    from round_questions q join services s on s.id = q.service_id
    where q.round_id = ${roundId} group by s.id order by s.name collate "und-x-icu"`);
  return rows as unknown as RatableService[];
}
