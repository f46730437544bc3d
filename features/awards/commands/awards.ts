import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { awards, unitVersions } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { slugOf } from "@/lib/slug";
import { transaction } from "@/lib/transaction";
import type { AwardChoice, ChangeAward, MoveAward, NewAward } from "../input/programme";
import { canRunAwards } from "../policy";
import { DEFAULT_RULES } from "../rules/award-rules";
import { openIfDue } from "./cycles";

/** Pages that stand where an award's own would. */
const PAGES = new Set(["fairness"]);

/** Founds an award programme beside the jacket. @throws AppError forbidden, invalid, conflict (the name is taken) */
export async function createAward(
  actor: Actor,
  { name, description, sign = "star", rules = DEFAULT_RULES }: NewAward,
): Promise<{ awardId: string; slug: string }> {
  authorize(actor, canRunAwards(actor));
  const slug = addressOf(name);
  if (!slug)
    throw new AppError("invalid", "Give the award a name with letters.", { name: "A few letters, please." });
  return transaction(async (tx) => {
    await requireUnit(tx, rules.unitId);
    const [last] = await tx.select({ position: max(awards.position) }).from(awards);
    const position = (last?.position ?? 0) + 1;
    const [award] = await tx
      .insert(awards)
      .values({ slug, name, description, sign, rules, rulesSince: now(), position })
      .onConflictDoNothing()
      .returning();
    if (!award)
      throw new AppError("conflict", "There is an award of that name.", {
        name: "There is an award of that name.",
      });
    await record(tx, actor, "award created", `award:${award.id}`, { name });
    await openIfDue(tx, actor, award);
    return { awardId: award.id, slug };
  });
}

/**
 * Changes an award: its words, its sign, its rules. Rules hold for the turns that open from now on; one that runs keeps
 * those it opened with, and what was due under the old ones opens under them first.
 * @throws AppError forbidden, not_found, gone (it ended), invalid (no such part of the company), conflict (the sign)
 */
export async function changeAward(actor: Actor, input: ChangeAward): Promise<{ slug: string }> {
  authorize(actor, canRunAwards(actor));
  const { slug, rules, ...words } = input;
  return transaction(async (tx) => {
    const award = await lockAward(tx, slug);
    if ((words.sign === "jacket") !== award.isJacket) {
      throw new AppError("conflict", "The jacket stands for the jacket alone.", {
        sign: "Choose another sign.",
      });
    }
    await requireUnit(tx, rules.unitId);
    const changed = differences({ ...award.rules, ...wordsOf(award) }, { ...rules, ...words });
    if (Object.keys(changed).length === 0) return { slug };
    await openIfDue(tx, actor, award);
    const rulesMove = Object.keys(changed).some((key) => key in rules);
    const [after] = await tx
      .update(awards)
      .set({ ...words, rules, rulesSince: rulesMove ? now() : award.rulesSince })
      .where(eq(awards.id, award.id))
      .returning();
    await record(tx, actor, "award changed", `award:${award.id}`, changed);
    if (after) await openIfDue(tx, actor, after);
    return { slug };
  });
}

/**
 * Ends an award: it opens no turn any more. One that runs is played to its end, and what hangs stays.
 * @throws AppError forbidden, not_found, gone (it ended before), conflict (the jacket)
 */
export async function endAward(actor: Actor, { slug }: AwardChoice): Promise<{ slug: string }> {
  authorize(actor, canRunAwards(actor));
  return transaction(async (tx) => {
    const award = await lockAward(tx, slug);
    if (award.isJacket) throw new AppError("conflict", "The jacket goes on. Open it by hand to let it rest.");
    await tx.update(awards).set({ endedAt: now() }).where(eq(awards.id, award.id));
    await record(tx, actor, "award ended", `award:${award.id}`, { name: award.name });
    return { slug };
  });
}

/** Lets an award change places with its neighbour; the jacket stays first. @throws AppError forbidden, not_found, gone */
export async function moveAward(actor: Actor, { slug, to }: MoveAward): Promise<void> {
  authorize(actor, canRunAwards(actor));
  await transaction(async (tx) => {
    const all = await tx
      .select()
      .from(awards)
      .where(and(isNull(awards.endedAt), eq(awards.isJacket, false)))
      .orderBy(asc(awards.position), awards.id)
      .for("update");
    const at = all.findIndex((award) => award.slug === slug);
    const [award, neighbour] = [all[at], all[to === "earlier" ? at - 1 : at + 1]];
    if (!award) throw new AppError("not_found", "There is no such award.");
    if (!neighbour) return;
    await tx.update(awards).set({ position: neighbour.position }).where(eq(awards.id, award.id));
    await tx.update(awards).set({ position: award.position }).where(eq(awards.id, neighbour.id));
    await record(tx, actor, "award moved", `award:${award.id}`, { to });
  });
}

/** What stands in an award's address; empty for a name without letters. */
function addressOf(name: string): string {
  const slug = slugOf(name);
  return PAGES.has(slug) ? `${slug}-award` : slug;
}

async function lockAward(tx: Db, slug: string) {
  const [award] = await tx.select().from(awards).where(eq(awards.slug, slug)).for("update");
  if (!award) throw new AppError("not_found", "There is no such award.");
  if (award.endedAt) throw new AppError("gone", "This award ended. What it hung stays on the wall.");
  return award;
}

/** @throws AppError invalid */
async function requireUnit(tx: Db, unitId: string | null): Promise<void> {
  if (!unitId) return;
  const here = sql`${unitVersions.valid} @> ${now().toISOString()}::timestamptz`;
  const [unit] = await tx
    .select({ id: unitVersions.unitId })
    .from(unitVersions)
    .where(and(eq(unitVersions.unitId, unitId), here));
  const sentence = "Choose a part of the company that is still there.";
  if (!unit) throw new AppError("invalid", sentence, { "rules.unitId": sentence });
}

function wordsOf({ name, description, sign }: typeof awards.$inferSelect) {
  return { name, description, sign };
}

/** What differs, as the audit keeps it: for each key what it was and what it is. */
function differences(before: Record<string, unknown>, after: Record<string, unknown>) {
  const changed = Object.keys(after).filter((key) => !isSame(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, { before: before[key], after: after[key] }]));
}

/** The database keeps an object's keys in an order of its own. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return a === b;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return left.length === Object.keys(right).length && left.every(([key, value]) => isSame(value, right[key]));
}
