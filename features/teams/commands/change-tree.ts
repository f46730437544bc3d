import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import type { Step } from "../input";
import { canKeepTree } from "../policy";
import { mergedTooLarge } from "../rules";
import { changeUnit, endUnit, foundUnit, lockSeating, lockTree, lockUnit, readTable, sitDown } from "./write";

/**
 * Makes changes of the tree, one after the other, inside the caller's transaction.
 * @returns what the last step made or changed
 * @throws AppError forbidden; not_found, invalid, conflict or team_full, naming what stands in the way
 */
export async function changeTree(
  tx: Db,
  actor: Actor,
  steps: readonly Step[],
  time: string,
): Promise<string> {
  authorize(actor, canKeepTree(actor), "The people team changes what teams there are.");
  await lockTree(tx);
  const made = new Map<string, string>();
  let last = "";
  for (const step of steps) {
    const { unitId, detail } = await take(tx, named(step, made), time);
    if ("key" in step && step.key) made.set(`new:${step.key}`, unitId);
    await record(tx, actor, DONE[step.do], `unit:${unitId}`, detail);
    last = unitId;
  }
  return last;
}

const DONE: Record<Step["do"], string> = {
  found: "unit founded",
  rename: "unit renamed",
  move: "unit moved",
  lead: "lead changed",
  seat: "people seated",
  merge: "teams merged",
  close: "unit closed",
};

type Taken = { unitId: string; detail: Record<string, unknown> };

async function take(tx: Db, step: Step, time: string): Promise<Taken> {
  switch (step.do) {
    case "found": {
      await requireHere(tx, step.leadId, time);
      await requireNewName(tx, step.parentId, step.name, time);
      const unitId = await foundUnit(tx, step, time);
      return { unitId, detail: { kind: step.kind, name: step.name, parentId: step.parentId } };
    }
    case "rename": {
      const unit = await lockUnit(tx, step.unitId, time);
      refuseCompany(unit, "The company is renamed under Administration, Company.");
      if (unit.parentId) await requireNewName(tx, unit.parentId, step.name, time, unit.id);
      await changeUnit(tx, step.unitId, { name: step.name }, time);
      return { unitId: step.unitId, detail: { from: unit.name, to: step.name } };
    }
    case "move": {
      const unit = await lockUnit(tx, step.unitId, time);
      refuseCompany(unit, "The company hangs under nothing.");
      await requireNewName(tx, step.parentId, unit.name, time, unit.id);
      await refuseCircle(tx, unit, step.parentId, time);
      await changeUnit(tx, step.unitId, { parentId: step.parentId }, time);
      return { unitId: step.unitId, detail: { from: unit.parentId, to: step.parentId } };
    }
    case "lead": {
      await requireHere(tx, step.leadId, time);
      const unit = await lockUnit(tx, step.unitId, time);
      if (step.leadId) await refuseApprover(tx, unit, step.leadId, time);
      await changeUnit(tx, step.unitId, { leadId: step.leadId }, time);
      return { unitId: step.unitId, detail: { from: unit.leadId, to: step.leadId } };
    }
    case "seat": {
      for (const id of step.personIds) await requireHere(tx, id, time);
      await sitDown(tx, step, time);
      return { unitId: step.unitId, detail: { people: step.personIds } };
    }
    case "merge":
      return merge(tx, step, time);
    case "close": {
      const unit = await lockUnit(tx, step.unitId, time);
      refuseCompany(unit, "The company is not closed here.");
      await endUnit(tx, step.unitId, time);
      return { unitId: step.unitId, detail: { name: unit.name } };
    }
  }
}

/** Several tables become one where the first of them stood: if all fit, otherwise nothing happens. */
async function merge(tx: Db, step: Extract<Step, { do: "merge" }>, time: string): Promise<Taken> {
  await requireHere(tx, step.leadId, time);
  const tables = [];
  for (const id of step.unitIds) tables.push(await readTable(tx, id, time));
  const [first] = tables;
  if (!first) throw new AppError("invalid", "Choose at least two teams.");
  const personIds = await lockTablesWithPeople(tx, step.unitIds, time);
  const [company] = await tx.execute(sql`select team_limit as "limit" from company`);
  const limit = Number(company?.limit);
  if (personIds.length > limit) {
    throw new AppError(
      "team_full",
      mergedTooLarge(
        tables.map(({ name }) => name),
        personIds.length,
        limit,
      ),
    );
  }
  await requireNewName(tx, first.parentId, step.name, time, ...step.unitIds);
  const leadId = step.leadId ?? first.leadId;
  const unitId = await foundUnit(
    tx,
    { kind: "team", parentId: first.parentId, name: step.name, leadId },
    time,
  );
  await sitDown(tx, { personIds, unitId }, time);
  for (const id of step.unitIds) {
    await endUnit(tx, id, time);
    await tx.execute(sql`
      insert into unit_lineage (came_from, became, how, at) values (${id}, ${unitId}, 'merge', ${time}::timestamptz)`);
  }
  await passOn(tx, step.unitIds, unitId);
  return { unitId, detail: { from: step.unitIds, name: step.name } };
}

