import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { teams } from "@/db/schema";
import { changeTree } from "@/features/teams/commands/change-tree";
import { lockSeating, lockTree, sitDown, standUp } from "@/features/teams/commands/write";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { transaction } from "@/lib/transaction";
import { canKeepDirectory } from "../policy";
import { readGroupRow } from "../queries/groups";
import { groupResource, readGroup } from "../rules/groups";
import { membersNamed, patchedGroup } from "../rules/patches";
import { badRequest, requireVersion } from "../rules/scim";
import type { At, GroupRow, Resource, SaidGroup } from "../types";

/**
 * Founds a team and seats its members: under the department that the first of them names, otherwise under the company.
 * All of them sit down, or nothing is founded.
 * @throws AppError not_signed_in, forbidden; conflict when the name stands there; team_full; SCIMError invalidValue
 */
export async function createGroup(
  actor: Actor,
  { body, base }: { body: unknown; base: string },
): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  const said = readGroup(body);
  const name = requireName(said);
  return transaction(async (tx) => {
    await lockTree(tx);
    const members = said.members ?? [];
    await lockSeating(tx, { personIds: members.filter(isId), unitIds: [] }, now().toISOString());
    const time = now().toISOString();
    await requireMembers(tx, members, time);
    const parentId = await parentFor(tx, members, time);
    const id = await changeTree(
      tx,
      actor,
      [{ do: "found", kind: "team", parentId, name, leadId: null }],
      time,
    );
    await nameId(tx, id, said.externalId);
    await seat(tx, actor, await readGroupRow(tx, id), members, time);
    return groupResource(await readGroupRow(tx, id), base);
  });
}

/** A team as a client describes it anew. @throws AppError as `createGroup`, not_found; SCIMError invalidValue, 412 */
export async function replaceGroup(actor: Actor, { body, ...at }: At & { body: unknown }): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  const said = { members: [], ...readGroup(body) };
  requireName(said);
  return changeGroup(actor, at, body, () => ({ ...said, members: said.members ?? [] }));
}

/**
 * A team with the operations of a PATCH, all or none. Whoever is added moves here from the table they sat at.
 * @throws AppError as `createGroup`, not_found; SCIMError as `patchedGroup`, 412
 */
export async function patchGroup(actor: Actor, { body, ...at }: At & { body: unknown }): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  return changeGroup(actor, at, body, (current) => patchedGroup(current, body));
}

/** Ends a team: whoever sits there gets up, and its history stays. @throws AppError not_signed_in, forbidden, not_found; SCIMError 412 */
export async function deleteGroup(actor: Actor, at: At): Promise<void> {
  authorize(actor, canKeepDirectory(actor));
  await transaction(async (tx) => {
    await lockTree(tx);
    const row = await lockGroup(tx, at, []);
    const time = now().toISOString();
    await seat(tx, actor, row, [], time);
    await tx.update(teams).set({ directoryId: null }).where(eq(teams.unitId, row.id));
    await changeTree(tx, actor, [{ do: "close", unitId: row.id }], time);
  });
}

async function changeGroup(
  actor: Actor,
  at: At,
  body: unknown,
  say: (current: Resource) => SaidGroup,
): Promise<Resource> {
  const renames = /"displayname"/i.test(JSON.stringify(body));
  return transaction(async (tx) => {
    if (renames) await lockTree(tx);
    const row = await lockGroup(tx, at, membersNamed(body));
    const time = now().toISOString();
    const said = say(groupResource(row, at.base));
    const name = requireName(said);
    if (name !== row.name) await changeTree(tx, actor, [{ do: "rename", unitId: row.id, name }], time);
    if (said.externalId !== undefined && said.externalId !== row.directoryId)
      await nameId(tx, row.id, said.externalId);
    await seat(tx, actor, row, said.members ?? [], time);
    return groupResource(await readGroupRow(tx, row.id), at.base);
  });
}

/**
 * Locks the table, everybody at it and everybody who is named, then reads it: what is read stays true. Requests for one
 * group queue up before that, because whoever reads its people too early locks the wrong ones; the time to write at is
 * taken afterwards, so that no seat begins in between.
 */
