import { and, eq, isNull } from "drizzle-orm";
import { getDb } from "@/db/client";
import { congratulations } from "@/db/schema";
import { getWinRights } from "@/features/awards/queries/rights";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { hitKey } from "@/lib/network";
import { countHit } from "@/lib/rate-limit";
import { transaction } from "@/lib/transaction";
import type { NewWords } from "../input";
import { mayTakeWordsDown } from "../policy";
import { lockFrame } from "./frame";

const WORDS_AN_HOUR = 30;

/**
 * Writes a few words below a frame, one slip a person and frame; taken down, another may follow.
 * @throws AppError not_signed_in, not_found, conflict (there is one already), too_many
 */
export async function congratulate(actor: Actor, { winId, words }: NewWords): Promise<void> {
  const { personId } = requirePerson(actor);
  await countHit(getDb(), hitKey("words of", personId), { most: WORDS_AN_HOUR, seconds: 3600 });
  await transaction(async (tx) => {
    await lockFrame(tx, winId);
    const [written] = await tx
      .insert(congratulations)
      .values({ winId, personId, words, saidAt: now() })
      .onConflictDoNothing()
      .returning({ id: congratulations.id });
    if (!written) {
      throw new AppError(
        "conflict",
        "Your words hang here already, and they stay. Take them down first to write others.",
      );
    }
  });
}

/**
 * Takes a slip of words down: one's own, any below one's own frame, and any at all for the people team. It stays in the
 * record that somebody did, without the words.
 * @throws AppError not_signed_in, not_found, forbidden
 */
export async function takeWordsDown(actor: Actor, { wordsId }: { wordsId: string }): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const live = and(eq(congratulations.id, wordsId), isNull(congratulations.takenDownAt));
    const [slip] = await tx
      .select({ winId: congratulations.winId, saidBy: congratulations.personId })
      .from(congratulations)
      .where(live)
      .for("update");
    if (!slip) throw new AppError("not_found", "These words are gone already.");
    const { mayAnswer } = getWinRights(actor, await lockFrame(tx, slip.winId));
    authorize(actor, mayTakeWordsDown(actor, { saidBy: slip.saidBy, mayAnswer }));
    await tx.update(congratulations).set({ takenDownAt: now(), takenDownBy: personId }).where(live);
    if (slip.saidBy !== personId) await record(tx, actor, "words taken down", `win:${slip.winId}`);
  });
}
