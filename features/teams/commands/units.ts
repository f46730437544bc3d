import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { transaction } from "@/lib/transaction";
import type { ChangeLead, CloseTeam, FoundTeam, MergeTeams, MoveUnit, RenameUnit, Step } from "../input";
import { changeTree } from "./change-tree";

/**
 * Founds a team, a department or a business unit.
 * @throws AppError not_signed_in, forbidden; not_found without its parent; conflict when its name stands there already
 */
export async function foundTeam(actor: Actor, input: FoundTeam): Promise<{ unitId: string }> {
  return changeOnce(actor, { do: "found", ...input });
}

/** Gives a unit another name from now on; what it was called stays in its history. @throws AppError as `foundTeam` */
export async function renameUnit(actor: Actor, input: RenameUnit): Promise<{ unitId: string }> {
  return changeOnce(actor, { do: "rename", ...input });
}

/** Hangs a unit, with all below it, under another one. @throws AppError as `foundTeam`, and invalid for a circle */
export async function moveUnit(actor: Actor, input: MoveUnit): Promise<{ unitId: string }> {
  return changeOnce(actor, { do: "move", ...input });
}

/** Says who leads a unit, or that nobody does. @throws AppError as `foundTeam`, conflict for somebody who left */
export async function changeLead(actor: Actor, input: ChangeLead): Promise<{ unitId: string }> {
  return changeOnce(actor, { do: "lead", ...input });
}

/**
 * Makes one team of several, under the parent of the first, led by its lead unless told otherwise. The old ones end and
 * keep their history; their services pass to the new one.
 * @throws AppError as `foundTeam`, and team_full before anything is written when together they do not fit
 */
export async function mergeTeams(actor: Actor, input: MergeTeams): Promise<{ unitId: string }> {
  return changeOnce(actor, { do: "merge", ...input });
}

/** Ends a unit where nobody sits and under which nothing hangs. @throws AppError as `foundTeam`, conflict while it is not empty */
export async function closeTeam(actor: Actor, input: CloseTeam): Promise<{ unitId: string }> {
  return changeOnce(actor, { do: "close", ...input });
}

async function changeOnce(actor: Actor, step: Step): Promise<{ unitId: string }> {
  const unitId = await transaction((tx) => changeTree(tx, actor, [step], now().toISOString()));
  return { unitId };
}