async function lockGroup(tx: Db, { id, base, ifMatch }: At, named: string[]): Promise<GroupRow> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`group ${id}`}))`);
  const before = await readGroupRow(tx, id);
  const personIds = [...new Set([...named, ...before.members.map((member) => member.id)])];
  await lockSeating(tx, { personIds, unitIds: [id] }, now().toISOString());
  const row = await readGroupRow(tx, id);
  requireVersion(ifMatch, groupResource(row, base));
  return row;
}

/** Seats exactly these people at the table: first whoever goes gets up, then whoever comes sits down. */
async function seat(tx: Db, actor: Actor, row: GroupRow, wanted: string[], time: string): Promise<void> {
  const sitting = row.members.map(({ id }) => id);
  const going = sitting.filter((id) => !wanted.includes(id));
  const coming = wanted.filter((id) => !sitting.includes(id));
  if (going.length + coming.length === 0) return;
  await requireMembers(tx, coming, time);
  if (coming.length > 0) await requireSize(tx, row, wanted.length, time);
  if (coming.length > 0 && sitting.length === 0) await hang(tx, actor, row.id, coming, time);
  await standUp(tx, going, time);
  await sitDown(tx, { personIds: coming, unitId: row.id }, time);
  await record(tx, actor, "table seated", `unit:${row.id}`, { seated: coming, freed: going });
}

/** @throws SCIMError invalidValue naming who is unknown or has left */
async function requireMembers(tx: Db, ids: readonly string[], time: string): Promise<void> {
  const rows = await tx.execute(sql`
    select id from people where (left_at is null or left_at > ${time}::timestamptz) and id in (${listOf(ids.filter(isId))})`);
  const here = new Set(rows.map(({ id }) => String(id)));
  const missing = ids.filter((id) => !here.has(id));
  if (missing.length === 0) return;
  const names = missing.slice(0, 3).map((id) => `"${id.slice(0, 100)}"`);
  throw badRequest(
    "invalidValue",
    `${missing.length === 1 ? "One member is" : `${missing.length} members are`} nobody who is here: ${names.join(", ")}${missing.length > 3 ? " and others" : ""}. Send people first, then who sits where. Nothing was changed.`,
  );
}

/** A group that can never be a table is refused with what to do, before anybody moves. */
async function requireSize(tx: Db, row: GroupRow, wanted: number, time: string): Promise<void> {
  const [room] = await tx.execute(sql`
    select greatest(c.team_limit, t.ceiling, (select seats from team_waivers w
      where w.unit_id = t.unit_id and w.valid @> ${time}::timestamptz)) as allowed
    from teams t cross join company c where t.unit_id = ${row.id}`);
  const allowed = Number(room?.allowed);
  if (wanted <= allowed) return;
  throw new AppError(
    "team_full",
    `${row.name} would have ${wanted} people, and two pizzas feed no more than ${allowed}. Nobody was moved. Make it several groups, or leave it out of what the directory sends.`,
  );
}

/** A team that never had anybody hangs where its first people say that they work. */
async function hang(tx: Db, actor: Actor, id: string, members: string[], time: string): Promise<void> {
  const [unit] = await tx.execute(sql`
    select v.parent_id as "parentId", up.kind from unit_versions v
    join unit_versions up on up.unit_id = v.parent_id and up.valid @> ${time}::timestamptz
    where v.unit_id = ${id} and v.valid @> ${time}::timestamptz
      and not exists (select from seats where unit_id = ${id})`);
  if (unit?.kind !== "company") return;
  const parentId = await parentFor(tx, members, time);
  if (parentId !== unit.parentId) await changeTree(tx, actor, [{ do: "move", unitId: id, parentId }], time);
}

/** The one department or business unit whose name the first member's department is; otherwise the company. */
async function parentFor(tx: Db, members: readonly string[], time: string): Promise<string> {
  const rows = await tx.execute(sql`
    select v.unit_id as id, v.kind from unit_versions v
    where v.valid @> ${time}::timestamptz and (v.kind = 'company' or (v.kind in ('department', 'business_unit')
      and lower(v.name) = (select lower(department) from people where id = ${members[0] ?? null}::uuid)))`);
  const named = rows.filter(({ kind }) => kind !== "company");
  const parent = named.length === 1 ? named[0] : rows.find(({ kind }) => kind === "company");
  if (!parent) throw new AppError("not_found", "There is no company here yet.");
  return String(parent.id);
}

/** What the machine calls a team; nobody else's. */
async function nameId(tx: Db, id: string, directoryId: string | undefined): Promise<void> {
  if (directoryId === undefined) return;
  const [other] = directoryId
    ? await tx.execute(
        sql`select unit_id from teams where directory_id = ${directoryId} and unit_id <> ${id}`,
      )
    : [];
  if (other) {
    const sentence = "Another team has this external id already. Nothing was changed.";
    throw new AppError("conflict", sentence, { externalId: sentence });
  }
  await tx
    .update(teams)
    .set({ directoryId: directoryId || null })
    .where(eq(teams.unitId, id));
}

function requireName({ displayName }: SaidGroup): string {
  if (displayName) return displayName;
  throw badRequest("invalidValue", 'A group needs a "displayName". Nothing was changed.');
}

function listOf(ids: readonly string[]) {
  return sql`select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)`;
}
