import { splitAnswers } from "@/db/schema";
import { type Actor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail";
import { transaction } from "@/lib/transaction";
import type { AnswerSplit } from "../input";
import { agreedMail } from "../messages";
import { canAnswerSplit } from "../policy";
import { countYeses, readOpenSplit, readSplitTeam } from "../queries/table";
import { yesesNeeded } from "../rules/plan";
import { changedMeanwhile, noPlan } from "../rules/refusals";

/**
 * Says what somebody at the table thinks of its plan, by name; a later word takes the place of the one before. Whoever
 * drafted it is told when more than half agree.
 * @throws AppError not_signed_in; not_found for whoever does not sit there; conflict when the plan changed meanwhile
 */
export async function answerSplit(
  actor: Actor,
  { unitId, version, agrees, words }: AnswerSplit,
): Promise<{ agrees: boolean }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const time = now().toISOString();
    const team = await readSplitTeam(tx, unitId, time);
    const open = team && (await readOpenSplit(tx, unitId, true));
    const here = team?.people.map(({ id }) => id) ?? [];
    if (!team || !open || !canAnswerSplit(actor, open.state, here)) throw noPlan();
    if (open.version !== version) throw changedMeanwhile();
    const before = await countYeses(tx, open, unitId, time);
    const answer = { version, agrees: agrees === "yes", words, answeredAt: now() };
    await tx
      .insert(splitAnswers)
      .values({ proposalId: open.id, personId, ...answer })
      .onConflictDoUpdate({
        target: [splitAnswers.proposalId, splitAnswers.personId],
        set: answer,
      });
    const agreed = await countYeses(tx, open, unitId, time);
    const needed = yesesNeeded(here.length);
    if (before < needed && agreed >= needed) {
      await enqueueMail(tx, { to: open.createdBy, ...agreedMail(team, agreed, here.length) });
    }
    await record(tx, actor, "split answered", `unit:${unitId}`, { version, agrees: answer.agrees });
    return { agrees: answer.agrees };
  });
}
