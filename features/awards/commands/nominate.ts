import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { nominations, seconds } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Nomination, Second } from "../input";
import { canRunAwards, tiesTo, tiesToNominee, whyNotNominate, whyNotSecond } from "../policy";
import { readBonds, readCases, readWonMonths, requireNominee } from "../queries/read-cases";
import type { AwardRules } from "../rules/award-rules";
import { monthName } from "../rules/months";
import { isCoolingDown } from "../rules/voices";
import type { Case, Nominee } from "../types";
import { lockCycle } from "./cycles";

/**
 * Makes a case for a person or a team in an open cycle. The nominee hears nothing of it.
 * @throws AppError not_signed_in, not_found, forbidden (oneself, own table, own reporting line), conflict (twice, or the
 * nominee won within twelve months), closed
 */
export async function nominate(actor: Actor, input: Nomination): Promise<{ nominationId: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    const cycle = await lockOpenCycle(tx, input.cycleId);
    const about = await requireNominee(tx, input);
    const sentence = whyNotNominate(tiesToNominee(await readBonds(tx, personId), about));
    if (sentence) throw refusal("forbidden", sentence);
    await requireNoCoolDown(tx, cycle, about.nominee);
    const [made] = await tx
      .insert(nominations)
      .values({
        cycleId: cycle.id,
        nomineePersonId: input.nomineePersonId ?? null,
        nomineeUnitId: input.nomineeUnitId ?? null,
        nominatedBy: personId,
        story: input.story,
        helped: input.helped ?? "",
        nominatedAt: now(),
      })
      .onConflictDoNothing()
      .returning({ id: nominations.id });
    if (!made)
      throw refusal(
        "conflict",
        `You put ${about.nominee.shortName} up this ${monthName(cycle.month)} already.`,
      );
    await record(tx, actor, "nominated", `nomination:${made.id}`);
    return { nominationId: made.id };
  });
}

/**
 * Adds one's voice to a case.
 * @throws AppError not_signed_in, not_found (also for the nominee), forbidden (own case, own reporting line), conflict
 * (twice), closed, gone
 */
export async function secondNomination(actor: Actor, input: Second): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const about = await requireCase(tx, personId, input.nominationId);
    await lockOpenCycle(tx, about.cycleId);
    const sameCycle = await readCases(tx, { cycleId: about.cycleId });
    const ties = tiesTo(await readBonds(tx, personId), about, sameCycle);
    const sentence = whyNotSecond(ties);
    if (sentence) throw new AppError(ties.seconded ? "conflict" : "forbidden", sentence);
    const [added] = await tx
      .insert(seconds)
      .values({ nominationId: about.id, personId, reason: input.reason ?? "", secondedAt: now() })
      .onConflictDoNothing()
      .returning();
    if (!added) throw new AppError("conflict", "Your voice is already with them.");
    await record(tx, actor, "seconded", `nomination:${about.id}`);
  });
}

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
    const isMine = about.voices.some((voice) => voice.nominated && voice.personId === personId);
    authorize(actor, isMine || canRunAwards(actor), "Only the one who wrote it can take it back.");
    if (cycle.state !== "open" && cycle.state !== "judging") {
      throw new AppError("closed", "The panel has decided, so this case stays as it was written.");
    }
    const live = and(eq(nominations.id, about.id), isNull(nominations.withdrawnAt));
    await tx.update(nominations).set({ withdrawnAt: now() }).where(live);
    await record(tx, actor, "nomination withdrawn", `nomination:${about.id}`);
  });
}

/** A case that somebody other than its nominee may know of. @throws AppError not_found, gone */
async function requireCase(tx: Db, personId: string, nominationId: string): Promise<Case> {
  const [about] = await readCases(tx, { nominationId });
  const isTheirs = about && tiesToNominee(await readBonds(tx, personId), about).isTheirs;
  if (!about || isTheirs) throw new AppError("not_found", "There is no such case.");
  if (about.isWithdrawn) throw new AppError("gone", "This case was taken back by the one who wrote it.");
  return about;
}

async function lockOpenCycle(tx: Db, cycleId: string) {
  const cycle = await lockCycle(tx, cycleId, "share");
  if (cycle.state !== "open" || cycle.nominationsCloseAt <= now()) {
    throw refusal(
      "closed",
      `Nominations for ${monthName(cycle.month)} are closed. The next month is a good one too.`,
      "cycleId",
    );
  }
  return cycle;
}

async function requireNoCoolDown(
  tx: Db,
  cycle: { awardId: string; month: string; rules: AwardRules },
  nominee: Nominee,
): Promise<void> {
  const won = await readWonMonths(tx, cycle.awardId, nominee, { alsoAsked: false });
  if (!isCoolingDown(won, cycle.month, cycle.rules.coolDownMonths)) return;
  throw refusal(
    "conflict",
    `${nominee.shortName} won this within the last twelve months. Winners wait a year, so that the next one gets a turn.`,
  );
}

function refusal(
  code: "forbidden" | "conflict" | "closed",
  sentence: string,
  field = "nomineePersonId",
): AppError {
  return new AppError(code, sentence, { [field]: sentence });
}
