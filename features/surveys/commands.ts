import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Db, getDb } from "@/db/client";
import { company, roundQuestions, rounds, services } from "@/db/schema";
import { readSeats, readTree } from "@/features/teams/queries";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError, isAppError, sqlState } from "@/lib/errors";
import { enqueue } from "@/lib/jobs";
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
  SERVICE_QUESTIONS,
} from "./rules";
import type { AskedQuestion, Roster, RoundKind } from "./types";

const ONLY_PEOPLE_TEAM = "Rounds are opened and closed by the people team.";

/**
 * Sets a pulse up for the whole company: freezes tree, roster and questions and orders its keys. It opens by itself when
 * the last key is cut, and closes at the hour set here.
 * @throws AppError not_signed_in, forbidden, invalid, conflict when a pulse is open already
 */
export async function openRound(
  actor: Actor,
  input: z.output<typeof OpenRound>,
): Promise<{ roundId: string }> {
  authorize(actor, canRunRounds(actor), ONLY_PEOPLE_TEAM);
  requireLater(input.closesAt);
  try {
    return await transaction(async (tx) => {
      const questions = await pulseQuestions(tx, input.questionIds);
      const k = input.k ?? (await lidOfCompany(tx));
      const roster = drawRoster(await readTree(tx, now()), await readSeats(tx, now()), k);
      requireEnough(roster, k);
      return freeze(tx, actor, { ...input, kind: "pulse", k }, questions, roster);
    });
  } catch (error) {
    throw asConflict(error, "A pulse is open already. Close it first: one at a time.");
  }
}

/**
 * Sets a service round up, by ballot like a pulse: everybody rates the services they used, and answers count for the
 * unit they sit under. Freezes the catalogue as it stands.
 * @throws AppError not_signed_in, forbidden, invalid, conflict when a service round is open already
 */
export async function openServiceRound(
  actor: Actor,
  input: z.output<typeof OpenServiceRound>,
): Promise<{ roundId: string }> {
  authorize(actor, canRunRounds(actor), ONLY_PEOPLE_TEAM);
  requireLater(input.closesAt);
  try {
    return await transaction(async (tx) => {
      const questions = await serviceQuestions(tx);
      const k = await lidOfCompany(tx);
      const roster = drawConsumers(await readTree(tx, now()), await readSeats(tx, now()), k);
      requireEnough(roster, k);
      return freeze(tx, actor, { ...input, kind: "service", k, strict: false }, questions, roster);
    });
  } catch (error) {
    throw asConflict(error, "A service round is open already. Close it first: one at a time.");
  }
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
    if (round.state === "cutting") return callOff(tx, actor, roundId, reason);
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

/** A round that never opened is void: its keys are destroyed by whoever cuts them, and at the next start. */
async function callOff(tx: Db, actor: Actor, roundId: string, reason: string | null) {
  await tx
    .update(rounds)
    .set({ state: "void", closeReason: reason ?? "It was called off before it opened." })
    .where(eq(rounds.id, roundId));
  await record(tx, actor, "round called off", `round:${roundId}`, { reason });
  return { roundId };
}

type Terms = { kind: RoundKind; name: string; closesAt: Date; k: number; strict: boolean };

/** Writes what the round will promise, and orders its keys and its close. */
async function freeze(
  tx: Db,
  actor: Actor,
  { kind, name, closesAt, k, strict }: Terms,
  questions: AskedQuestion[],
  roster: Roster,
): Promise<{ roundId: string }> {
  const openedBy = actor.kind === "person" ? actor.personId : null;
  const eligible = roster.seats.length;
  const [round] = await tx
    .insert(rounds)
    .values({ kind, name, state: "cutting", k, strict, openedBy, opensAt: now(), closesAt, eligible })
    .returning({ id: rounds.id });
  const id = round?.id as string;
  await tx
    .insert(roundQuestions)
    .values(questions.map((question, i) => ({ roundId: id, position: i + 1, ...question })));
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
  await enqueue(tx, "cut-keys", { roundId: id }, { key: `cut-keys:${id}` });
  await enqueue(tx, "close-round", { roundId: id }, { runAt: closesAt, key: `close-round:${id}` });
  await record(tx, actor, "round opened", `round:${id}`, { kind, name, eligible, k });
  return { roundId: id };
}

/** The score, the chosen drivers (or those whose turn it is), the question in words. */
async function pulseQuestions(tx: Db, chosen: string[] | undefined): Promise<AskedQuestion[]> {
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
  return [score, ...drivers, comment].map(({ id, kind, text }) => ({ key: id, questionId: id, kind, text }));
}

/** For each service of the catalogue its score, how often one was passed on, and words. */
async function serviceQuestions(tx: Db): Promise<AskedQuestion[]> {
  const parts = await readQuestions(tx, Object.values(SERVICE_QUESTIONS));
  const catalogue = await tx
    .select({ id: services.id })
    .from(services)
    .where(isNull(services.retiredAt))
    .orderBy(services.name);
  if (catalogue.length === 0) {
    throw new AppError("invalid", "There is no service to rate yet. Put the first one into the catalogue.");
  }
  return catalogue.flatMap(({ id: serviceId }, i) =>
    Object.entries(SERVICE_QUESTIONS).flatMap(([part, questionId]) => {
      const question = parts.find(({ id }) => id === questionId);
      if (!question) throw new Error("the bank has lost a question about services");
      const { kind, text } = question;
      return [{ key: `${i + 1}.${part}`, questionId, serviceId, kind, text }];
    }),
  );
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