/** Who sits at these tables, all of it locked in the one order; read again once nobody can sit down or get up. */
async function lockTablesWithPeople(tx: Db, unitIds: readonly string[], time: string): Promise<string[]> {
  const list = sql`select value::uuid from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb)`;
  const read = async () => {
    const rows = await tx.execute(sql`
      select person_id as id from seats where unit_id in (${list}) and valid @> ${time}::timestamptz order by person_id`);
    return rows.map(({ id }) => String(id));
  };
  await lockSeating(tx, { personIds: await read(), unitIds }, time);
  return read();
}

/** What the old teams do for the company, the new one does from now on. Promises to them stay theirs, unread by others. */
async function passOn(tx: Db, from: readonly string[], to: string): Promise<void> {
  await tx.execute(sql`
    update services set provider_id = ${to} where provider_id in (
      select value::uuid from jsonb_array_elements_text(${JSON.stringify(from)}::text::jsonb))`);
}

/** A step with the units that earlier steps made in place of their keys. */
function named(step: Step, made: ReadonlyMap<string, string>): Step {
  const find = (id: string) => made.get(id) ?? id;
  switch (step.do) {
    case "found":
      return { ...step, parentId: find(step.parentId) };
    case "move":
      return { ...step, unitId: find(step.unitId), parentId: find(step.parentId) };
    case "merge":
      return { ...step, unitIds: step.unitIds.map(find) };
    default:
      return { ...step, unitId: find(step.unitId) };
  }
}

/** @throws AppError not_found for somebody who left or never was */
async function requireHere(tx: Db, personId: string | null, time: string): Promise<void> {
  if (personId === null) return;
  const [person] = isId(personId)
    ? await tx.execute(
        sql`select name, left_at <= ${time}::timestamptz as "hasLeft" from people where id = ${personId}`,
      )
    : [];
  if (!person) throw new AppError("not_found", "There is nobody here by that name.");
  if (person.hasLeft) {
    throw new AppError("conflict", `${person.name} is not here any more. Choose somebody else.`, {
      leadId: "Choose somebody who is here.",
    });
  }
}

/** Nobody approves a waiver for a table of their own, nor takes the lead of one for which they just did. */
async function refuseApprover(
  tx: Db,
  unit: { id: string; name: string },
  leadId: string,
  time: string,
): Promise<void> {
  const [waiver] = await tx.execute(sql`
    select p.name from team_waivers w join people p on p.id = w.approved_by
    where w.unit_id = ${unit.id} and w.approved_by = ${leadId} and upper(w.valid) > ${time}::timestamptz`);
  if (!waiver) return;
  const sentence = `${waiver.name} approved the waiver that runs here, and nobody waives the rule for a table of their own. End it first, or choose somebody else.`;
  throw new AppError("conflict", sentence, { leadId: sentence });
}

/** Two units of one name side by side would be mixed up, by people and by the next file from HR. */
export async function requireNewName(
  tx: Db,
  parentId: string,
  name: string,
  time: string,
  ...except: string[]
): Promise<void> {
  if (!isId(parentId)) return;
  const rows = await tx.execute(sql`
    select v.unit_id as id, up.name as parent from unit_versions v
    join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${time}::timestamptz
    where v.parent_id = ${parentId} and v.valid @> ${time}::timestamptz and lower(v.name) = lower(${name})`);
  const twin = rows.find(({ id }) => !except.includes(String(id)));
  if (!twin) return;
  const sentence = `There is a ${name} in ${twin.parent} already. Choose another name.`;
  throw new AppError("conflict", sentence, { name: sentence });
}

/** The database refuses circles at the end of the transaction; here the refusal can name the units. */
async function refuseCircle(
  tx: Db,
  unit: { id: string; name: string },
  parentId: string,
  time: string,
): Promise<void> {
  if (!isId(parentId)) return;
  const [above] = await tx.execute(sql`
    with recursive up as (
      select unit_id, parent_id, 0 as steps from unit_versions where unit_id = ${parentId} and valid @> ${time}::timestamptz
      union all
      select v.unit_id, v.parent_id, up.steps + 1 from up
      join unit_versions v on v.unit_id = up.parent_id and v.valid @> ${time}::timestamptz where up.steps < 100
    )
    select 1 from up where unit_id = ${unit.id}`);
  if (above)
    throw new AppError("invalid", `${unit.name} cannot hang under itself or under what is below it.`);
}

function refuseCompany({ kind }: { kind: string }, sentence: string): void {
  if (kind === "company") throw new AppError("invalid", sentence);
}
