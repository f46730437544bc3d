import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cycles, decisions, nominations, wins } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { readCases, readWonMonths } from "../queries/read-cases";
import type { Win } from "../queries/read-wins";
import type { TieRule } from "../rules/award-rules";
import { monthWords } from "../rules/months";
import type { Ranking } from "../rules/ranking";
import { citationOf } from "../rules/story";
import { countVoices, isCoolingDown } from "../rules/voices";
import type { Case } from "../types";
import { enqueueTelling } from "./tell";

/** What a panel or a count decided. `cycle` is locked by the caller and being judged. */
export type Crowning = {
  cycle: typeof cycles.$inferSelect;
  nominationId: string;
  /** The words that will hang below the frame. */
  citation: string;
  ranking: Ranking["order"];
  tieRule: TieRule | null;
  /** Why the panel left the order; empty when it did not. */
  reason: string;
  /** Another moment than the cycle's; one that has passed means at once. */
  announceAt?: Date;
};

/**
 * Crowns a winner inside the caller's transaction, which has decided who may: the decision and the win are written, the
 * winner is asked privately (unless it is a surprise), and the announcement waits for its moment.
 * @throws AppError closed, not_found, conflict (cooling down, left, went back, or would rather not)
 */
export async function crown(tx: Db, actor: Actor, input: Crowning): Promise<{ winId: string }> {
  const { cycle, nominationId } = input;
  if (cycle.state !== "judging") throw new AppError("closed", closedWords(cycle));
  const sameCycle = await readCases(tx, { cycleId: cycle.id });
  const about = sameCycle.find(({ id }) => id === nominationId);
  if (!about) throw new AppError("not_found", "There is no such case.");
  await requireEligible(tx, cycle, about);
  const { nominee } = about;
  const { voices, teams } = countVoices(
    sameCycle.filter((other) => other.nominee.id === nominee.id).flatMap((other) => other.voices),
  );
  const pickedAt = now();
  const pickedBy = actor.kind === "person" ? actor.personId : null;
  const announceAt = announcementOf(cycle, input.announceAt, pickedAt);
  const decideBy = new Date(Math.min(cycle.decideBy.getTime(), announceAt.getTime()));
  await tx
    .update(cycles)
    .set({ state: "decided", decidedAt: pickedAt, decideBy, announceAt })
    .where(eq(cycles.id, cycle.id));
  await tx.insert(decisions).values({
    cycleId: cycle.id,
    nominationId,
    ranking: input.ranking,
    tieRule: input.tieRule,
    reason: input.reason,
    decidedBy: pickedBy,
    decidedAt: pickedAt,
  });
  const [win] = await tx
    .insert(wins)
    .values({
      cycleId: cycle.id,
      awardId: cycle.awardId,
      nominationId,
      winnerPersonId: nominee.kind === "person" ? nominee.id : null,
      winnerUnitId: nominee.kind === "team" ? nominee.id : null,
      month: cycle.month,
      citation: input.citation,
      voices,
      voiceTeams: teams,
      pickedBy,
      pickedAt,
      consent: "asked",
    })
    .returning({ id: wins.id });
  if (!win) throw new Error("the win was not written");
  await record(tx, actor, "winner picked", `win:${win.id}`, { nominationId });
  if (!cycle.rules.surprise) {
    await markAsked(tx, win.id);
    await enqueueTelling(tx, "ask", win.id);
  }
  await enqueue(tx, "announce", {}, { runAt: announceAt, key: `announce:${cycle.id}` });
  return { winId: win.id };
}

const REMINDED_AFTER = 2 * 86_400_000;

/** Notes that the winner is asked from now on, inside the caller's transaction, and reminds them once after two days. */
export async function markAsked(tx: Db, winId: string): Promise<void> {
  const askedAt = now();
  await tx.update(wins).set({ askedAt }).where(eq(wins.id, winId));
  await enqueueTelling(tx, "no-lead", winId);
  await enqueueTelling(tx, "reminder", winId, new Date(askedAt.getTime() + REMINDED_AFTER));
}

/**
 * Goes back to judging, inside the caller's transaction, when a winner will not be announced: every case for them is off
 * the shortlist. Where peers voted there is nobody to judge again, so the next of the count follows.
 * @param cycle locked and decided
 * @returns the win that follows, or null when the panel chooses again
 */
