import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { splitProposals, splitSeats, splitTables } from "@/db/schema";
import { requireNewName } from "@/features/teams/commands/change-tree";
import { readPath } from "@/features/teams/queries";
import type { Actor } from "@/lib/actor";
import { type PersonActor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail";
import { countHit } from "@/lib/rate-limit";
import { transaction } from "@/lib/transaction";
import type { SaveSplit, SplitVersion } from "../input";
import { proposedMail } from "../messages";
import { isSamePlan, whyNotPlan } from "../rules/plan";
import { changedMeanwhile, noPlan } from "../rules/refusals";
import type { Plan, SplitTeam } from "../types";
import { holdPlan, loadTeam } from "./load";

/** Each of them is a mail to everybody at the table. */
const PLANS_A_DAY = 12;

type Saved = { unitId: string; version: number };

/**
 * Saves a plan: as a draft, or, when it is proposed already, as its next version, and then the table is asked again.
 * @throws AppError not_signed_in; not_found for whoever may not plan; invalid for a plan that cannot be laid; conflict
 * when somebody else saved meanwhile or a name is taken
 */
export async function saveSplit(actor: Actor, input: SaveSplit): Promise<Saved> {
  return save(requirePerson(actor), input, false);
}

/**
 * Saves a plan and shows it to everybody at the table, who are told by mail and asked whether they agree.
 * @throws AppError as `saveSplit`
 */
export async function proposeToTeam(actor: Actor, input: SaveSplit): Promise<Saved> {
  return save(requirePerson(actor), input, true);
}

/** Takes a plan back: nothing changes at the table, and another plan can be made. @throws AppError as `saveSplit` */
export async function withdrawSplit(
  actor: Actor,
  { unitId, version }: SplitVersion,
): Promise<{ unitId: string }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    await loadTeam(tx, actor, unitId, now().toISOString());
    const open = await holdPlan(tx, unitId, version);
    await tx
      .update(splitProposals)
      .set({ state: "withdrawn", settledAt: now(), settledBy: personId })
      .where(eq(splitProposals.id, open.id));
    await record(tx, actor, "split withdrawn", `unit:${unitId}`, { version });
    return { unitId };
  });
}

async function save(
  actor: PersonActor,
  { unitId, version, tables }: SaveSplit,
  propose: boolean,
): Promise<Saved> {
  const plan: Plan = { tables };
  return transaction(async (tx) => {
    const team = await loadTeam(tx, actor, unitId, now().toISOString());
    await requirePlan(tx, team, plan);
    const open = version > 0 ? await holdPlan(tx, unitId, version) : await begin(tx, actor, unitId);
    const changed = version === 0 || !isSamePlan(open.plan, plan);
    const next = version === 0 ? 1 : changed ? version + 1 : version;
    if (changed) await write(tx, open.id, plan);
    const wasProposed = open.state === "proposed";
    await tx
      .update(splitProposals)
      .set({
        version: next,
        ...(propose && !wasProposed && { state: "proposed" as const, proposedAt: now() }),
      })
      .where(eq(splitProposals.id, open.id));
    if (wasProposed ? changed : propose) await tell(tx, actor, team, plan, wasProposed);
    const done = propose && !wasProposed ? "split proposed" : "split saved";
    await record(tx, actor, done, `unit:${unitId}`, { version: next, tables: tables.length });
    return { unitId, version: next };
  });
}

/** One open plan a team: of two who begin one at once, one is told that the other was first. */
async function begin(tx: Db, actor: PersonActor, unitId: string) {
  const [made] = await tx
    .insert(splitProposals)
    .values({ unitId, createdBy: actor.personId, createdAt: now() })
    .onConflictDoNothing()
    .returning({ id: splitProposals.id });
  if (!made) throw changedMeanwhile();
  return { id: made.id, state: "draft" as const, plan: { tables: [] } };
}

/** @throws AppError invalid or conflict with what stands in the way of this plan */
export async function requirePlan(tx: Db, team: SplitTeam, plan: Plan): Promise<void> {
  const here = team.people.map(({ id }) => id);
  const problem = whyNotPlan(plan, here, team.limit, team.lead?.id ?? null);
  if (problem) throw new AppError("invalid", problem);
  const parent = (await readPath(tx, team.id, now())).at(-2);
  if (!parent) throw noPlan();
  for (const { name } of plan.tables) {
    await requireNewName(tx, parent.id, name, now().toISOString(), team.id);
  }
}

async function write(tx: Db, proposalId: string, { tables }: Plan): Promise<void> {
  await tx.delete(splitSeats).where(eq(splitSeats.proposalId, proposalId));
  await tx.delete(splitTables).where(eq(splitTables.proposalId, proposalId));
  await tx
    .insert(splitTables)
    .values(tables.map(({ name, leadId }, position) => ({ proposalId, position, name, leadId })));
  await tx
    .insert(splitSeats)
    .values(
      tables.flatMap(({ seats }, position) => seats.map((personId) => ({ proposalId, personId, position }))),
    );
}

async function tell(
  tx: Db,
  actor: PersonActor,
  team: SplitTeam,
  plan: Plan,
  changed: boolean,
): Promise<void> {
  await countHit(tx, `plans shown to ${team.id}`, { most: PLANS_A_DAY, seconds: 86_400 });
  const names = plan.tables.map(({ name }) => name);
  for (const { id } of team.people) {
    if (id !== actor.personId)
      await enqueueMail(tx, { to: id, ...proposedMail(team, actor.name, names, changed) });
  }
}
