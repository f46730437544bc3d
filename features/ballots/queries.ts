import { createHash } from "node:crypto";
import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { issuances, people, roundQuestions, roundRoster, rounds, roundUnits } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { readSealingKeys } from "@/lib/round-keys";
import { countBallots } from "./box";
import { readPaper } from "./paper";
import { readQuestions } from "./promise";
import type { BallotForm, PulseTicket, ReceiptRound, RoundProof } from "./types";

const NAMES_AT_MOST = 40;
const RECEIPTS_AT_MOST = 12;

/** How many have answered in the whole company: the one live figure of an open round. Takes the caller's connection. */
export async function countCast(db: Db, roundId: string): Promise<number> {
  return countBallots(db, roundId);
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
      issuedTo: issuances.personId,
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
  const { issuedTo, ...ticket } = round;
  return { ...ticket, pickedUp: issuedTo !== null, cast: await countBallots(db, round.roundId) };
}

/**
 * What the respondent's page of a round shows: its questions, its promise, and the box that the answer is counted in.
 * @throws AppError not_signed_in, not_found when the round did not ask this person
 */
export async function getBallotForm(actor: Actor, roundId: string): Promise<BallotForm> {
  const { personId } = requirePerson(actor);
  const db = getDb();
  const [round] = isId(roundId)
    ? await db
        .select({
          id: rounds.id,
          kind: rounds.kind,
          name: rounds.name,
          state: rounds.state,
          manifest: rounds.manifest,
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
        .where(eq(rounds.id, roundId))
    : [];
  if (!round?.manifest || round.state === "cutting")
    throw new AppError("not_found", "There is no such round, or it did not ask you.");
  const { state, unitId, seatUnitId, manifest, ...form } = round;
  return {
    ...form,
    isOpen: state === "open" && round.closesAt > now(),
    questions: await readQuestions(db, roundId),
    paper: await readPaper(roundId, unitId, manifest),
    place: placeOf(roundId, personId),
    together: await namesInBox(roundId, unitId, personId),
    teammates: await namesAtTable(roundId, seatUnitId, personId),
  };
}

/**
 * The last rounds that asked this person, newest first: those that their device may hold a receipt of.
 * @throws AppError not_signed_in
 */
export async function listReceiptRounds(actor: Actor): Promise<ReceiptRound[]> {
  const { personId } = requirePerson(actor);
  const rows = await getDb()
    .select({ id: rounds.id, name: rounds.name, isCounted: sql<boolean>`${rounds.state} = 'published'` })
    .from(rounds)
    .innerJoin(roundRoster, and(eq(roundRoster.roundId, rounds.id), eq(roundRoster.personId, personId)))
    .where(inArray(rounds.state, ["open", "closed", "published"]))
    .orderBy(desc(rounds.opensAt))
    .limit(RECEIPTS_AT_MOST);
  return rows.map((round) => ({ ...round, place: placeOf(round.id, personId) }));
}

/** What a round's page lays open besides its counts. @throws AppError not_signed_in, not_found */
export async function getProof(actor: Actor, roundId: string): Promise<RoundProof> {
  const { personId } = requirePerson(actor);
  const [round] = isId(roundId)
    ? await getDb()
        .select({ manifest: rounds.manifest, state: rounds.state })
        .from(rounds)
        .where(eq(rounds.id, roundId))
    : [];
  if (!round) throw new AppError("not_found", "There is no such round.");
  const isOver = round.state === "published" || round.state === "void";
  return {
    manifest: round.manifest,
    isKeyDestroyed: isOver && (await readSealingKeys(roundId)) === null,
    place: placeOf(roundId, personId),
  };
}

function placeOf(roundId: string, personId: string): string {
  return createHash("sha256").update(`${roundId}|${personId}`).digest("base64url");
}

/** The others whose answers share one's box, by name. */
async function namesInBox(roundId: string, unitId: string, me: string): Promise<string[]> {
  const rows = await getDb()
    .select({ name: sql<string>`${people.givenName} || ' ' || ${people.familyName}` })
    .from(roundRoster)
    .innerJoin(people, eq(people.id, roundRoster.personId))
    .where(and(eq(roundRoster.roundId, roundId), eq(roundRoster.answersIn, unitId), ne(people.id, me)))
    .orderBy(asc(people.givenName), asc(people.familyName))
    .limit(NAMES_AT_MOST);
  return rows.map(({ name }) => name);
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
