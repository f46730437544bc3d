import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nominations, seconds } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { hitKey } from "@/lib/network";
import { countHit } from "@/lib/rate-limit";
import { transaction } from "@/lib/transaction";
import type { Nomination, Second } from "../input";
import { canRunAwards, tiesTo, tiesToNominee, whyNotNominate, whyNotSecond, whyNotTakePart } from "../policy";
import { readBonds, readCases, requireNominee } from "../queries/read-cases";
import { readStanding } from "../queries/taking-part";
import { whyNotNow } from "../queries/why-not";
import type { AwardRules } from "../rules/award-rules";
import { isMaker, mayStillWithdraw, putUpAlready, valuesOf } from "../rules/case";
import { CASES_AN_HOUR, VOICES_AN_HOUR } from "../rules/limits";
import { nameOfWords } from "../rules/read-words";
import { dropDraftAbout, holdFile, holdPicture, nameHelped } from "./beside";
import { lockCycle } from "./cycles";
import { holdCase, lockOpenCycle, requireCase } from "./require-case";

/**
 * Makes a case for a person or a team in an open cycle. The nominee hears nothing of it. The same words sent once more,
 * after an answer that was lost on its way, land on the case that they made.
 * @throws AppError not_signed_in, not_found, forbidden (oneself, own table, own reporting line, not one who may), conflict
 * (put up already, in other words; the nominee won not long ago; no award for them), closed, too_many
 */
export async function nominate(actor: Actor, input: Nomination): Promise<{ nominationId: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const before = await readMine(tx, personId, input);
    if (before && before.story === input.story) return { nominationId: before.id };
    const cycle = await lockOpenCycle(tx, input.cycleId);
    const about = await requireNominee(tx, input);
    await requireMayNominate(tx, personId, cycle, about);
    const [made] = before
      ? []
      : await tx
          .insert(nominations)
          .values({
            cycleId: cycle.id,
            nomineePersonId: input.nomineePersonId ?? null,
            nomineeUnitId: input.nomineeUnitId ?? null,
            nominatedBy: personId,
            story: input.story,
            helped: input.helped ?? "",
            values: valuesOf(cycle.rules, input.values),
            // Who says nothing is asked once another is chosen.
            mayTell: input.mayTell || null,
            pictureId: await holdPicture(tx, personId, input.pictureId),
            nominatedAt: now(),
          })
          .onConflictDoNothing()
          .returning({ id: nominations.id });
    if (!made) {
      // The same press may have arrived twice at this very moment.
      const twin = await readMine(tx, personId, input);
      if (twin && twin.story === input.story) return { nominationId: twin.id };
      throw refusal("conflict", putUpAlready(about.nominee, cycle.month));
    }
    await countHit(tx, hitKey("cases of", personId), { most: CASES_AN_HOUR, seconds: 3600 });
    await nameHelped(tx, made.id, about.nominee, input);
    await holdFile(tx, personId, made.id, input.fileKey);
    await dropDraftAbout(tx, personId, about.nominee);
    await record(tx, actor, "nominated", `nomination:${made.id}`);
    return { nominationId: made.id };
  });
}

/**
 * Adds one's voice to a case.
 * @param input.read the words it is for, as the page named them; they may have changed since
 * @throws AppError not_signed_in, not_found (also for the nominee), forbidden (own case, own reporting line), conflict
 * (twice, or other words by now), closed, gone, too_many
 */
export async function secondNomination(actor: Actor, input: Second): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const found = await requireCase(tx, personId, input.nominationId);
    const cycle = await lockOpenCycle(tx, found.cycleId);
    const about = await holdCase(tx, personId, found.id, "share");
    if (input.read !== undefined && input.read !== nameOfWords(about.story))
      throw new AppError("conflict", OTHER_WORDS);
    const sameCycle = await readCases(tx, { cycleId: about.cycleId });
    const ties = tiesTo(await readBonds(tx, personId), about, sameCycle);
    const standing = await readStanding(tx, personId, cycle.rules);
    const sentence = whyNotSecond(ties) ?? whyNotTakePart("second", cycle.rules, standing);
    if (sentence) throw new AppError(ties.seconded ? "conflict" : "forbidden", sentence);
    const [added] = await tx
      .insert(seconds)
      .values({ nominationId: about.id, personId, reason: input.reason ?? "", secondedAt: now() })
      .onConflictDoNothing()
      .returning();
    if (!added) throw new AppError("conflict", "Your voice is already with them.");
    await countHit(tx, hitKey("voices of", personId), { most: VOICES_AN_HOUR, seconds: 3600 });
    await record(tx, actor, "seconded", `nomination:${about.id}`);
  });
}

const OTHER_WORDS =
  "The story was said in other words while you read it. Open this page again and read it: then add your voice.";

/**
 * Takes a case back: its maker, or the people team. What was written stays out of sight from then on.
 * @throws AppError not_signed_in, not_found (also for the nominee), forbidden, closed, gone
 */
export async function withdrawNomination(
  actor: Actor,
  { nominationId }: { nominationId: string },
): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const about = await requireCase(tx, personId, nominationId);
    const cycle = await lockCycle(tx, about.cycleId, "share");
    authorize(
      actor,
      isMaker(about, personId) || canRunAwards(actor),
      "Only the one who wrote it can take it back.",
    );
    if (!mayStillWithdraw(cycle.state)) {
      throw new AppError("closed", "It was decided, so this case stays as it was written.");
    }
    const live = and(eq(nominations.id, about.id), isNull(nominations.withdrawnAt));
    await tx.update(nominations).set({ withdrawnAt: now() }).where(live);
    await record(tx, actor, "nomination withdrawn", `nomination:${about.id}`);
  });
}

async function readMine(tx: Db, personId: string, { cycleId, nomineePersonId, nomineeUnitId }: Nomination) {
  const whom = nomineePersonId
    ? eq(nominations.nomineePersonId, nomineePersonId)
    : eq(nominations.nomineeUnitId, nomineeUnitId ?? "");
  const [mine] = await tx
    .select({ id: nominations.id, story: nominations.story })
    .from(nominations)
    .where(
      and(
        eq(nominations.cycleId, cycleId),
        eq(nominations.nominatedBy, personId),
        whom,
        isNull(nominations.withdrawnAt),
      ),
    );
  return mine;
}

/** @throws AppError forbidden, conflict */
async function requireMayNominate(
  tx: Db,
  personId: string,
  cycle: { awardId: string; month: string; rules: AwardRules },
  about: Awaited<ReturnType<typeof requireNominee>>,
): Promise<void> {
  const ties = whyNotNominate(tiesToNominee(await readBonds(tx, personId), about));
  if (ties) throw refusal("forbidden", ties);
  const standing = await readStanding(tx, personId, cycle.rules);
  const mayNot = whyNotTakePart("nominate", cycle.rules, standing);
  if (mayNot) throw refusal("forbidden", mayNot, "cycleId");
  const sentence = await whyNotNow(tx, cycle, about.nominee);
  if (sentence) throw refusal("conflict", sentence);
}

function refusal(code: "forbidden" | "conflict", sentence: string, field = "nomineePersonId"): AppError {
  return new AppError(code, sentence, { [field]: sentence });
}
