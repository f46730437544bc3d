import { createHash } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { roundQuestions, roundRoster, rounds, unitKeys } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { sqlState } from "@/lib/errors";
import { cutSealingKeys, cutSigningKey, destroyRoundKeys, keepRoundKeys } from "@/lib/round-keys";
import { transaction } from "@/lib/transaction";
import { readPublicUnits } from "./promise";
import { toBase64Url, toHex } from "./rules/bytes";
import { type Manifest, merkleRoot, type PublicUnit, unitHash } from "./rules/manifest";

const ONLY_THE_PORTAL = "Keys are cut by the portal itself.";
const TOO_LATE = "Its keys were ready only after its closing time. Please open it again with more time.";
/** Keys cut between two writes: what a crash can cost at most. */
const AT_ONCE = 16;

type Round = typeof rounds.$inferSelect;
type Box = { id: string; eligible: number };

/**
 * Cuts the keys of a round that waits for them, one signing key a box and the pair that opens ballots, then writes the
 * manifest and opens the round. Goes on where an earlier run was cut off; runs side by side do no harm.
 * @throws AppError forbidden for anybody but the portal
 */
export async function cutKeys(actor: Actor, { roundId }: { roundId: string }): Promise<void> {
  authorize(actor, actor.kind === "system", ONLY_THE_PORTAL);
  if ((await stateOf(roundId)) !== "cutting") return;
  const { publicKey } = await cutSealingKeys(roundId);
  try {
    const missing = await readMissing(roundId);
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      await cutSome(roundId, missing.slice(from, from + AT_ONCE));
    }
    await openWithKeys(actor, roundId, publicKey);
  } catch (error) {
    if (sqlState(error) !== "TP002") throw error;
  }
  // Called off meanwhile, or too late: what was cut opens nothing.
  if ((await stateOf(roundId)) === "void") await destroyRoundKeys(roundId);
}

/** The files first and durably, then the rows: no key is announced whose secret half could get lost. */
async function cutSome(roundId: string, boxes: readonly Box[]): Promise<void> {
  const moduli = await Promise.all(boxes.map(({ id }) => cutSigningKey(roundId, id)));
  await keepRoundKeys(roundId);
  const rows = boxes.map(({ id, eligible }, i) => ({
    roundId,
    unitId: id,
    eligible,
    modulus: moduli[i] ?? new Uint8Array(),
  }));
  await getDb().insert(unitKeys).values(rows).onConflictDoNothing();
}

async function openWithKeys(actor: Actor, roundId: string, sealingKey: Uint8Array): Promise<void> {
  await transaction(async (tx) => {
    const [round] = await tx.select().from(rounds).where(eq(rounds.id, roundId)).for("update");
    if (round?.state !== "cutting") return;
    if (round.closesAt <= now()) {
      await tx.update(rounds).set({ state: "void", closeReason: TOO_LATE }).where(eq(rounds.id, roundId));
      return record(tx, actor, "round voided", `round:${roundId}`);
    }
    const manifest = await writeManifest(tx, round, sealingKey);
    await tx.update(rounds).set({ state: "open", sealingKey, manifest }).where(eq(rounds.id, roundId));
    await record(tx, actor, "keys cut", `round:${roundId}`);
  });
}

/** The text whose SHA-256 is the round's fingerprint: a header, a commitment to the roster and one to the boxes. */
async function writeManifest(tx: Db, round: Round, sealingKey: Uint8Array): Promise<string> {
  const units = await readPublicUnits(tx, round.id);
  const manifest: Manifest = {
    version: 2,
    rules: "blocks-2",
    round: round.id,
    kind: round.kind,
    name: round.name,
    questions: await readAsked(tx, round.id),
    opensAt: round.opensAt.toISOString(),
    closesAt: round.closesAt.toISOString(),
    k: round.k,
    strict: round.strict,
    eligible: round.eligible,
    sealingKey: toBase64Url(sealingKey),
    roster: await digestRoster(tx, round.id),
    units: { count: units.length, root: toHex(await rootOf(units)) },
  };
  return JSON.stringify(manifest);
}

async function rootOf(units: readonly PublicUnit[]) {
  return merkleRoot(await Promise.all(units.map(unitHash)));
}

async function readAsked(tx: Db, roundId: string): Promise<Manifest["questions"]> {
  const rows = await tx
    .select()
    .from(roundQuestions)
    .where(eq(roundQuestions.roundId, roundId))
    .orderBy(asc(roundQuestions.position));
  return rows.map(({ key, kind, text, serviceId }) => ({
    key,
    kind,
    text,
    ...(serviceId && { service: serviceId }),
  }));
}

async function digestRoster(tx: Db, roundId: string): Promise<string> {
  const seats = await tx
    .select({ personId: roundRoster.personId, box: roundRoster.answersIn })
    .from(roundRoster)
    .where(eq(roundRoster.roundId, roundId))
    .orderBy(asc(roundRoster.personId));
  const digest = createHash("sha256");
  for (const { personId, box } of seats) digest.update(`${personId} ${box}\n`);
  return digest.digest("hex");
}

/** The boxes that still need a key: those that people answer in. */
async function readMissing(roundId: string): Promise<Box[]> {
  return getDb()
    .select({ id: roundRoster.answersIn, eligible: sql<number>`count(*)::int` })
    .from(roundRoster)
    .leftJoin(
      unitKeys,
      and(eq(unitKeys.roundId, roundRoster.roundId), eq(unitKeys.unitId, roundRoster.answersIn)),
    )
    .where(and(eq(roundRoster.roundId, roundId), sql`${unitKeys.unitId} is null`))
    .groupBy(roundRoster.answersIn)
    .orderBy(asc(roundRoster.answersIn));
}

async function stateOf(roundId: string): Promise<Round["state"] | undefined> {
  const [round] = await getDb().select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId));
  return round?.state;
}
