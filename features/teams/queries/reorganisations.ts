import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { type Actor, authorize, requireInside } from "@/lib/actor";
import { isId } from "@/lib/id";
import { Step } from "../input";
import { canChangeTree } from "../policy";
import { idsIn, type Names, stepWords, wordsFor } from "../rules/steps";
import type { Ahead, Reorganisation } from "../types";

/**
 * Every plan: what waits for its day or is stuck first, the next first; then the thirty that were settled last.
 * @throws AppError not_signed_in, forbidden
 */
export async function listReorganisations(actor: Actor): Promise<Reorganisation[]> {
  authorize(actor, canChangeTree(actor), "The people team plans reorganisations.");
  const rows = (await getDb().execute(sql`
    (select ${COLUMNS} from reorganisations r join people p on p.id = r.created_by
      where state in ('planned', 'stuck') order by takes_effect_at)
    union all
    (select ${COLUMNS} from reorganisations r join people p on p.id = r.created_by
      where state not in ('planned', 'stuck') order by settled_at desc limit 30)`)) as unknown as PlanRow[];
  const plans = rows.map((row) => ({ ...row, steps: readSteps(row.steps) }));
  const names = await readNames(plans.flatMap(({ steps }) => steps));
  return plans.map(({ takesEffectAt, settledAt, ...plan }) => ({
    ...plan,
    takesEffectAt: new Date(takesEffectAt),
    settledAt: settledAt ? new Date(settledAt) : null,
    steps: plan.steps.map((step) => stepWords(step, names, plan.steps)),
  }));
}

/** What is planned for a unit, the next first, for everybody to see. @throws AppError not_signed_in */
export async function listAhead(actor: Actor, unitId: string): Promise<Ahead[]> {
  requireInside(actor);
  if (!isId(unitId)) return [];
  const rows = (await getDb().execute(sql`
    select id, name as plan, takes_effect_at::text as day, steps from reorganisations
    where state = 'planned' and steps::text like ${`%${unitId}%`} order by takes_effect_at`)) as unknown as {
    id: string;
    plan: string;
    day: string;
    steps: unknown;
  }[];
  const plans = rows.map((row) => ({ ...row, steps: readSteps(row.steps) }));
  const names = await readNames(plans.flatMap(({ steps }) => steps));
  return plans.flatMap(({ steps, day, ...plan }) => {
    const words = wordsFor(unitId, steps, names);
    return words ? [{ ...plan, day: new Date(day), words }] : [];
  });
}

type PlanRow = Omit<Reorganisation, "steps" | "takesEffectAt" | "settledAt"> & {
  steps: unknown;
  takesEffectAt: string;
  settledAt: string | null;
};

const COLUMNS = sql`r.id, r.name, r.takes_effect_at::text as "takesEffectAt", r.state, r.problem, r.steps,
  r.settled_at::text as "settledAt", json_build_object('id', p.id, 'name', p.name) as maker`;

/** Steps that another version of the portal wrote are not told. */
function readSteps(steps: unknown): Step[] {
  return Step.array().safeParse(steps).data ?? [];
}

async function readNames(steps: readonly Step[]): Promise<Names> {
  const ids = JSON.stringify(steps.flatMap(idsIn).filter(isId));
  const list = sql`(select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`;
  const rows = await getDb().execute(sql`
    select distinct on (unit_id) unit_id as id, name from unit_versions where unit_id in ${list}
      order by unit_id, valid desc`);
  const people = await getDb().execute(sql`select id, name from people where id in ${list}`);
  return new Map([...rows, ...people].map(({ id, name }) => [String(id), String(name)]));
}
