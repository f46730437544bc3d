import { and, eq, isNull } from "drizzle-orm";
import { nominations } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Change } from "../input";
import { isMaker, storyMayChange, valuesOf } from "../rules/case";
import { holdFile, holdPicture, nameHelped } from "./beside";
import { holdCase, lockOpenCycle, requireCase } from "./require-case";

/**
 * Says a case in other words, while nominations are open: its maker alone. Once somebody else spoke for it, the story
 * stays as they read it, and only what stands beside it still changes. What the people team made of it before is theirs
 * to look at again.
 * @throws AppError not_signed_in, not_found (also for the nominee), forbidden, conflict (others spoke for these words),
 * closed, gone
 */
export async function changeNomination(actor: Actor, input: Change): Promise<{ nominationId: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const found = await requireCase(tx, personId, input.nominationId);
    authorize(actor, isMaker(found, personId), "Only the one who wrote it can change it.");
    const cycle = await lockOpenCycle(tx, found.cycleId);
    const about = await holdCase(tx, personId, found.id, "update");
    const isOther = input.story !== about.story;
    if (isOther && !storyMayChange(about)) {
      const sentence = "Others have added their voice to these words, so the story stays as they read it.";
      throw new AppError("conflict", sentence, { story: sentence });
    }
    await tx
      .update(nominations)
      .set({
        story: input.story,
        helped: input.helped ?? "",
        values: valuesOf(cycle.rules, input.values),
        mayTell: input.mayTell || null,
        pictureId: await holdPicture(tx, personId, input.pictureId),
        screening: "waiting",
        screenedBy: null,
        screenedAt: null,
      })
      .where(and(eq(nominations.id, about.id), isNull(nominations.withdrawnAt)));
    await nameHelped(tx, about.id, about.nominee, input);
    await holdFile(tx, personId, about.id, input.fileKey);
    await record(tx, actor, "nomination changed", `nomination:${about.id}`, { story: isOther });
    return { nominationId: about.id };
  });
}
