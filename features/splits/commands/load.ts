import type { Db } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { canPlanSplit } from "../policy";
import { type OpenSplit, readOpenSplit, readSplitTeam } from "../queries/table";
import { changedMeanwhile, noPlan } from "../rules/refusals";
import type { SplitTeam } from "../types";

/** The team, for whoever may plan its split; to others there is nothing there. @throws AppError not_found */
export async function loadTeam(tx: Db, actor: Actor, unitId: string, time: string): Promise<SplitTeam> {
  const team = await readSplitTeam(tx, unitId, time);
  if (!team || !canPlanSplit(actor, { leadId: team.lead?.id ?? null })) throw noPlan();
  return team;
}

/** The team's open plan, held until the transaction ends. @throws AppError conflict when it is another version by now */
export async function holdPlan(tx: Db, unitId: string, version: number): Promise<OpenSplit> {
  const open = await readOpenSplit(tx, unitId, true);
  if (!open || open.version !== version) throw changedMeanwhile();
  return open;
}
