import { createHash, randomUUID } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Db, getDb } from "@/db/client";
import { company, roundQuestions, rounds } from "@/db/schema";
import { readSeats, readTree } from "@/features/teams/queries";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError, isAppError, sqlState } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
import { cutRoundKeys, destroyRoundKeys } from "@/lib/round-keys";
import { transaction } from "@/lib/transaction";
import type { CloseRound, OpenRound, OpenServiceRound } from "./input";
import { canRunRounds } from "./policy";
import { readDrivers, readQuestions } from "./queries";
import {
  COMMENT_QUESTION,
  DRIVERS_BY_DEFAULT,
  drawConsumers,
  drawRoster,
  driversDue,
  SCORE_QUESTION,
} from "./rules";
import type { Question, Roster, RoundKind } from "./types";

const ONLY_PEOPLE_TEAM = "Rounds are opened and closed by the people team.";

/**
 * Opens a pulse for the whole company: freezes tree, roster and questions, cuts its keys, and sets the hour it closes.
 * The keys are on the disk before the round is in the database, so no ballot can be stamped that nobody could open.
 * @throws AppError not_signed_in, forbidden, invalid, conflict when a pulse is open already
 */
export async function openRound(
  actor: Actor,
  input: z.output<typeof OpenRound>,
): Promise<{ roundId: string }> {
  authorize(actor, canRunRounds(actor), ONLY_PEOPLE_TEAM);
  requireLater(input.closesAt);
  const roundId = randomUUID();
  const { sealing } = await cutRoundKeys(roundId);
  try {
    await transaction(async (tx) => {
      const questions = await pulseQuestions(tx, input.questionIds);
      const k = input.k ?? (await lidOfCompany(tx));
      const roster = drawRoster(await readTree(tx, now()), await readSeats(tx, now()), k);
      requireEnough(roster, k);
      const promise = { ...input, id: roundId, kind: "pulse" as const, k, sealingKey: sealing.publicKey };
      await freeze(tx, actor, promise, questions, roster);
    });
  } catch (error) {
    await destroyRoundKeys(roundId);
    throw asConflict(error, "A pulse is open already. Close it first: one at a time.");
  }
  return { roundId };
}

/**
 * Opens a quarterly service round. Ratings carry names and are no ballots, so there is nothing to seal.
 * @throws AppError not_signed_in, forbidden, invalid, conflict when a service round is open already
 */
export async function openServiceRound(
  actor: Actor,
  input: z.output<typeof OpenServiceRound>,
): Promise<{ roundId: string }> {
  authorize(actor, canRunRounds(actor), ONLY_PEOPLE_TEAM);
  requireLater(input.closesAt);
  const roundId = randomUUID();
  try {
    await transaction(async (tx) => {
      const questions = await readQuestions(tx, ["service-score", "service-passed-on"]);
      const k = await lidOfCompany(tx);
      const roster = drawConsumers(await readTree(tx, now()), await readSeats(tx, now()));
      requireEnough(roster, k);
      const promise = { ...input, id: roundId, kind: "service" as const, k, strict: false, sealingKey: null };
      await freeze(tx, actor, promise, questions, roster);
    });
  } catch (error) {
    throw asConflict(error, "A service round is open already. Close it first: one at a time.");
  }
  return { roundId };
}

/**
 * Closes a round and orders its count in the same transaction. By hand it takes a reason, which people read; the portal
 * closes what is due, and says nothing when it is closed already.
 * @throws AppError not_signed_in, forbidden, invalid, not_found, closed, conflict when it is not due yet
 */
export async function closeRound(
  actor: Actor,
  input: z.output<typeof CloseRound>,
): Promise<{ roundId: string }> {
  authorize(actor, canRunRounds(actor), ONLY_PEOPLE_TEAM);
  const { roundId } = input;
  const reason = input.reason?.trim() || null;
  if (actor.kind === "person" && !reason) {
    const why = "Say why it closes early: everybody who was asked reads it.";
    throw new AppError("invalid", why, { reason: why });
  }
  return transaction(async (tx) => {
    const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId)).for("update");
    if (!round) throw new AppError("not_found", "There is no such round.");
    if (round.state !== "open") {
      if (actor.kind === "system") return { roundId };
      throw new AppError("closed", "This round is closed already.");
    }
    if (!reason && round.closesAt > now()) throw new AppError("conflict", "This round is not due yet.");
    const closedBy = actor.kind === "person" ? actor.personId : null;
    await tx
      .update(rounds)
      .set({ state: "closed", closedAt: now(), closedBy, closeReason: reason })
      .where(eq(rounds.id, roundId));
    await enqueue(tx, "tally-round", { roundId }, { key: `tally-round:${roundId}` });
    await record(tx, actor, "round closed", `round:${roundId}`, { reason });
    return { roundId };
  });
}

