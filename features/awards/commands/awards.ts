import { max } from "drizzle-orm";
import { awards } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { slugOf } from "@/lib/slug";
import { transaction } from "@/lib/transaction";
import type { NewAward } from "../input";
import { canRunAwards } from "../policy";
import { DEFAULT_RULES } from "../rules/award-rules";

/** Founds an award programme beside the jacket. @throws AppError forbidden, conflict (the name is taken) */
export async function createAward(
  actor: Actor,
  { name, description }: NewAward,
): Promise<{ awardId: string; slug: string }> {
  authorize(actor, canRunAwards(actor));
  const slug = slugOf(name);
  if (!slug)
    throw new AppError("invalid", "Give the award a name with letters.", { name: "A few letters, please." });
  return transaction(async (tx) => {
    const [last] = await tx.select({ position: max(awards.position) }).from(awards);
    const [award] = await tx
      .insert(awards)
      .values({
        slug,
        name,
        description,
        rules: DEFAULT_RULES,
        rulesSince: now(),
        position: (last?.position ?? 0) + 1,
      })
      .onConflictDoNothing()
      .returning({ id: awards.id });
    if (!award)
      throw new AppError("conflict", "There is an award of that name.", {
        name: "There is an award of that name.",
      });
    await record(tx, actor, "award created", `award:${award.id}`, { name });
    return { awardId: award.id, slug };
  });
}
