import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { winCorrections, wins } from "@/db/schema";
import { type Actor, authorize, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import type { Consent, Correction } from "../input";
import { canAnswerConsent, canRunAwards, sitsOnPanel } from "../policy";

/**
 * The winner's word on their picture and name on the wall. It stays theirs: a yes may become a no later, and back.
 * @throws AppError not_signed_in, not_found (for everybody but the winner)
 */
export async function answerConsent(
  actor: Actor,
  { winId, yes }: Consent,
): Promise<{ winId: string; yes: boolean }> {
  requirePerson(actor);
  return transaction(async (tx) => {
    const win = await lockWin(tx, winId);
    if (!win || !canAnswerConsent(actor, win)) throw notThere();
    const consent = yes ? "given" : "declined";
    await tx.update(wins).set({ consent, consentedAt: now() }).where(eq(wins.id, winId));
    await record(tx, actor, `consent ${consent}`, `win:${winId}`);
    return { winId, yes };
  });
}

/**
 * Corrects a citation in the open: the words before stay readable with the reason.
 * @throws AppError not_signed_in, not_found, forbidden, conflict (nothing changed)
 */
export async function correctWin(actor: Actor, { winId, after, reason }: Correction): Promise<void> {
  const { personId } = requirePerson(actor);
  await transaction(async (tx) => {
    const win = await lockWin(tx, winId);
    if (!win) throw notThere();
    authorize(actor, canRunAwards(actor) || sitsOnPanel(actor, win.awardId));
    const [last] = await tx
      .select({ after: winCorrections.after })
      .from(winCorrections)
      .where(eq(winCorrections.winId, winId))
      .orderBy(desc(winCorrections.correctedAt))
      .limit(1);
    const before = last?.after ?? win.citation;
    if (before === after) throw new AppError("conflict", "These are the words that hang there now.");
    await tx
      .insert(winCorrections)
      .values({ winId, before, after, reason, correctedBy: personId, correctedAt: now() });
    await record(tx, actor, "citation corrected", `win:${winId}`);
  });
}

async function lockWin(tx: Db, winId: string) {
  const [win] = await tx.select().from(wins).where(eq(wins.id, winId)).for("update");
  if (!win) return null;
  const [lead] = win.winnerUnitId
    ? await tx.execute(sql`
        select lead_id as id from unit_versions
        where unit_id = ${win.winnerUnitId} and valid @> ${now().toISOString()}::timestamptz`)
    : [];
  return { ...win, leadId: lead?.id ? String(lead.id) : null };
}

function notThere(): AppError {
  return new AppError("not_found", "There is no such frame.");
}
