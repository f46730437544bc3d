import { createHash } from "node:crypto";
import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import {
  issuances,
  namedRatings,
  people,
  roundQuestions,
  roundRoster,
  rounds,
  roundUnits,
} from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { countBallots } from "./box";
import type { PulseForm, PulseTicket } from "./types";

/** How many have answered in the whole company: the one live figure of an open round. Takes the caller's connection. */
export async function countCast(db: Db, round: { id: string; kind: "pulse" | "service" }): Promise<number> {
  if (round.kind === "pulse") return countBallots(db, round.id);
  const [ratings] = await db
    .select({ people: sql<number>`count(distinct ${namedRatings.personId})::int` })
    .from(namedRatings)
    .where(eq(namedRatings.roundId, round.id));
  return ratings?.people ?? 0;
}

/** The open pulse that asks this person, or null. @throws AppError not_signed_in */
export async function getPulseTicket(actor: Actor): Promise<PulseTicket | null> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const [round] = await db
    .select({
      roundId: rounds.id,
      name: rounds.name,
      question: roundQuestions.text,
      closesAt: rounds.closesAt,
      eligible: rounds.eligible,
      pickedUpAt: issuances.issuedAt,
    })
    .from(rounds)
    .innerJoin(roundRoster, and(eq(roundRoster.roundId, rounds.id), eq(roundRoster.personId, personId)))
    .innerJoin(roundQuestions, and(eq(roundQuestions.roundId, rounds.id), eq(roundQuestions.position, 1)))
    .leftJoin(issuances, and(eq(issuances.roundId, rounds.id), eq(issuances.personId, personId)))
    .where(
      and(
        eq(rounds.kind, "pulse"),
        eq(rounds.state, "open"),
        sql`${rounds.closesAt} > ${now().toISOString()}`,
      ),
    );
  if (!round) return null;
  const { pickedUpAt, ...ticket } = round;
  return { ...ticket, pickedUp: pickedUpAt !== null, cast: await countBallots(db, round.roundId) };
}

/**
 * What the respondent's page shows: the questions and the unit the answer counts in.
 * @throws AppError not_signed_in, not_found when the round did not ask this person
 */
export async function getPulseForm(actor: Actor, roundId: string): Promise<PulseForm> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const [round] = isId(roundId)
    ? await db
        .select({
          id: rounds.id,
          name: rounds.name,
          state: rounds.state,
          k: rounds.k,
          closesAt: rounds.closesAt,
          unitName: roundUnits.name,
          seatUnitId: roundRoster.seatUnitId,
          unitId: roundUnits.unitId,
        })
        .from(rounds)
        .innerJoin(roundRoster, and(eq(roundRoster.roundId, rounds.id), eq(roundRoster.personId, personId)))
        .innerJoin(
          roundUnits,
          and(eq(roundUnits.roundId, rounds.id), eq(roundUnits.unitId, roundRoster.answersIn)),
        )
        .where(and(eq(rounds.id, roundId), eq(rounds.kind, "pulse")))
    : [];
  if (!round) throw new AppError("not_found", "There is no such round, or it did not ask you.");
  const questions = await db
    .select({ id: roundQuestions.questionId, kind: roundQuestions.kind, text: roundQuestions.text })
    .from(roundQuestions)
    .where(eq(roundQuestions.roundId, roundId))
    .orderBy(asc(roundQuestions.position));
  const [box] = await db
    .select({ people: count() })
    .from(roundRoster)
    .where(and(eq(roundRoster.roundId, roundId), eq(roundRoster.answersIn, round.unitId)));
  const isOpen = round.state === "open" && round.closesAt > now();
  const { state: _, unitId: _unit, seatUnitId, ...form } = round;
  return {
    ...form,
    isOpen,
    questions,
    answersTogether: box?.people ?? 0,
    place: createHash("sha256").update(`${roundId}|${personId}`).digest("base64url"),
    teammates: await namesAtTable(roundId, seatUnitId, personId),
  };
}

async function namesAtTable(roundId: string, unitId: string, me: string): Promise<string[]> {
  const rows = await getDb()
    .selectDistinct({ name: people.givenName })
    .from(roundRoster)
    .innerJoin(people, eq(people.id, roundRoster.personId))
    .where(and(eq(roundRoster.roundId, roundId), eq(roundRoster.seatUnitId, unitId), ne(people.id, me)))
    .limit(20);
  return rows.map(({ name }) => name);
}