/** Closes every round whose hour has come: what the clock calls, also after the portal was down at that hour. */
export async function closeDueRounds(actor: Actor): Promise<void> {
  requireInside(actor);
  authorize(actor, canRunRounds(actor), ONLY_PEOPLE_TEAM);
  const due = await getDb()
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.state, "open"), lte(rounds.closesAt, now())));
  for (const { id } of due) await closeRound(actor, { roundId: id });
}

type Terms = {
  id: string;
  kind: RoundKind;
  name: string;
  closesAt: Date;
  k: number;
  strict: boolean;
  sealingKey: Uint8Array | null;
};

/** Writes what the round promises, and orders its close. */
async function freeze(tx: Db, actor: Actor, promise: Terms, questions: Question[], roster: Roster) {
  const opensAt = now();
  const openedBy = actor.kind === "person" ? actor.personId : null;
  const { id, kind, name, closesAt, k, strict, sealingKey } = promise;
  const manifest = manifestOf({ ...promise, opensAt }, questions, roster);
  const eligible = roster.seats.length;
  await tx.insert(rounds).values({
    id,
    kind,
    name,
    state: "open",
    k,
    strict,
    sealingKey,
    manifest,
    openedBy,
    opensAt,
    closesAt,
    eligible,
  });
  await tx.insert(roundQuestions).values(
    questions.map((question, i) => ({
      roundId: id,
      position: i + 1,
      questionId: question.id,
      kind: question.kind,
      text: question.text,
    })),
  );
  await tx.execute(sql`
    insert into round_units (round_id, unit_id, parent_id, kind, name, lead_id, eligible, reports_in)
    select ${id}, u.id, u."parentId", u.kind, u.name, u."leadId", u.eligible, u."reportsIn"
    from jsonb_to_recordset(${JSON.stringify(roster.units)}::jsonb)
      as u(id uuid, "parentId" uuid, kind text, name text, "leadId" uuid, eligible int, "reportsIn" uuid)`);
  await tx.execute(sql`
    insert into round_roster (round_id, person_id, seat_unit_id, answers_in)
    select ${id}, s."personId", s."seatUnitId", s."answersIn"
    from jsonb_to_recordset(${JSON.stringify(roster.seats)}::jsonb)
      as s("personId" uuid, "seatUnitId" uuid, "answersIn" uuid)`);
  await enqueue(tx, "close-round", { roundId: id }, { runAt: closesAt, key: `close-round:${id}` });
  await record(tx, actor, "round opened", `round:${id}`, { kind, name, eligible, k });
}

/** What was promised, in one document: a header and commitments to the roster and the units. */
function manifestOf(
  { sealingKey, ...header }: Terms & { opensAt: Date },
  questions: Question[],
  roster: Roster,
): Record<string, unknown> {
  const digest = (lines: string[]) => createHash("sha256").update(lines.sort().join("\n")).digest("hex");
  return {
    version: 1,
    rules: "blocks-1",
    ...header,
    sealingKey: sealingKey && Buffer.from(sealingKey).toString("base64url"),
    questions,
    roster: digest(roster.seats.map((seat) => `${seat.personId} ${seat.answersIn}`)),
    units: digest(
      roster.units.map((unit) => `${unit.id} ${unit.parentId} ${unit.reportsIn} ${unit.eligible}`),
    ),
  };
}

/** The score, the chosen drivers (or those whose turn it is), the question in words. */
async function pulseQuestions(tx: Db, chosen: string[] | undefined): Promise<Question[]> {
  const bank = await readDrivers(tx);
  const ids = chosen?.length ? chosen : driversDue(bank, DRIVERS_BY_DEFAULT);
  const drivers = bank.filter(({ id }) => ids.includes(id)).map(({ id, kind, text }) => ({ id, kind, text }));
  if (drivers.length !== new Set(ids).size) {
    throw new AppError("invalid", "One of these questions is not in the bank.", {
      questionIds: "Choose from the list.",
    });
  }
  const [score, comment] = await readQuestions(tx, [SCORE_QUESTION, COMMENT_QUESTION]);
  if (!score || !comment) throw new Error("the bank has lost its first questions");
  return [score, ...drivers, comment];
}

async function lidOfCompany(tx: Db): Promise<number> {
  const [home] = await tx.select({ k: company.lidOpensAt }).from(company);
  if (!home) throw new AppError("invalid", "Set the company up first: there is nobody to ask yet.");
  return home.k;
}

function requireLater(closesAt: Date): void {
  if (closesAt > now()) return;
  throw new AppError("invalid", "The closing time is over already.", { closesAt: "Choose a later one." });
}

function requireEnough({ seats }: Roster, k: number): void {
  if (seats.length >= k) return;
  const sentence = `A lid opens at ${k} answers, and only ${seats.length} people have a seat. Import the directory first.`;
  throw new AppError("invalid", sentence);
}

function asConflict(error: unknown, sentence: string): unknown {
  return !isAppError(error) && sqlState(error) === "23505" ? new AppError("conflict", sentence) : error;
}
