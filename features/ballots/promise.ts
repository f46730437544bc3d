import { createPublicKey, type KeyObject } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { roundQuestions, rounds, unitKeys } from "@/db/schema";
import { toBase64Url } from "./rules/bytes";
import type { Place } from "./rules/envelope";
import { EXPONENT, fingerprintOf, type PublicUnit, unitHash } from "./rules/manifest";
import type { BallotQuestion } from "./rules/paper";

/** What the box must know of an open round. None of it ever changes, so it is read once and remembered. */
export type RoundPromise = { closesAt: Date; questions: BallotQuestion[]; manifestHash: Uint8Array };
export type UnitPromise = { place: Place; tokenKey: KeyObject };

const ROUNDS = 32;
const UNITS = 20_000;
const promises = new Map<string, RoundPromise>();
const units = new Map<string, UnitPromise>();

/** @returns null for a round that there is not, or that never opened */
export async function readPromise(roundId: string): Promise<RoundPromise | null> {
  const known = promises.get(roundId);
  if (known) return known;
  const db = getDb();
  const [round] = await db
    .select({ closesAt: rounds.closesAt, manifest: rounds.manifest })
    .from(rounds)
    .where(eq(rounds.id, roundId));
  if (!round?.manifest) return null;
  const manifestHash = await fingerprintOf(round.manifest);
  const questions = await readQuestions(db, roundId);
  return remember(promises, ROUNDS, roundId, { closesAt: round.closesAt, questions, manifestHash });
}

/** @returns null for a unit that has no box in this round */
export async function readUnitPromise(
  roundId: string,
  unitId: string,
  { manifestHash }: RoundPromise,
): Promise<UnitPromise | null> {
  const name = `${roundId} ${unitId}`;
  const known = units.get(name);
  if (known) return known;
  const [row] = await getDb()
    .select()
    .from(unitKeys)
    .where(and(eq(unitKeys.roundId, roundId), eq(unitKeys.unitId, unitId)));
  if (!row) return null;
  const unit = publicUnitOf(row);
  const tokenKey = createPublicKey({ key: { kty: "RSA", n: unit.n, e: unit.e }, format: "jwk" });
  return remember(units, UNITS, name, { place: { manifestHash, unitHash: await unitHash(unit) }, tokenKey });
}

/** Every box of a round with its key, sorted by id as in the manifest's tree. Takes the caller's connection. */
export async function readPublicUnits(db: Db, roundId: string): Promise<PublicUnit[]> {
  const rows = await db
    .select()
    .from(unitKeys)
    .where(eq(unitKeys.roundId, roundId))
    .orderBy(asc(unitKeys.unitId));
  return rows.map(publicUnitOf);
}

/** What a round asks, in its order. Takes the caller's connection. */
export async function readQuestions(db: Db, roundId: string): Promise<BallotQuestion[]> {
  return db
    .select({ key: roundQuestions.key, kind: roundQuestions.kind, text: roundQuestions.text })
    .from(roundQuestions)
    .where(eq(roundQuestions.roundId, roundId))
    .orderBy(asc(roundQuestions.position));
}

function publicUnitOf({ unitId, eligible, modulus }: typeof unitKeys.$inferSelect): PublicUnit {
  return { id: unitId, eligible, n: toBase64Url(modulus), e: EXPONENT };
}

function remember<T>(memory: Map<string, T>, atMost: number, name: string, value: T): T {
  if (memory.size >= atMost) memory.clear();
  memory.set(name, value);
  return value;
}
