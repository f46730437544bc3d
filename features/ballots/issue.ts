import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { getDb } from "@/db/client";
import { issuances, roundRoster, rounds } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError, sqlState } from "@/lib/errors";
import { readSigningKey } from "@/lib/round-keys";
import type { IssueBallot } from "./input";
import { blindSign } from "./sign";

/**
 * Ticks a person off the roster and signs what their device blinded: the list remembers that somebody picked up a ballot
 * and nothing about it. The row is durably there before the signature leaves. The same value again gets the same
 * signature, because the raw RSA operation has no randomness of its own; another one is refused.
 * @throws AppError not_signed_in, not_found (no such round, or not asked), closed, gone (key lost), invalid, conflict
 */
export async function issueBallot(
  actor: Actor,
  { roundId, blinded }: z.output<typeof IssueBallot>,
): Promise<{ signature: Uint8Array }> {
  const { personId } = requirePerson(actor);
  const [asked] = await getDb()
    .select({ unitId: roundRoster.answersIn, state: rounds.state, closesAt: rounds.closesAt })
    .from(rounds)
    .innerJoin(roundRoster, eq(roundRoster.roundId, rounds.id))
    .where(and(eq(rounds.id, roundId), eq(roundRoster.personId, personId)));
  if (!asked || asked.state === "cutting")
    throw new AppError("not_found", "There is no such round, or it did not ask you.");
  if (asked.state !== "open" || asked.closesAt <= now()) throw closed();
  const key = await readSigningKey(roundId, asked.unitId);
  if (!key)
    throw new AppError(
      "gone",
      "The keys of this round are missing, so no ballot can be signed. Tell the people team.",
    );
  const signature = blindSign(key, blinded);
  if (!signature) throw new AppError("invalid", "This is no request for a ballot.");
  await tickOff(roundId, personId, createHash("sha256").update(blinded).digest());
  return { signature };
}

/** @throws AppError conflict when this person had another value signed, closed when the round closed meanwhile */
async function tickOff(roundId: string, personId: string, blindedHash: Buffer): Promise<void> {
  const written = await getDb()
    .insert(issuances)
    .values({ roundId, personId, blindedHash })
    .onConflictDoNothing()
    .returning({ roundId: issuances.roundId })
    .catch((error: unknown) => {
      throw sqlState(error) === "TP002" ? closed() : error;
    });
  if (written.length > 0) return;
  const [before] = await getDb()
    .select({ blindedHash: issuances.blindedHash })
    .from(issuances)
    .where(and(eq(issuances.roundId, roundId), eq(issuances.personId, personId)));
  if (!before) throw closed();
  if (!blindedHash.equals(before.blindedHash)) throw pickedUpElsewhere();
}

function closed(): AppError {
  return new AppError("closed", "This round has closed, so it takes no more answers.");
}

function pickedUpElsewhere(): AppError {
  const sentence = "You picked up your ballot in another browser or on another device. Please answer there.";
  return new AppError("conflict", sentence);
}
