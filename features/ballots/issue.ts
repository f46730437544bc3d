import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { issuances, roundRoster, rounds } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { readRoundKeys } from "@/lib/round-keys";
import { transaction } from "@/lib/transaction";
import type { IssueBallot } from "./input";
import { isSame, requestMacOf, stampOf } from "./stamps";

/** A stamped ballot: the unit it counts in, the stamp on its token, the key to seal to. */
export type StampedBallot = { unit: string; stamp: Uint8Array; sealingKey: Uint8Array };

/**
 * Ticks a person off the roster and stamps the token their device made. The list remembers that somebody picked up a
 * ballot and nothing about it; it is durably written before the stamp leaves. The same token again gets the same stamp.
 * @throws AppError not_signed_in, not_found (no such round, or not asked), closed, conflict (another token before)
 */
export async function issueBallot(actor: Actor, input: z.output<typeof IssueBallot>): Promise<StampedBallot> {
  const { personId } = requirePerson(actor);
  const { roundId, token } = input;
  const keys = await readRoundKeys(roundId);
  const unit = await transaction(async (tx) => {
    const [asked] = await tx
      .select({ unit: roundRoster.answersIn, state: rounds.state, closesAt: rounds.closesAt })
      .from(rounds)
      .innerJoin(roundRoster, eq(roundRoster.roundId, rounds.id))
      .where(and(eq(rounds.id, roundId), eq(roundRoster.personId, personId), eq(rounds.kind, "pulse")));
    if (!asked) throw new AppError("not_found", "There is no such round, or it did not ask you.");
    if (asked.state !== "open" || asked.closesAt <= now()) throw closed();
    if (!keys)
      throw new AppError(
        "gone",
        "The key of this round is missing, so nothing can be sealed. Tell the people team.",
      );
    const requestMac = requestMacOf(keys, roundId, token);
    const mine = { roundId, personId };
    const written = await tx
      .insert(issuances)
      .values({ ...mine, requestMac, issuedAt: now() })
      .onConflictDoNothing()
      .returning({ roundId: issuances.roundId });
    if (written.length > 0) return asked.unit;
    const [before] = await tx
      .select({ requestMac: issuances.requestMac })
      .from(issuances)
      .where(and(eq(issuances.roundId, roundId), eq(issuances.personId, personId)));
    if (!before || !isSame(before.requestMac, requestMac)) throw pickedUpElsewhere();
    return asked.unit;
  });
  if (!keys) throw closed();
  return { unit, stamp: stampOf(keys, roundId, unit, token), sealingKey: keys.sealing.publicKey };
}

function closed(): AppError {
  return new AppError("closed", "This round has closed, so it takes no more answers.");
}

function pickedUpElsewhere(): AppError {
  const sentence = "You picked up your ballot in another browser or on another device. Please answer there.";
  return new AppError("conflict", sentence);
}
