import { and, eq, isNotNull, isNull, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { announcementChannels, announcements, cycles, wins } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/jobs";
import { readStandingWin } from "../queries/read-wins";
import { askMakers } from "./ask-makers";
import { markAsked } from "./crown";
import { eachDue } from "./due";
import { noteWinnerLeft } from "./leavers";
import { enqueueTelling } from "./tell";

/**
 * Announces every decided cycle whose moment has come: each in one transaction with everything that follows from it, and
 * once, whoever else does the same at this moment. A moment that was slept through is announced late. For the schedule.
 * @throws AppError forbidden
 */
export async function announceDue(actor: Actor): Promise<void> {
  const due = and(eq(cycles.state, "decided"), lte(cycles.announceAt, now()));
  await eachDue(actor, due, (tx, cycle) => announce(tx, actor, cycle));
}

async function announce(tx: Db, actor: Actor, cycle: typeof cycles.$inferSelect): Promise<void> {
  const time = now();
  const win = await readStandingWin(tx, cycle.id);
  if (!win) throw new Error("a decided cycle has a winner");
  if (!win.isHere && !(await noteWinnerLeft(tx, actor, cycle, win))) return;
  await tx.update(wins).set({ announcedAt: time }).where(eq(wins.id, win.id));
  await tx.update(cycles).set({ state: "announced", closedAt: time }).where(eq(cycles.id, cycle.id));
  await record(tx, actor, "winner announced", `win:${win.id}`);
  await enqueueTelling(tx, "won", win.id);
  if (win.askedAt === null) await markAsked(tx, win.id);
  await publish(tx, win.id);
  await askMakers(tx, cycle.id);
}

/**
 * What follows when a win hangs for the first time, inside the caller's transaction: those who spoke for it are thanked,
 * and every channel hears of it once. Nothing while the winner has not said yes, and nothing again after a no and a yes.
 */
export async function publish(tx: Db, winId: string): Promise<void> {
  const hangs = and(eq(wins.consent, "given"), isNotNull(wins.announcedAt), isNull(wins.thankedAt));
  const [first] = await tx
    .update(wins)
    .set({ thankedAt: now() })
    .where(and(eq(wins.id, winId), hangs))
    .returning({ id: wins.id });
  if (!first) return;
  await enqueueTelling(tx, "thanks", winId);
  const channels = await tx
    .select({ id: announcementChannels.id })
    .from(announcementChannels)
    .where(isNull(announcementChannels.removedAt));
  for (const { id } of channels) {
    await tx.insert(announcements).values({ winId, channelId: id }).onConflictDoNothing();
    await enqueuePost(tx, winId, id);
  }
}

/** Has a channel told of a win after the caller's transaction. The key keeps a second one from waiting beside it. */
export async function enqueuePost(tx: Db, winId: string, channelId: string): Promise<void> {
  await enqueue(tx, "post-announcement", { winId, channelId }, { key: `post:${winId}:${channelId}` });
}
