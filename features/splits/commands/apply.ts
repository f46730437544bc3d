import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { splitProposals } from "@/db/schema";
import {
  endUnit,
  foundUnit,
  lockSeating,
  lockTree,
  readTable,
  sitDown,
} from "@/features/teams/commands/write";
import { inWords } from "@/features/teams/rules";
import { type Actor, requirePerson } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail";
import { transaction } from "@/lib/transaction";
import type { SplitVersion } from "../input";
import { laidMail } from "../messages";
import { countYeses, type OpenSplit } from "../queries/table";
import { capital, serviceAt, yesesNeeded } from "../rules/plan";
import type { Plan, SplitTeam } from "../types";
import { holdPlan, loadTeam } from "./load";
import { requirePlan } from "./save";

/**
 * Lays the tables that a team agreed on, all or nothing: the old team ends and keeps its history, the new ones begin where
 * it stood, everybody sits down, leads and services go along. The database counts every seat again.
 * @throws AppError not_signed_in; not_found for whoever may not plan; conflict when the plan changed, too few agree or a
 * name is taken; invalid when the table changed since or a new one would not fit
 */
export async function applySplit(
  actor: Actor,
  { unitId, version }: SplitVersion,
): Promise<{ unitId: string; tables: string[] }> {
  const { personId } = requirePerson(actor);
  return transaction(async (tx) => {
    await lockTree(tx);
    const time = now().toISOString();
    await loadTeam(tx, actor, unitId, time);
    const open = await holdPlan(tx, unitId, version);
    const people = open.plan.tables.flatMap(({ seats }) => seats);
    await lockSeating(tx, { personIds: people, unitIds: [unitId] }, time);
    // Read again: now nobody can sit down or get up until this is done.
    const team = await loadTeam(tx, actor, unitId, time);
    await requirePlan(tx, team, open.plan);
    await requireAgreement(tx, open, team, time);
    const tables = await lay(tx, team, open.plan, time);
    await tx
      .update(splitProposals)
      .set({ state: "applied", settledAt: now(), settledBy: personId })
      .where(eq(splitProposals.id, open.id));
    await record(tx, actor, "team split", `unit:${unitId}`, { version, tables });
    return { unitId, tables };
  });
}

async function requireAgreement(tx: Db, open: OpenSplit, team: SplitTeam, time: string): Promise<void> {
  if (open.state !== "proposed") {
    throw new AppError("conflict", "This is a draft still. Propose it to the team first.");
  }
  const agreed = await countYeses(tx, open, team.id, time);
  const needed = yesesNeeded(team.people.length);
  if (agreed >= needed) return;
  throw new AppError(
    "conflict",
    `${capital(inWords(agreed))} of ${team.people.length} agreed so far, and it takes ${inWords(needed)}. Nothing was changed.`,
  );
}

async function lay(tx: Db, team: SplitTeam, plan: Plan, time: string): Promise<string[]> {
  const { parentId } = await readTable(tx, team.id, time);
  const laid: string[] = [];
  for (const { name, leadId, seats } of plan.tables) {
    const unitId = await foundUnit(tx, { kind: "team", parentId, name, leadId }, time);
    await sitDown(tx, { personIds: seats, unitId }, time);
    await tx.execute(sql`
      insert into unit_lineage (came_from, became, how, at) values (${team.id}, ${unitId}, 'split', ${time}::timestamptz)`);
    for (const to of seats) await enqueueMail(tx, { to, ...laidMail(team, { id: unitId, name }) });
    laid.push(unitId);
  }
  await passOn(tx, team, plan, laid);
  await endUnit(tx, team.id, time);
  return laid;
}

/** What the old team did for the company, one of the new tables does from now on. */
async function passOn(tx: Db, team: SplitTeam, plan: Plan, laid: readonly string[]): Promise<void> {
  const rows = await tx.execute(sql`
    select s.id, array(select person_id from service_owners o where o.service_id = s.id) as owners
    from services s where s.provider_id = ${team.id} order by s.id for no key update`);
  for (const { id, owners } of rows) {
    const to = laid[serviceAt(plan, owners as string[], team.lead?.id ?? null)] ?? null;
    await tx.execute(sql`update services set provider_id = ${to} where id = ${String(id)}`);
  }
}
