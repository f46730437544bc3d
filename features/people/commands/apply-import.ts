import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importDrafts } from "@/db/schema";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { transaction } from "@/lib/transaction";
import { openDraft, planDraft } from "../import/read";
import { seatEverybody, writePeople, writeUnits } from "../import/write";
import type { DraftId } from "../input";
import { canImport } from "../policy";
import type { Applied } from "../rules/applied";
import { changesNothing, type Plan, problemWords } from "../rules/plan";

/**
 * Applies a draft in one transaction: everybody sits down or nobody does. Planned anew inside it, so that what was
 * written since the dry run counts. The same file again changes nothing.
 * @throws AppError forbidden, not_found, closed; invalid with file, line and column of the first row that is wrong
 */
export async function applyImport(actor: Actor, { draftId }: DraftId): Promise<Applied> {
  authorize(actor, canImport(actor));
  return transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory import'))`);
    const draft = await openDraft(tx, actor, draftId);
    const time = now();
    const plan = await planDraft(tx, draft, time);
    const [wrong] = plan.problems;
    if (wrong) {
      const others = plan.problems.length > 1 ? ` And ${plan.problems.length - 1} more.` : "";
      throw new AppError("invalid", `${problemWords(draft.fileName, wrong)}${others} Nobody was seated.`);
    }
    if (!changesNothing(plan)) await write(tx, plan, time.toISOString());
    await tx.update(importDrafts).set({ appliedAt: time }).where(eq(importDrafts.id, draftId));
    const applied = countUp(plan);
    await record(tx, actor, "directory applied", `import:${draftId}`, {
      fileName: draft.fileName,
      ...applied,
    });
    return applied;
  });
}

async function write(tx: Db, plan: Plan, time: string): Promise<void> {
  await writePeople(tx, plan.people, time);
  await writeUnits(tx, [...plan.units, ...plan.teams], time);
  await seatEverybody(tx, plan, time);
}

function countUp(plan: Plan): Applied {
  const joined = plan.people.filter(({ kind }) => kind === "join" || kind === "return").length;
  return {
    joined,
    moved: plan.seats.filter((seat) => seat.from !== null).length,
    changed: plan.people.filter(({ kind }) => kind === "change").length,
    teams: plan.teams.filter((team) => team.isNew).length,
    over: plan.teams.filter((team) => team.ceiling !== null).length,
    pictures: plan.people.filter((person) => person.pictureId !== null).length,
    nothing: changesNothing(plan),
  };
}
