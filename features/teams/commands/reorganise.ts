import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Actor, authorize, requirePerson, SYSTEM } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError, isAppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { enqueueMail } from "@/lib/mail";
import { transaction } from "@/lib/transaction";
import { type PlanReorganisation, type ReorganisationId, Step } from "../input";
import { stuckMail } from "../messages";
import { canChangeTree } from "../policy";
import { firstMoment } from "../rules";
import { changeTree } from "./change-tree";
import { rehearseSteps } from "./rehearse";
import { lockTree } from "./write";

/**
 * Plans changes of the tree for a day to come. They are tried at once, all together, and taken back: what would not go
 * today is refused with the sentence of the step in whose way something stands.
 * @returns the plan's id
 * @throws AppError not_signed_in, forbidden; invalid for a day that is no day to come; whatever a step refuses with
 */
export async function planReorganisation(
  actor: Actor,
  { name, day, steps }: PlanReorganisation,
): Promise<{ id: string }> {
  authorize(actor, canChangeTree(actor), MAY);
  const maker = requirePerson(actor);
  const takesEffectAt = firstMoment(day);
  const time = now();
  if (takesEffectAt <= time || takesEffectAt.getTime() > time.getTime() + TWO_YEARS) {
    const sentence = "Choose a day to come, within two years. What should happen today is done at once.";
    throw new AppError("invalid", sentence, { day: sentence });
  }
  await rehearseSteps(actor, { steps });
  return transaction(async (tx) => {
    const [made] = await tx.execute(sql`
      insert into reorganisations (name, takes_effect_at, steps, created_by, created_at)
      values (${name}, ${takesEffectAt.toISOString()}::timestamptz, ${JSON.stringify(steps)}::text::jsonb,
        ${maker.personId}, ${time.toISOString()}::timestamptz) returning id`);
    const id = String(made?.id);
    await record(tx, actor, "reorganisation planned", `reorganisation:${id}`, { name, day });
    return { id };
  });
}

/** Calls a plan off that was not carried out. @throws AppError not_signed_in, forbidden, not_found */
export async function cancelReorganisation(actor: Actor, { id }: ReorganisationId): Promise<{ id: string }> {
  return transaction(async (tx) => {
    authorize(actor, canChangeTree(actor), MAY);
    const plan = await openPlan(tx, id);
    await settle(tx, plan.id, "cancelled", null);
    await record(tx, actor, "reorganisation cancelled", `reorganisation:${id}`, { name: plan.name });
    return { id };
  });
}

/**
 * Carries a plan out now: one that is stuck, or one that should not wait for its day. All of it or nothing.
 * @throws AppError not_signed_in, forbidden, not_found; whatever a step refuses with
 */
export async function carryOutReorganisation(
  actor: Actor,
  { id }: ReorganisationId,
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    authorize(actor, canChangeTree(actor), MAY);
    await lockTree(tx);
    await carryOut(tx, actor, await openPlan(tx, id));
    return { id };
  });
}

/**
 * Carries out what is due, in the order of the days, each plan whole or not at all. What cannot be done, or whose maker
 * keeps the tree no longer, is stuck: its maker hears why, and it waits. Several may run at once; they take turns.
 * @returns how many were done and how many are stuck now
 * @throws AppError forbidden for anybody but the portal itself
 */
export async function applyDueReorganisations(actor: Actor): Promise<{ done: number; stuck: number }> {
  authorize(actor, actor.kind === "system");
  const counts = { done: 0, stuck: 0 };
  const tried: string[] = [];
  for (;;) {
    const next = await carryOutNext(tried);
    if (!next) return counts;
    tried.push(next.id);
    counts[next.outcome] += 1;
  }
}

async function carryOutNext(
  tried: readonly string[],
): Promise<{ id: string; outcome: "done" | "stuck" } | null> {
  const taken: { plan?: Plan } = {};
  try {
    return await transaction(async (tx) => {
      await lockTree(tx);
      taken.plan = await takeNext(tx, tried);
      if (!taken.plan) return null;
      await requireKeeper(tx, taken.plan);
      await carryOut(tx, SYSTEM, taken.plan);
      return { id: taken.plan.id, outcome: "done" as const };
    });
  } catch (error) {
    if (!taken.plan || !isAppError(error)) throw error;
    await getStuck(taken.plan, error.message);
    return { id: taken.plan.id, outcome: "stuck" };
  }
}

type Plan = { id: string; name: string; steps: unknown[]; createdBy: string };

const COLUMNS = sql`id, name, steps, created_by as "createdBy"`;

/** A plan is as good on its day as the role of its maker: nobody changes the tree after they stopped keeping it. */
async function requireKeeper(tx: Db, { createdBy }: Plan): Promise<void> {
  const [keeper] = await tx.execute(sql`
    select from role_grants where person_id = ${createdBy} and role in ('people_team', 'admin')`);
  if (keeper) return;
  throw new AppError(
    "forbidden",
    "Whoever planned this is no longer on the people team. Somebody who is can look at it, and carry it out or call it off.",
  );
}

async function takeNext(tx: Db, tried: readonly string[]): Promise<Plan | undefined> {
  const [plan] = await tx.execute(sql`
    select ${COLUMNS} from reorganisations
    where state = 'planned' and takes_effect_at <= ${now().toISOString()}::timestamptz
      and id not in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(tried)}::text::jsonb))
    order by takes_effect_at, created_at, id limit 1 for update`);
  return plan as unknown as Plan | undefined;
}

async function openPlan(tx: Db, id: string): Promise<Plan> {
  const [plan] = isId(id)
    ? await tx.execute(sql`
        select ${COLUMNS} from reorganisations where id = ${id} and state in ('planned', 'stuck') for update`)
    : [];
  if (!plan) throw new AppError("not_found", "There is no such plan, or it was carried out or called off.");
  return plan as unknown as Plan;
}

async function carryOut(tx: Db, actor: Actor, plan: Plan): Promise<void> {
  const steps = Step.array().safeParse(plan.steps);
  if (!steps.success)
    throw new AppError("invalid", "This plan was written for another version of the portal.");
  await changeTree(tx, actor, steps.data, now().toISOString());
  await settle(tx, plan.id, "done", null);
  await record(tx, actor, "reorganisation carried out", `reorganisation:${plan.id}`, { name: plan.name });
}

async function getStuck({ id, name, createdBy }: Plan, problem: string): Promise<void> {
  await transaction(async (tx) => {
    const stuck = await tx.execute(sql`
      update reorganisations set state = 'stuck', problem = ${problem} where id = ${id} and state = 'planned' returning id`);
    if (stuck.length === 0) return;
    await enqueueMail(tx, { to: createdBy, ...stuckMail({ name, problem }) });
    await record(tx, SYSTEM, "reorganisation stuck", `reorganisation:${id}`, { name, problem });
  });
}

async function settle(
  tx: Db,
  id: string,
  state: "done" | "cancelled",
  problem: string | null,
): Promise<void> {
  await tx.execute(sql`
    update reorganisations set state = ${state}, problem = ${problem}, settled_at = ${now().toISOString()}::timestamptz
    where id = ${id}`);
}

const MAY = "The people team plans reorganisations.";
const TWO_YEARS = 731 * 86_400_000;
