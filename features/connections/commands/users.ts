import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema";
import { changePerson } from "@/features/people/commands/change-person";
import { comeBack, joinPerson } from "@/features/people/commands/join";
import { leavePeople } from "@/features/people/commands/leave";
import { whoHas } from "@/features/people/commands/who-has";
import { taken } from "@/features/people/rules/taken";
import type { PersonFields } from "@/features/people/types";
import { type Actor, authorize } from "@/lib/actor";
import { record } from "@/lib/audit";
import { now } from "@/lib/clock";
import type { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { transaction } from "@/lib/transaction";
import { canKeepDirectory } from "../policy";
import { readUserRow } from "../queries/users";
import { patchedUser } from "../rules/patches";
import { badRequest, requireVersion } from "../rules/scim";
import { changesOf, joinerOf, readUser, userResource } from "../rules/users";
import type { At, Resource, SaidUser, UserRow } from "../types";

/**
 * Brings somebody in. Whom the machine deleted before comes back as the person they were, with their history.
 * @throws AppError not_signed_in, forbidden; conflict when somebody has the name, address or id; SCIMError invalidValue
 */
export async function createUser(
  actor: Actor,
  { body, base }: { body: unknown; base: string },
): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  const said = readUser(body);
  const joiner = joinerOf(said);
  return transaction(async (tx) => {
    const time = now().toISOString();
    await requireUnknown(tx, joiner, time);
    await requireManager(tx, joiner.managerId);
    const id = await joinPerson(tx, joiner, time);
    await record(tx, actor, "joined", `person:${id}`);
    if (said.active === false) await go(tx, actor, id, time);
    return userResource(await readUserRow(tx, id), base);
  });
}

/**
 * Somebody as a client describes them anew.
 * @throws AppError not_signed_in, forbidden, not_found, conflict, invalid for a circle; SCIMError invalidValue, 412
 */
export async function replaceUser(actor: Actor, { body, ...at }: At & { body: unknown }): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  const said = readUser(body);
  return changeUser(actor, at, () => said);
}

/**
 * Somebody with the operations of a PATCH, all or none.
 * @throws AppError not_signed_in, forbidden, not_found, conflict, invalid for a circle; SCIMError as `patchedUser`, 412
 */
export async function patchUser(actor: Actor, { body, ...at }: At & { body: unknown }): Promise<Resource> {
  authorize(actor, canKeepDirectory(actor));
  return changeUser(actor, at, (current) => patchedUser(current, body));
}

/**
 * Somebody leaves and is not known to the machine any more; their history stays.
 * @throws AppError not_signed_in, forbidden, not_found; conflict for the last admin; SCIMError 412
 */
export async function deleteUser(actor: Actor, at: At): Promise<void> {
  authorize(actor, canKeepDirectory(actor));
  await transaction(async (tx) => {
    const row = await lockUser(tx, at);
    const time = now().toISOString();
    if (row.active) await go(tx, actor, row.id, time);
    await tx.update(people).set({ droppedAt: now() }).where(eq(people.id, row.id));
    await record(tx, actor, "deleted in the directory", `person:${row.id}`);
  });
}

async function changeUser(actor: Actor, at: At, say: (current: Resource) => SaidUser): Promise<Resource> {
  return transaction(async (tx) => {
    const row = await lockUser(tx, at);
    const said = say(userResource(row, at.base));
    const changes = changesOf(said, row);
    const time = now().toISOString();
    const changed = Object.keys(changes);
    if (changed.length > 0) {
      await requireManager(tx, changes.managerId);
      await requireNoOther(tx, changes, row.id, time);
      await changePerson(tx, row.id, changes, time);
      await record(tx, actor, "person changed", `person:${row.id}`, { changed });
    }
    if (said.active === false && row.active) await go(tx, actor, row.id, time);
    if (said.active === true && !row.active) {
      await comeBack(tx, row.id);
      await record(tx, actor, "came back", `person:${row.id}`);
    }
    return userResource(await readUserRow(tx, row.id), at.base);
  });
}

async function go(tx: Db, actor: Actor, id: string, time: string): Promise<void> {
  await leavePeople(tx, [id], time);
  await record(tx, actor, "left", `person:${id}`);
}

/** Two changes of one person wait for each other here. */
async function lockUser(tx: Db, { id, base, ifMatch }: At): Promise<UserRow> {
  if (isId(id)) await tx.select({ id: people.id }).from(people).where(eq(people.id, id)).for("no key update");
  const row = await readUserRow(tx, id);
  requireVersion(ifMatch, userResource(row, base));
  return row;
}

/** Whoever the machine still knows is to be changed, not brought in once more (RFC 7644 section 3.3, uniqueness). */
async function requireUnknown(tx: Db, joiner: PersonFields, time: string): Promise<void> {
  const directoryId = joiner.directoryId ?? joiner.externalId;
  const holders = await whoHas(tx, { ...joiner, directoryId }, time);
  const known = holders.find(({ dropped }) => !dropped);
  if (known) throw taken(known);
}

/** No other person is shown under the same externalId. */
async function requireNoOther(tx: Db, changes: PersonFields, id: string, time: string): Promise<void> {
  const directoryId = changes.directoryId ?? changes.externalId;
  const [other] = directoryId ? await whoHas(tx, { directoryId }, time, id) : [];
  if (other) throw taken({ has: "externalId" });
}

/** A client that names managers before it brings them in is told so. @throws SCIMError invalidValue */
async function requireManager(tx: Db, managerId: string | null | undefined): Promise<void> {
  if (!managerId) return;
  const known = await readUserRow(tx, managerId).catch((error: AppError) => {
    if (error.code === "not_found") return null;
    throw error;
  });
  if (known) return;
  throw badRequest(
    "invalidValue",
    `The manager "${managerId.slice(0, 100)}" is nobody we know. Send the manager first, then whoever reports to them.`,
  );
}
