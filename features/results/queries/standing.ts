import { sql } from "drizzle-orm";
import { type Db, getDb } from "@/db/client";
import { managerLine } from "@/features/people/queries";
import { readTree } from "@/features/teams/queries";
import { pathOf } from "@/features/teams/rules";
import type { TreeUnit } from "@/features/teams/types";
import { type Actor, requireInside } from "@/lib/actor";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { canActOn, canSeeTeamHealth } from "../policy";
import { refOf } from "../rules/cells";
import type { Standing, UnitRef } from "../types";

export type Place = {
  tree: TreeUnit[];
  path: TreeUnit[];
  unit: TreeUnit;
  mayAct: boolean;
  /** Whether this person may open another unit's page too: what they cannot open is not linked. */
  mayOpen: (unitId: string) => boolean;
};

/**
 * A unit as it stands now and how the actor stands to it, for whoever may see its health; to everybody else it is not there.
 * @throws AppError not_signed_in, not_found
 */
export async function getPlace(actor: Actor, unitId: string): Promise<Place> {
  requireInside(actor);
  const db = getDb();
  const tree = await readTree(db, now());
  const path = isId(unitId) ? pathOf(tree, unitId) : [];
  const unit = path.at(-1);
  const seat = unit ? await seatOf(db, actor) : null;
  const own = seat ? pathOf(tree, seat).map(({ id }) => id) : [];
  const standing = unit && (await standingOf(db, actor, path, own));
  if (!unit || !standing || !canSeeTeamHealth(actor, standing)) {
    throw new AppError("not_found", "There is no such unit, or its health is not yours to see.");
  }
  const mayOpen = (id: string) =>
    canSeeTeamHealth(actor, { isMember: own.includes(id), isAbove: leads(actor, pathOf(tree, id)) });
  return { tree, path, unit, mayAct: canActOn(actor, standing), mayOpen };
}

/** The units whose health is this person's daily business: those they sit in, from the table up, and those they lead. */
export async function listMyUnits(actor: Actor): Promise<UnitRef[]> {
  requireInside(actor);
  const db = getDb();
  const tree = await readTree(db, now());
  const seat = await seatOf(db, actor);
  const mine = seat ? pathOf(tree, seat).reverse() : [];
  const led = actor.kind === "person" ? tree.filter(({ id }) => actor.leads.includes(id)) : [];
  return [...new Set([...led, ...mine])].map(refOf);
}

/** Above a unit stand whoever leads it or a unit over it, and the managers of its lead. */
async function standingOf(db: Db, actor: Actor, path: TreeUnit[], own: string[]): Promise<Standing> {
  if (actor.kind !== "person") return { isMember: false, isAbove: false };
  const nearestLead = path.findLast(({ leadId }) => leadId !== null)?.leadId;
  const isLead = leads(actor, path);
  const line = nearestLead && !isLead ? await managerLine(db, nearestLead) : [];
  return { isMember: own.includes(path.at(-1)?.id ?? ""), isAbove: isLead || line.includes(actor.personId) };
}

function leads(actor: Actor, path: TreeUnit[]): boolean {
  return actor.kind === "person" && path.some(({ leadId }) => leadId === actor.personId);
}

async function seatOf(db: Db, actor: Actor): Promise<string | null> {
  if (actor.kind !== "person") return null;
  const [seat] = await db.execute(sql`
    select unit_id as id from seats
    where person_id = ${actor.personId} and valid @> ${now().toISOString()}::timestamptz`);
  return seat ? String(seat.id) : null;
}
