import { and, eq, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { nominations, wins } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { eachApart } from "@/lib/each-apart";
import { transaction } from "@/lib/transaction";
import { readStandingWin, type Win } from "../queries/read-wins";
import { takeNext } from "./crown";
import { lockCycle } from "./cycles";
import { enqueueTelling } from "./tell";

/**
 * Looks after people who left, and teams that ended, while a turn runs. Before the decision their cases end, and those
 * who spoke for them are told. A winner who had not answered cannot any more: before the announcement the turn goes back,
 * after it the empty frame comes down. Who had said yes hangs as they agreed; panel and people team hear of it. For the
 * schedule; safe to repeat.
 * @throws AppError forbidden
 */
export async function noticeLeavers(actor: Actor): Promise<void> {
  authorize(actor, actor.kind === "system");
  const at = sql`${now().toISOString()}::timestamptz`;
  const gone = (person: string, unit: string) => sql`(
    exists (select 1 from people p where p.id = ${sql.raw(person)} and p.left_at <= ${at})
    or ${sql.raw(unit)} is not null
      and not exists (select 1 from unit_versions v where v.unit_id = ${sql.raw(unit)} and v.valid @> ${at}))`;
  const cases = await getDb().execute(sql`
    select n.id, n.cycle_id as "cycleId" from nominations n join cycles c on c.id = n.cycle_id
    where c.state in ('open', 'screening', 'judging') and n.withdrawn_at is null and n.leaving_noted_at is null
      and n.screening <> 'returned' and ${gone("n.nominee_person_id", "n.nominee_unit_id")}`);
  const won = await getDb().execute(sql`
    select w.cycle_id as "cycleId" from wins w join cycles c on c.id = w.cycle_id
    where w.stood_down_at is null and w.leaving_noted_at is null
      and (c.state = 'decided' or (c.state = 'announced' and w.consent = 'asked'))
      and ${gone("w.winner_person_id", "w.winner_unit_id")}`);
  await eachApart([...cases, ...won], ({ id, cycleId }) =>
    id ? endCase(actor, String(id), String(cycleId)) : lookAfterWin(actor, String(cycleId)),
  );
}

async function lookAfterWin(actor: Actor, cycleId: string): Promise<void> {
  await transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    const win = await readStandingWin(tx, cycle.id);
    if (win && !win.isHere) await noteWinnerLeft(tx, actor, cycle, win);
  });
}

/**
 * What becomes of a win whose winner left, inside the caller's transaction.
 * @param cycle locked
 * @returns whether the win stands
 */
export async function noteWinnerLeft(
  tx: Db,
  actor: Actor,
  cycle: Awaited<ReturnType<typeof lockCycle>>,
  win: Win,
): Promise<boolean> {
  const [noted] = await tx
    .update(wins)
    .set({ leavingNotedAt: now() })
    .where(and(eq(wins.id, win.id), sql`${wins.leavingNotedAt} is null`))
    .returning({ id: wins.id });
  if (noted) await record(tx, actor, "winner left", `win:${win.id}`);
  if (win.announcedAt) {
    await tx.update(wins).set({ consent: "declined", consentedAt: now() }).where(eq(wins.id, win.id));
    return true;
  }
  if (win.consent !== "given") await takeNext(tx, actor, cycle, win);
  if (noted) await enqueueTelling(tx, "winner-left", win.id);
  return win.consent === "given";
}

async function endCase(actor: Actor, nominationId: string, cycleId: string): Promise<void> {
  await transaction(async (tx) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state !== "open" && cycle.state !== "screening" && cycle.state !== "judging") return;
    const [noted] = await tx
      .update(nominations)
      .set({ leavingNotedAt: now(), shortlistedAt: null })
      .where(and(eq(nominations.id, nominationId), sql`${nominations.leavingNotedAt} is null`))
      .returning({ id: nominations.id });
    if (!noted) return;
    await record(tx, actor, "nominee left", `nomination:${nominationId}`);
    await enqueueTelling(tx, "nominee-left", nominationId);
  });
}
