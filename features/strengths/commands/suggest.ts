import { and, eq, isNull } from "drizzle-orm";
import { people, personStrengths, strengthSuggestions, strengths } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { StrengthChoice, Suggestion } from "../input";
import { SUGGESTIONS_A_PAIR } from "../rules";

/**
 * Says what a colleague is good at; they alone see it and decide. Where they said "not me" before, it is taken down
 * without a word: nobody learns that, and nobody asks them twice.
 * @throws AppError not_signed_in, invalid (oneself), not_found, conflict (listed already, said before, or three said)
 */
export async function suggestStrength(
  actor: Actor,
  input: Suggestion,
): Promise<{ givenName: string; strength: string }> {
  const { personId: suggestedBy } = requirePerson(actor);
  const { personId, strengthId } = input;
  if (personId === suggestedBy) throw wrong("invalid", "Your own strengths you put in order yourself.");
  return transaction(async (tx) => {
    // The person's row is what suggestions to them queue up at.
    const [person] = await tx.select().from(people).where(eq(people.id, personId)).for("no key update");
    if (!person || (person.leftAt && person.leftAt <= now())) {
      throw new AppError("not_found", "There is nobody here by that address.");
    }
    const { givenName } = person;
    const offered = and(eq(strengths.id, strengthId), isNull(strengths.retiredAt));
    const [strength] = await tx.select().from(strengths).where(offered);
    if (!strength) throw wrong("not_found", "This one is no longer in the catalogue. Choose another.");
    const posted = and(eq(personStrengths.personId, personId), eq(personStrengths.strengthId, strengthId));
    const [listed] = await tx.select().from(personStrengths).where(posted);
    if (listed) throw wrong("conflict", `${givenName} lists ${strength.name} already. You are right, then.`);
    const said = await tx
      .select()
      .from(strengthSuggestions)
      .where(eq(strengthSuggestions.personId, personId));
    const mine = said.filter((one) => one.suggestedBy === suggestedBy);
    if (mine.some((one) => one.strengthId === strengthId)) {
      throw wrong("conflict", `You have told ${givenName} so already.`);
    }
    if (mine.length >= SUGGESTIONS_A_PAIR) {
      throw wrong("conflict", `Three is the most. The rest is ${givenName}’s to find.`);
    }
    const declined = said.some((one) => one.strengthId === strengthId && one.settledAt !== null);
    const suggestedAt = now();
    await tx
      .insert(strengthSuggestions)
      .values({ personId, strengthId, suggestedBy, suggestedAt, settledAt: declined ? suggestedAt : null });
    // Only the person sees it, so the audit says that something was suggested, not to whom and what.
    await record(tx, actor, "strength suggested", null);
    return { givenName, strength: strength.name };
  });
}

/** "Not me": takes what colleagues suggested off one's own page, whoever said it. @throws AppError not_signed_in, not_found */
export async function declineSuggestion(actor: Actor, { strengthId }: StrengthChoice): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const open = and(
      eq(strengthSuggestions.personId, personId),
      eq(strengthSuggestions.strengthId, strengthId),
      isNull(strengthSuggestions.settledAt),
    );
    const settled = await tx.update(strengthSuggestions).set({ settledAt: now() }).where(open).returning();
    if (settled.length === 0) throw new AppError("not_found", "Nobody suggests that now.");
    await record(tx, actor, "suggestion declined", null);
  });
}

function wrong(code: "invalid" | "not_found" | "conflict", sentence: string): AppError {
  return new AppError(code, sentence, { strengthId: sentence });
}