export async function takeNext(
  tx: Db,
  actor: Actor,
  cycle: Crowning["cycle"],
  former: Pick<Win, "id" | "winner">,
): Promise<{ winId: string } | null> {
  await tx
    .update(wins)
    .set({ consent: "declined", consentedAt: now(), stoodDownAt: now() })
    .where(eq(wins.id, former.id));
  await tx.update(cycles).set({ state: "judging", decidedAt: null }).where(eq(cycles.id, cycle.id));
  const { kind, id } = former.winner;
  const theirs = eq(kind === "person" ? nominations.nomineePersonId : nominations.nomineeUnitId, id);
  await tx
    .update(nominations)
    .set({ shortlistedAt: null })
    .where(and(eq(nominations.cycleId, cycle.id), theirs));
  await record(tx, actor, "winner stood down", `win:${former.id}`);
  if (cycle.rules.decidedBy !== "peers") return null;
  return crownNextOfCount(tx, actor, { ...cycle, state: "judging" });
}

/** The next of a count whom nothing holds back, with the words of the story; null when there is none. */
async function crownNextOfCount(tx: Db, actor: Actor, cycle: Crowning["cycle"]) {
  const [last] = await tx
    .select({ ranking: decisions.ranking, tieRule: decisions.tieRule })
    .from(decisions)
    .where(eq(decisions.cycleId, cycle.id))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  const ranking = (last?.ranking ?? []) as Ranking["order"];
  const cases = new Map((await readCases(tx, { cycleId: cycle.id })).map((about) => [about.id, about]));
  for (const { nominationId } of ranking) {
    const about = cases.get(nominationId);
    if (!about || (await whyNotCrown(tx, cycle, about)) !== null) continue;
    const citation = citationOf(about.story);
    return crown(tx, actor, { cycle, nominationId, citation, ranking, tieRule: null, reason: NEXT_OF_COUNT });
  }
  return null;
}

const NEXT_OF_COUNT = "The next of the count: the first would rather not, or has left.";

async function requireEligible(tx: Db, cycle: Crowning["cycle"], about: Case): Promise<void> {
  const sentence = await whyNotCrown(tx, cycle, about);
  if (sentence) throw new AppError("conflict", sentence, { nominationId: sentence });
}

/** Why a case cannot win, as a sentence for whoever decides; null when it can. */
async function whyNotCrown(tx: Db, cycle: Crowning["cycle"], about: Case): Promise<string | null> {
  const { nominee } = about;
  const { coolDownMonths } = cycle.rules;
  if (about.screening === "returned") return "This case went back to the one who wrote it. Choose another.";
  if (!about.isHere)
    return `${nominee.shortName} is not here any more, so this case cannot win. Choose another.`;
  if (await stoodDown(tx, cycle.id, about)) return `${nominee.shortName} would rather not. Choose another.`;
  if (!about.isShortlisted) return "This case is not on the shortlist. Choose another.";
  const won = await readWonMonths(tx, cycle.awardId, nominee, { alsoAsked: true });
  if (!isCoolingDown(won, cycle.month, coolDownMonths)) return null;
  return `${nominee.shortName} won this less than ${coolDownMonths} months ago, so it is another's turn.`;
}

async function stoodDown(tx: Db, cycleId: string, { nominee }: Case): Promise<boolean> {
  const column = nominee.kind === "person" ? wins.winnerPersonId : wins.winnerUnitId;
  const rows = await tx
    .select({ id: wins.id })
    .from(wins)
    .where(and(eq(wins.cycleId, cycleId), eq(column, nominee.id), isNotNull(wins.stoodDownAt)));
  return rows.length > 0;
}

const A_DAY = 86_400_000;

/** The moment asked for, or the cycle's own; where that has passed, a day from now, so that the winner can be asked. */
function announcementOf(cycle: Crowning["cycle"], asked: Date | undefined, time: Date): Date {
  if (asked) return asked > time ? asked : time;
  if (cycle.announceAt > time) return cycle.announceAt;
  return cycle.rules.surprise ? time : new Date(time.getTime() + A_DAY);
}

function closedWords({ state, month }: Crowning["cycle"]): string {
  if (state === "open" || state === "screening")
    return "Nominations are not closed and read yet. The winner is chosen after that.";
  return `The ${monthWords(month)} turn is decided already.`;
}
