import type { Task } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { getSql } from "@/db/client";
import { type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { catchMail, type MailCatcher } from "@/lib/mail-catcher";
import { runJobs } from "@/lib/test-worker";
import { transaction } from "@/lib/transaction";
import { announceDue } from "./commands/announce";
import { crown } from "./commands/crown";
import { lockCycle } from "./commands/cycles";
import { nominate } from "./commands/nominate";
import { awardTasks } from "./jobs";
import { award, freshCycle, type Name, STORY, team, who } from "./test-cast";

const SECOND = 1000;
export const CITATION = "Paired a spare scanner at ten at night.";

type Decided = {
  cycleId: string;
  nominationId: string;
  winId: string;
  /** The set moment, and one second before it. */
  moment: Date;
  before: Date;
  decidedAt: Date;
  /** At the moment, or later: what is due is announced. */
  announce: (time?: Date) => Promise<void>;
};

/**
 * A cycle that is decided and waits for its moment: `nominee` was put up by `by` and is crowned by the judge; others may be
 * put up before.
 * @param rules what differs from the award's rules, e.g. { surprise: true }
 */
export async function decidedTurn({
  nominee = "nora",
  table,
  by = "other",
  voices = [],
  others = [],
  rules = {},
}: {
  nominee?: Name;
  /** A whole table instead of a person. */
  table?: keyof typeof team;
  by?: Name;
  voices?: Name[];
  others?: { nominee: Name; by: Name }[];
  rules?: Record<string, unknown>;
} = {}): Promise<Decided & { others: string[] }> {
  const sql = getSql();
  const changed = JSON.stringify({ surprise: false, coolDownMonths: 1, decidedBy: "panel", ...rules });
  await sql`update awards set rules = rules || ${changed}::text::jsonb where id = ${award.jacket}`;
  const turn = await freshCycle();
  const nominationId = table
    ? await turn.during(() => putUpTable(turn.cycleId, table, by))
    : await turn.nominate(who[by], nominee);
  for (const voice of voices) {
    await sql`insert into seconds (nomination_id, person_id, reason, seconded_at)
      values (${nominationId}, ${who[voice].personId}, 'I saw it.', now())`;
  }
  const made: string[] = [];
  for (const other of others) made.push(await turn.nominate(who[other.by], other.nominee));
  await turn.close();
  const { cycleId } = turn;
  const decidedAt = new Date(`${turn.year}-03-21T09:00:00Z`);
  const winId = await at(decidedAt, () => crownFor(cycleId, nominationId, [nominationId, ...made]));
  const [cycle] = await sql<{ announceAt: Date }[]>`
    select announce_at as "announceAt" from cycles where id = ${cycleId}`;
  const moment = new Date(cycle?.announceAt ?? 0);
  return {
    cycleId,
    nominationId,
    winId,
    moment,
    before: new Date(moment.getTime() - SECOND),
    decidedAt,
    others: made,
    announce: (time = moment) => at(time, () => announceDue(SYSTEM)),
  };
}

async function putUpTable(cycleId: string, table: keyof typeof team, by: Name): Promise<string> {
  const input = { cycleId, nomineeUnitId: team[table], story: STORY };
  return (await nominate(who[by], input)).nominationId;
}

/** Crowns as a panel's member, or a count, would. @param order the ranking, best first */
export async function crownFor(
  cycleId: string,
  nominationId: string,
  order: string[] = [nominationId],
  actor: PersonActor = who.judge,
): Promise<string> {
  const { winId } = await transaction(async (tx) =>
    crown(tx, actor, {
      cycle: await lockCycle(tx, cycleId),
      nominationId,
      citation: CITATION,
      ranking: order.map((id, i) => ({ nominationId: id, points: 10 - i, place: i + 1 })),
      tieRule: null,
      reason: "",
    }),
  );
  return winId;
}

/** Runs every job that is due at `time`, as the worker would then. A job that fails waits, as it would. */
export async function work(time: Date): Promise<void> {
  await getSql()`update graphile_worker._private_jobs set run_at = now() - interval '1 second'
    where run_at <= ${time.toISOString()} and attempts = 0`;
  const timed = Object.entries(awardTasks).map(([name, task]): [string, Task] => [
    name,
    (...job) => at(time, () => (task as Task)(...job)),
  ]);
  const taskList = Object.fromEntries(timed);
  // A job may enqueue others.
  for (let i = 0; i < 2; i += 1) {
    await runJobs(taskList);
    await getSql()`update graphile_worker._private_jobs set run_at = now() - interval '1 second'
      where run_at <= ${time.toISOString()} and attempts = 0`;
  }
}

/** The payloads of every job that waits, as text. */
export async function waitingJobs(): Promise<{ task: string; payload: string; key: string }[]> {
  return getSql()<{ task: string; payload: string; key: string }[]>`
    select t.identifier as task, j.payload::text as payload, coalesce(j.key, '') as key
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by 1, 3`;
}

/** How often something was recorded of a win. */
export async function timesRecorded(action: string, winId: string): Promise<number> {
  const rows = await getSql()`select 1 from audit where action = ${action} and subject = ${`win:${winId}`}`;
  return rows.length;
}

/**
 * Catches mail for a file's tests. Each begins with nothing left to announce, no job waiting and no mail sent.
 * @returns the mail caught so far
 */
export function useOffice(): () => MailCatcher["mails"] {
  let office: MailCatcher;
  beforeAll(async () => {
    office = await catchMail();
    vi.stubEnv("SMTP_URL", office.url);
    vi.stubEnv("MAIL_FROM", "Two Pizza <pizza@example.com>");
  });
  beforeEach(async () => {
    await at(new Date("2999-01-01T00:00:00Z"), () => announceDue(SYSTEM));
    await getSql()`delete from graphile_worker._private_jobs`;
    office.mails.length = 0;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await office.close();
  });
  return () => office.mails;
}
