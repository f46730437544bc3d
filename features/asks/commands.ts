import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { asks, people, strengths } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { enqueueMail } from "@/lib/mail";
import { hitKey } from "@/lib/network";
import { countHit } from "@/lib/rate-limit";
import { transaction } from "@/lib/transaction";
import type { Answer, Ask, AskChoice } from "./input";
import { answerMail, askMail } from "./messages";
import { canAnswer, canTakeBack } from "./policy";
import { ASKS_A_DAY } from "./rules";

type AskRow = typeof asks.$inferSelect;

/**
 * Asks a colleague for help: a ticket on their rail, and a mail. One open request a pair, ten a day by one person; a
 * refused one is not counted. The audit says that somebody asked, never whom or for what.
 * @throws AppError not_signed_in, invalid (oneself, an unknown strength), not_found (nobody here), conflict (asked and
 * not answered yet), too_many
 */
export async function askForHelp(actor: Actor, input: Ask): Promise<{ givenName: string }> {
  const { personId: askedBy } = requirePerson(actor);
  const { personId, words, strengthId } = input;
  if (personId === askedBy) throw new AppError("invalid", "That is you. Ask a colleague, or go for a walk.");
  return transaction(async (tx) => {
    const both = await readPeople(tx, [askedBy, personId]);
    const [asker, asked] = [both.get(askedBy), both.get(personId)];
    if (!asker || !asked)
      throw new AppError("not_found", "This person is not here any more. Nothing was sent.");
    if (strengthId) await requireStrength(tx, strengthId);
    const [written] = await tx
      .insert(asks)
      .values({ askedBy, personId, words, strengthId, askedAt: now() })
      .onConflictDoNothing()
      .returning({ id: asks.id });
    if (!written) {
      const sentence = `You have asked ${asked.givenName} already, and the answer is still to come. Nothing was sent twice.`;
      throw new AppError("conflict", sentence);
    }
    await countHit(tx, hitKey("asks of", askedBy), { most: ASKS_A_DAY, seconds: 86_400 });
    await enqueueMail(tx, { to: personId, ...askMail(asker.name, words) });
    await record(tx, actor, "help asked", `ask:${written.id}`);
    return { givenName: asked.givenName };
  });
}

/**
 * "Yes, come by" or "Not now": the one who asked sees it on Home and gets a mail.
 * @throws AppError not_signed_in, not_found (not theirs), conflict (answered already)
 */
export async function answerAsk(actor: Actor, { askId, answer }: Answer): Promise<{ givenName: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const ask = await lockAsk(tx, askId, (row) => canAnswer(actor, row));
    if (ask.answer) throw new AppError("conflict", "You have answered this one already.");
    await tx.update(asks).set({ answer, answeredAt: now() }).where(eq(asks.id, askId));
    const both = await readPeople(tx, [personId, ask.askedBy]);
    await enqueueMail(tx, {
      to: ask.askedBy,
      ...answerMail(both.get(personId)?.name ?? "", answer, ask.words, personId),
    });
    await record(tx, actor, "help answered", `ask:${askId}`, { answer });
    return { givenName: both.get(ask.askedBy)?.givenName ?? "" };
  });
}

/** Takes back a request that nobody has answered. @throws AppError not_signed_in, not_found, conflict (answered) */
export async function takeBackAsk(actor: Actor, { askId }: AskChoice): Promise<void> {
  requirePerson(actor);
  await transaction(async (tx) => {
    const ask = await lockAsk(tx, askId, (row) => canTakeBack(actor, row));
    if (ask.answer) throw new AppError("conflict", "It is answered already. Look at your rail.");
    await tx.delete(asks).where(eq(asks.id, askId));
    await record(tx, actor, "help taken back", `ask:${askId}`);
  });
}

/** Takes an answer off one's own rail. @throws AppError not_signed_in, not_found, conflict (not answered yet) */
export async function putAnswerAway(actor: Actor, { askId }: AskChoice): Promise<void> {
  requirePerson(actor);
  await transaction(async (tx) => {
    const ask = await lockAsk(tx, askId, (row) => canTakeBack(actor, row));
    if (!ask.answer) throw new AppError("conflict", "The answer is still to come.");
    await tx.update(asks).set({ seenAt: now() }).where(eq(asks.id, askId));
    await record(tx, actor, "answer put away", `ask:${askId}`);
  });
}

/** A request that is not theirs is not found: nobody learns who asked whom. */
async function lockAsk(tx: Db, askId: string, isTheirs: (row: AskRow) => boolean): Promise<AskRow> {
  const [ask] = isId(askId) ? await tx.select().from(asks).where(eq(asks.id, askId)).for("update") : [];
  if (!ask || !isTheirs(ask)) throw new AppError("not_found", "There is no such request.");
  return ask;
}

async function readPeople(tx: Db, ids: string[]) {
  const rows = await tx
    .select({ id: people.id, name: people.name, givenName: people.givenName })
    .from(people)
    .where(and(inArray(people.id, ids), or(isNull(people.leftAt), gt(people.leftAt, now()))));
  return new Map(rows.map((row) => [row.id, row]));
}

async function requireStrength(tx: Db, strengthId: string): Promise<void> {
  const [known] = await tx.select({ id: strengths.id }).from(strengths).where(eq(strengths.id, strengthId));
  if (!known)
    throw new AppError("invalid", "This strength is no longer in the catalogue. Please look again.");
}
