import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { people, personStrengths, strengthSuggestions, strengths } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { PostStrengths } from "./input";
import { whyNotPost } from "./rules";

/**
 * Posts one's own strengths, best first, in place of what was posted before; none takes them down. What left the
 * catalogue stays with whoever posted it before. What colleagues suggested and is posted now is settled.
 * @throws AppError not_signed_in, invalid (too few, too many, twice the same, not in the catalogue)
 */
export async function postStrengths(actor: Actor, input: PostStrengths): Promise<{ personId: string }> {
  const { personId } = requirePerson(actor);
  const ids = input.strengths;
  const problem = whyNotPost(ids);
  if (problem) throw new AppError("invalid", problem, { strengths: problem });
  return transaction(async (tx) => {
    // Two browser tabs of one person queue up here, so the later one replaces the earlier.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for("no key update");
    const kept = sql`${strengths.id} in (select strength_id from person_strengths where person_id = ${personId})`;
    const known = await tx
      .select({ id: strengths.id })
      .from(strengths)
      .where(and(inArray(strengths.id, ids), or(isNull(strengths.retiredAt), kept)));
    if (known.length < ids.length) {
      const sentence = "The catalogue has changed and one of these is no longer in it. Please look again.";
      throw new AppError("invalid", sentence, { strengths: sentence });
    }
    await tx.delete(personStrengths).where(eq(personStrengths.personId, personId));
    if (ids.length > 0) {
      const rows = ids.map((strengthId, i) => ({ personId, strengthId, position: i + 1 }));
      await tx.insert(personStrengths).values(rows);
      await tx
        .update(strengthSuggestions)
        .set({ settledAt: now() })
        .where(
          and(
            eq(strengthSuggestions.personId, personId),
            inArray(strengthSuggestions.strengthId, ids),
            isNull(strengthSuggestions.settledAt),
          ),
        );
    }
    const did = ids.length > 0 ? "strengths posted" : "strengths taken down";
    await record(tx, actor, did, `person:${personId}`, { strengths: ids });
    return { personId };
  });
}
